import { visit } from 'unist-util-visit'
import { report } from '../messages.ts'
import type { Source } from '../model.ts'

/** Every cited key must stand in the bibliography (`citation-unknown`). */
export function checkCitations({ tree, file }: Source, keys: ReadonlySet<string>): void {
  visit(tree, 'citation', citation => {
    for (const { key, position } of citation.items)
      if (!keys.has(key))
        report(file, 'citation-unknown', `Unexpected citation key \`${key}\`, expected one of references.bib`, {
          place: position ?? citation.position,
          actual: key,
          expected: keys,
        })
  })
}
