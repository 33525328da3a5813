import type { Properties, Root } from 'hast'
import { h } from 'hastscript'
import { visit } from 'unist-util-visit'
import type { Translate } from '../../model/interface.ts'
import type { Discussed } from '../../renditions/rendition.ts'

/** Marks an element with what members said about it, until the page is put together. */
export function entriesAttributes({ address, count }: Discussed): Properties {
  return { dataEntries: address, dataCount: String(count) }
}

/** Puts a link to what members said behind the words that they said it about. */
export function linkEntries(tree: Root, t: Translate): void {
  visit(tree, 'element', element => {
    const { dataEntries: href, dataCount: count, ...properties } = element.properties
    if (typeof href !== 'string') return
    element.properties = properties
    const words = t('consultation.report.entriesOf', { count: Number(count) })
    element.children.push({ type: 'text', value: ' ' }, h('a.paragraph-entries', { href }, words))
  })
}
