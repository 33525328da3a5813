import { type Rendition, varied } from './rendition.ts'
import type { Variant } from './variant.ts'

/**
 * The source beside the translation, for proofreading.
 *
 * @param target id of the language to be read
 */
export function bilingual(target: string): Variant {
  const suffix = '.bilingual'
  return {
    suffix,
    apply: (wanted, all) =>
      wanted.flatMap((rendition): Rendition[] => {
        const { edition, localised, publication } = rendition
        if (localised.language.id !== target) return []
        const [source] = publication.languages
        const beside = all.find(other => other.edition === edition && other.localised.language === source)
        return beside ? [varied(rendition, { path: rendition.path + suffix, beside })] : []
      }),
  }
}
