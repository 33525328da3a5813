import MiniSearch, { type SearchResult } from 'minisearch'
import { SEARCHED, type SearchedEdition } from './passages.ts'
import { partsOf, termsOf } from './terms.ts'

/** The words of the page, in its language; with the forms of the plural that the language has. */
export interface SearchWords {
  label: string
  more: string
  none: string
  /** BCP 47 tag, by which the form of the plural is chosen. */
  tag: string
  /** Sentences with `{{count}}` by the form of the plural. */
  found: Record<string, string>
}

interface Passage {
  id: number
  edition: SearchedEdition
  anchor: string
  /** The titles of its chapter and section. */
  place: string
  text: string
}

const AT_ONCE = 20
/** Letters around the first word found. */
const BEFORE = 90
const LONGEST = 320
/** Shorter stems begin too many words. */
const PREFIX_FROM = 4

/** Looks for words in all editions of the language, as they are typed; the address keeps them. */
export function searchPage(words: SearchWords): void {
  const place = document.getElementById('search')
  if (!place) return
  const passages = passagesOf((globalThis as unknown as Record<string, SearchedEdition[] | undefined>)[SEARCHED] ?? [])
  const index = indexOf(passages)
  const input = document.createElement('input')
  input.type = 'search'
  input.id = 'query'
  input.autocomplete = 'off'
  const label = document.createElement('label')
  label.htmlFor = input.id
  label.textContent = words.label
  const count = document.createElement('p')
  count.role = 'status'
  const list = document.createElement('ol')
  list.className = 'found'
  const more = document.createElement('button')
  more.type = 'button'
  more.textContent = words.more
  more.hidden = true
  place.replaceChildren(label, input, count, list, more)

  let found: SearchResult[] = []
  const showMore = () => {
    const shown = list.childElementCount
    for (const result of found.slice(shown, shown + AT_ONCE)) list.append(item(result, passages[result.id] as Passage))
    more.hidden = list.childElementCount >= found.length
  }
  const search = () => {
    const query = input.value.trim()
    found = query === '' ? [] : find(index, query)
    list.replaceChildren()
    showMore()
    count.textContent = query === '' ? '' : found.length === 0 ? words.none : counted(found.length, words)
    history.replaceState(null, '', query === '' ? '#' : `#${encodeURIComponent(query)}`)
  }
  input.addEventListener('input', search)
  more.addEventListener('click', () => {
    const next = list.childElementCount
    showMore()
    list.children[next]?.querySelector('a')?.focus()
  })
  // From the field of another page: behind a mark that no host is told, where scripts run there.
  input.value = typed(location.hash.slice(1)) || (new URLSearchParams(location.search).get('q') ?? '')
  if (input.value !== '') search()
}

function typed(hash: string): string {
  try {
    return decodeURIComponent(hash)
  } catch {
    return ''
  }
}

function passagesOf(editions: readonly SearchedEdition[]): Passage[] {
  return editions
    .flatMap(edition =>
      edition.passages.map(([anchor, place, text]) => ({
        edition,
        anchor,
        text,
        place: edition.places[place] ?? '',
      })),
    )
    .map((passage, id) => ({ id, ...passage }))
}

function indexOf(passages: Passage[]): MiniSearch<Passage> {
  const index = new MiniSearch<Passage>({
    fields: ['text', 'place'],
    // As words are told apart when they are marked.
    tokenize: text => partsOf(text).flatMap(part => (part.isWord ? part.text : [])),
    processTerm: termsOf,
    searchOptions: { boost: { place: 0.3 }, processTerm: term => term },
  })
  index.addAll(passages)
  return index
}

/** Passages that have all the words, or words that begin like them. */
function find(index: MiniSearch<Passage>, query: string): SearchResult[] {
  const words = partsOf(query).filter(({ isWord }) => isWord)
  if (words.length === 0) return []
  return index.search(
    {
      combineWith: 'AND',
      queries: words.map(({ text }) => ({ combineWith: 'OR', queries: termsOf(text) })),
    },
    { prefix: term => term.length >= PREFIX_FROM, fuzzy: term => (term.length > 6 ? 1 : false) },
  )
}

function counted(count: number, { found, tag }: SearchWords): string {
  const form = found[new Intl.PluralRules(tag).select(count)] ?? found.other ?? ''
  return form.replace('{{count}}', new Intl.NumberFormat(tag).format(count))
}

/** A passage found, with a link to it. Its words come from the publication and are never read as HTML. */
function item({ terms }: SearchResult, { edition, anchor, place, text }: Passage): HTMLElement {
  const link = document.createElement('a')
  link.href = `${edition.page}#${encodeURIComponent(anchor)}`
  link.textContent = place === '' ? edition.title : `${edition.title}: ${place}`
  const line = document.createElement('p')
  line.append(...excerpt(text, new Set(terms)))
  const entry = document.createElement('li')
  entry.append(link, line)
  return entry
}

function excerpt(text: string, terms: ReadonlySet<string>): (Node | string)[] {
  const isFound = (word: string) => termsOf(word).some(term => terms.has(term))
  let at = 0
  const first = partsOf(text).find(part => {
    if (part.isWord && isFound(part.text)) return true
    at += part.text.length
    return false
  })
  const begin = first === undefined || at < BEFORE ? 0 : text.lastIndexOf(' ', at - BEFORE / 2) + 1
  const cut = text.slice(begin, begin + LONGEST)
  const shown = begin + LONGEST < text.length ? `${cut.slice(0, cut.lastIndexOf(' '))} …` : cut
  const parts = partsOf(shown).map(part => {
    if (!part.isWord || !isFound(part.text)) return part.text
    const mark = document.createElement('mark')
    mark.textContent = part.text
    return mark
  })
  return begin === 0 ? parts : ['… ', ...parts]
}
