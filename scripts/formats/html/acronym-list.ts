import type { Element } from 'hast'
import { h } from 'hastscript'
import type { HtmlContext } from './context.ts'

/** The acronyms that the edition uses, sorted for the language, as a description list. */
export function acronymList({ acronyms, language }: HtmlContext): Element[] {
  const sorted = acronyms.toSorted((a, b) => a.short.localeCompare(b.short, language.tag))
  return [
    h(
      'dl.acronyms',
      sorted.map(({ short, long, longLang }) => h('div', [h('dt', short), h('dd', { lang: longLang }, long)])),
    ),
  ]
}
