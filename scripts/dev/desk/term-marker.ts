import type { ElementContent } from 'hast'
import { h } from 'hastscript'
import { wholeWords } from '../../ground/whole-words.ts'
import type { Segment } from '../../model/source.ts'
import type { DeskChapter } from './chapter.ts'
import { termsIn } from './memory.ts'

/** Marks the terms in a piece of a source, each with what it is in the language. */
export type TermMarker = (text: string) => ElementContent[]

export function termMarker({ prepared, locale }: DeskChapter, { text }: Segment): TermMarker {
  const terms = termsIn(text, prepared.localised.terms, locale.language.id)
  const forms = new Map(terms.map(({ source, forms }) => [source.toLowerCase(), forms]))
  const pattern = wholeWords(forms.keys())
  if (!pattern) return piece => [{ type: 'text', value: piece }]
  return piece => {
    const content: ElementContent[] = []
    let at = 0
    for (const { 0: word, index } of piece.matchAll(new RegExp(pattern.source, 'giu'))) {
      if (index > at) content.push({ type: 'text', value: piece.slice(at, index) })
      content.push(h('mark.term', { title: forms.get(word.toLowerCase())?.join(', ') }, word))
      at = index + word.length
    }
    if (at < piece.length) content.push({ type: 'text', value: piece.slice(at) })
    return content
  }
}
