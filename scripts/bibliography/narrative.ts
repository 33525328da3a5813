import { type CslItem, type CslName, NAME_VARIABLES, textOf } from './csl.ts'
import { plainTitle } from './localise-item.ts'

/** More authors than this are "the first et al.". */
const MOST_NAMES = 3

/** How a sentence names the authors of a work: "Gray and Gills", "OECD", "Dodman et al.", or its title. */
export function narrativeAuthors(item: CslItem, tag: string, etAl: string): string {
  const variable = NAME_VARIABLES.find(name => (item[name] ?? []).length > 0)
  const names = (variable ? (item[variable] ?? []) : []).map(name => nameInSentence(name, item))
  const others = variable !== undefined && (item.custom?.others?.includes(variable) ?? false)
  if (names.length === 0) return titleOrElse(item)
  if (names.length > MOST_NAMES) return `${names[0]} ${etAl}`
  if (others) return `${names.join(', ')} ${etAl}`
  return new Intl.ListFormat(tag, { type: 'conjunction', style: 'long' }).format(names)
}

/** Variables that tell a work apart where it has no title, the best one first. */
const NEXT_TO_TITLES = ['container-title', 'event-title', 'genre', 'number', 'note', 'URL', 'DOI']

/** The title of a work, or what comes nearest to one; its key where nothing else is known. */
export function titleOrElse(item: CslItem): string {
  return plainTitle(item) || (NEXT_TO_TITLES.map(name => textOf(item, name)).find(text => text !== '') ?? item.id)
}

function nameInSentence(name: CslName, item: CslItem): string {
  if (name.literal !== undefined) return item.custom?.shortNames?.[name.literal] ?? name.literal
  return [name['non-dropping-particle'], name.family ?? name.given].filter(Boolean).join(' ')
}
