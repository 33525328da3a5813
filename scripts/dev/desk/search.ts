import type { Element, ElementContent } from 'hast'
import { h } from 'hastscript'
import type { Translate } from '../../model/interface.ts'
import { anchorOf } from '../../translations/segment-id.ts'
import type { Snapshot } from '../preview/snapshot.ts'
import { deskLocale, deskSources } from './chapter.ts'
import { memoryUnits } from './memory.ts'
import { deskWords, spokenPlace } from './words.ts'

const MOST = 60

/** How a character is compared: without case, accents and the shapes of quotation marks and hyphens. */
function folded(text: string): string {
  let plain = ''
  for (const character of text) {
    const [base = character] = character.normalize('NFD').toLowerCase()
    const same = base
      .replace(/[’‘]/, "'")
      .replace(/[“”«»]/, '"')
      .replace(/\p{Pd}/u, '-')
    // As long as it was, so that places stay.
    plain += same.padEnd(character.length)
  }
  return plain
}

/**
 * Where words stand in the sources and translations of a whole language, retired ones and the memory included: how a word
 * was translated everywhere. Found are all texts that hold the words as they were typed, whatever their case and accents.
 *
 * @returns undefined where the language is none that is translated into
 */
export function searchPart(snapshot: Snapshot, languageId: string, asked: string): ElementContent[] | undefined {
  const { prepared } = snapshot
  const locale = deskLocale(snapshot, languageId)
  if (!prepared || !locale) return undefined
  const wanted = folded(asked.trim().replace(/\s+/g, ' '))
  if (wanted === '') return []
  const t = deskWords(snapshot, languageId)
  const tags = { source: prepared.publication.languages[0].tag, target: locale.language.tag }
  const found: Element[] = []
  let count = 0
  const look = (where: (Element | string)[], source: string, target: string): void => {
    const [inSource, inTarget] = [placesOf(wanted, source), placesOf(wanted, target)]
    if (inSource.length + inTarget.length === 0 || ++count > MOST) return
    found.push(
      h('li', [
        h('p.hint', where),
        h('p.found-source', { lang: tags.source }, withFound(source, inSource, wanted.length)),
        ...(target === ''
          ? []
          : [h('p.found-target', { lang: tags.target }, withFound(target, inTarget, wanted.length))]),
      ]),
    )
  }
  for (const { name, segments } of deskSources(prepared, locale.language))
    for (const { id, text, in: where } of segments) {
      const target = locale.find(id).find(({ retired }) => !retired)?.entry.target ?? ''
      look(
        [h('a', { href: `/translate/${languageId}/${name}#${anchorOf(id)}` }, spokenPlace(where, tags.source, t))],
        text,
        target,
      )
    }
  for (const { in: where, source, target } of locale.retired.entries.values())
    look([...spokenPlace(where, tags.source, t), ` · ${t('goneText')}`], source, target)
  for (const { in: where, source, target } of memoryUnits(snapshot, locale.language))
    look([...(where === '' ? [] : [...spokenPlace(where, tags.source, t), ' · ']), t('fromMemory')], source, target)
  const told = t('foundIn', { count, text: asked.trim() })
  const shown = count > MOST ? t('foundFirst', { found: told, number: MOST }) : told
  return [h('h2', count === 0 ? t('nothingFound') : shown), ...(found.length > 0 ? [h('ul', found)] : [])]
}

function placesOf(wanted: string, text: string): number[] {
  const within = folded(text).replace(/\s/g, ' ')
  const places: number[] = []
  for (let at = within.indexOf(wanted); at >= 0; at = within.indexOf(wanted, at + wanted.length)) places.push(at)
  return places
}

function withFound(text: string, places: readonly number[], length: number): ElementContent[] {
  const content: ElementContent[] = []
  let at = 0
  for (const place of places) {
    content.push({ type: 'text', value: text.slice(at, place) }, h('mark', text.slice(place, place + length)))
    at = place + length
  }
  content.push({ type: 'text', value: text.slice(at) })
  return content
}

/** The form, for the head of a page; `browser/search.ts` answers it. */
export function searchForm(language: string, t: Translate): Element {
  return h('form.search', { id: 'search', role: 'search', dataLanguage: language }, [
    h('label.unseen', { htmlFor: 'search-text' }, t('searchLabel')),
    h('input', { id: 'search-text', type: 'search', placeholder: t('search'), autoComplete: 'off' }),
  ])
}

/** Where what was found is shown. */
export function searchResults(t: Translate): Element {
  return h('div.found', { id: 'found', hidden: true, tabIndex: -1, role: 'region', ariaLabel: t('found') })
}
