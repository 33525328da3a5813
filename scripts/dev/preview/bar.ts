import type { Element } from 'hast'
import { h } from 'hastscript'
import { TOOL_LANGUAGE } from '../../languages/registry.ts'
import type { Place, Snapshot } from './snapshot.ts'

/** Chooses what a preview shows, and how: edition, language, marks of drafts, whether a click leads to the source. */
export function previewBar(snapshot: Snapshot, { edition, localised }: Place): Element {
  const { publication } = snapshot
  const choice = (name: string, options: { id: string; words: string; tag?: string }[], chosen: string): Element =>
    h('label', [
      `${name} `,
      h(
        'select',
        { name: name.toLowerCase() },
        options.map(({ id, words, tag }) => h('option', { value: id, selected: id === chosen, lang: tag }, words)),
      ),
    ])
  const editions = publication?.editions.map(({ id, title }) => ({ id, words: title })) ?? []
  const languages = publication?.languages.map(({ id, name, tag }) => ({ id, words: name, tag })) ?? []
  const hasPdf = [...(snapshot.prepared?.formats.keys() ?? [])].some(({ endings }) => endings.includes('.pdf'))
  return h('nav.dev-bar', { id: 'dev-bar', lang: TOOL_LANGUAGE, ariaLabel: 'Preview' }, [
    h('a', { href: '/' }, 'Editions'),
    choice('Edition', editions, edition.id),
    choice('Language', languages, localised.language.id),
    h('label', [h('input', { type: 'checkbox', name: 'marks', checked: true }), ' draft marks']),
    h('label', [h('input', { type: 'checkbox', name: 'source', checked: true }), ' a click opens the source']),
    ...(hasPdf ? [h('a', { href: `/pdf/${localised.language.id}/${edition.id}`, target: 'pdf' }, 'PDF')] : []),
    h('span.dev-place', { role: 'status' }),
  ])
}
