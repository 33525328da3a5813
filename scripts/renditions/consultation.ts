import { type Rendition, varied } from './rendition.ts'
import { roundInLanguage } from './round-in-language.ts'
import type { Variant } from './variant.ts'

/** The editions that a round is about: numbered by paragraphs, and with what members need to answer. */
export function consultation(id: string): Variant {
  return {
    suffix: `.${id}`,
    toComment: true,
    apply: wanted =>
      wanted.flatMap((rendition): Rendition[] => {
        const round = rendition.rounds.find(one => one.id === id)
        if (!round?.editions.includes(rendition.edition.id)) return []
        const consulted = roundInLanguage(round, rendition.localised)
        return [varied(rendition, { path: `${rendition.path}.${id}`, numbering: 'paragraphs', consulted })]
      }),
  }
}
