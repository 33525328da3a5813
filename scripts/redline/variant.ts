import { type Rendition, varied } from '../renditions/rendition.ts'
import type { Variant } from '../renditions/variant.ts'
import type { ChapterTree } from '../resolve/assemble.ts'
import { type Comparison, redlineOf } from './compare.ts'
import { firstPage } from './first-page.ts'

/** What the files of a redline are called, behind the edition's name. */
const SUFFIX = '.redline'

/**
 * Editions with what changed in them since another revision.
 *
 * @param notMade is told of editions and languages that the other revision did not have
 */
export function redline(comparison: Comparison, notMade: (reason: string) => void): Variant {
  return {
    suffix: SUFFIX,
    marksChanges: true,
    apply: wanted =>
      wanted.flatMap((fresh): Rendition[] => {
        const made = redlineOf(comparison, fresh)
        if (typeof made === 'string') {
          notMade(made)
          return []
        }
        let front: ChapterTree | undefined
        return [
          varied(made.rendition, {
            path: fresh.path + SUFFIX,
            redline: true,
            get firstPage() {
              front ??= firstPage(comparison, made)
              return front
            },
          }),
        ]
      }),
  }
}
