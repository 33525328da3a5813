import type { VFile } from 'vfile'
import { type JsonMember, type JsonValue, kindOf, readJson } from '../../ground/json.ts'
import { type Place, report } from '../../ground/messages.ts'
import { pointsOf } from '../../ground/points.ts'
import localeField from '../../rules/locale-field.ts'
import { STATE } from './state.ts'

/** Unknown keys of one file that are told by name. */
const MOST_NAMED = 200

/** Words of the interface as i18next takes them, by keys within keys. */
export interface Words {
  [key: string]: string | Words
}

/**
 * Reads the words in an `interface.json`. What is neither words nor keys with words is reported (`locale-field`), and so
 * is a key that nothing shows, or a text that lost a `{{place}}` or made one up, where those that are shown are given.
 *
 * @param shown words that hold every key there is
 */
export function readWords(file: VFile, shown?: Words): Words | undefined {
  const root = file.messages.length > 0 ? undefined : readJson(file)
  if (!root) return undefined
  const pointAt = pointsOf(String(file))
  const known = shown && keysOf(shown)
  const texts = shown && textsOf(shown)
  const unknown: { key: string; place: Place }[] = []
  const wrongType = (found: JsonValue, path: string): void => {
    const reason = `${path === '' ? 'The file' : `\`${path}\``} is ${kindOf(found)}: write the words for readers`
    report(file, localeField, reason, { place: pointAt(found.start) })
  }
  const wordsIn = ({ members }: { members: JsonMember[] }, path: string): Words => {
    const words: Words = Object.create(null)
    for (const { key, value: inner, start } of members) {
      const inside = path === '' ? key : `${path}.${key}`
      // What is known of the words is none of them.
      if (inside === STATE) continue
      if (inner.type === 'object') words[key] = wordsIn(inner, inside)
      else if (inner.type !== 'string') wrongType(inner, inside)
      else if (known && !known.has(withoutPlural(inside))) unknown.push({ key: inside, place: pointAt(start) })
      else {
        checkPlaces(file, inside, { text: inner.value, shown: texts?.get(withoutPlural(inside)) }, pointAt(inner.start))
        words[key] = inner.value
      }
    }
    return words
  }
  if (root.type !== 'object') {
    wrongType(root, '')
    return undefined
  }
  const words = wordsIn(root, '')
  reportUnknown(file, unknown, known)
  return words
}

/** Each by its name, with the one that was perhaps meant; where there are too many for that, the others by their number. */
function reportUnknown(
  file: VFile,
  unknown: readonly { key: string; place: Place }[],
  known: ReadonlySet<string> | undefined,
): void {
  for (const { key, place } of unknown.slice(0, MOST_NAMED))
    report(file, localeField, `No interface word is called \`${key}\``, {
      place,
      actual: withoutPlural(key),
      ...(known ? { expected: known } : {}),
    })
  const [next] = unknown.slice(MOST_NAMED)
  if (next)
    report(file, localeField, `From here on ${unknown.length - MOST_NAMED} more keys are no interface words`, {
      place: next.place,
    })
}

/** What stands in the places of a text is known to the pages alone; `count` need not be said: "one page". */
function checkPlaces(
  file: VFile,
  key: string,
  { text, shown }: { text: string; shown: string | undefined },
  place: Place,
): void {
  if (shown === undefined) return
  const [own, wanted] = [text, shown].map(placesIn) as [Set<string>, Set<string>]
  for (const name of wanted)
    if (!own.has(name) && name !== 'count')
      report(
        file,
        localeField,
        `The interface word \`${key}\` has no \`{{${name}}}\`, which is filled in: write it where it belongs`,
        { place },
      )
  for (const name of own)
    if (!wanted.has(name))
      report(file, localeField, `The interface word \`${key}\` has no \`{{${name}}}\` to fill in`, {
        place,
        actual: name,
        expected: wanted,
      })
}

/** Names of the places: `date` of `{{date, datetime}}`. */
export function placesIn(text: string): Set<string> {
  return new Set(Array.from(text.matchAll(/\{\{-?\s*([^,{}\s]+)(?:[,\s][^{}]*)?\}\}/g), ([, name = '']) => name))
}

/** The texts by their keys; of plural forms, the last. */
function textsOf(words: Words, path = ''): Map<string, string> {
  return new Map(
    Object.entries(words).flatMap(([key, value]): [string, string][] =>
      typeof value === 'string' ? [[withoutPlural(path + key), value]] : [...textsOf(value, `${path}${key}.`)],
    ),
  )
}

/** Keys that words have and others lack, in order; plural forms count as one. */
export function missingKeys(words: Words, others: Words): string[] {
  const have = keysOf(others)
  return [...keysOf(words)].filter(key => !have.has(key))
}

/** Lays words over others, key by key. */
export function mergeWords(base: Words, overlay: Words): Words {
  const merged: Words = { ...base }
  for (const [key, value] of Object.entries(overlay)) {
    const under = merged[key]
    merged[key] = typeof value === 'object' && typeof under === 'object' ? mergeWords(under, value) : value
  }
  return merged
}

export function keysOf(words: Words, path = ''): Set<string> {
  return new Set(
    Object.entries(words).flatMap(([key, value]) =>
      typeof value === 'string' ? [withoutPlural(path + key)] : [...keysOf(value, `${path}${key}.`)],
    ),
  )
}

/** i18next's plural suffixes are CLDR's categories. */
export function withoutPlural(key: string): string {
  return key.replace(/_(?:zero|one|two|few|many|other)$/, '')
}
