import { distance } from 'fastest-levenshtein'
import { rulesOf, wordsIn } from '../languages/registry.ts'
import { OWN_WORDS } from '../load/own-words.ts'
import type { Language } from '../model/publication.ts'
import { type Dictionary, MOST_NEAREST, openDictionary } from '../spelling/dictionary.ts'
import { hasSpelling, partsOf, spelledWords } from '../spelling/words.ts'
import { defineCheck } from './definition/check.ts'
import type { Material } from './definition/material.ts'
import { eachReading, type Reading, readingsOf } from './definition/readings.ts'
import type { Passage } from './passages/passage.ts'
import { readDictionariesAhead } from './text/dictionaries.ts'
import { knownWords } from './text/known-words.ts'
import { isMarked } from './text/marked.ts'
import { otherLanguages } from './text/other-language.ts'

/** Words of a language for which the nearest right ones are looked for: of a text in another language, that takes long. */
const MOST_ADVISED = 60

/**
 * Every word that readers read is looked up in the dictionary of its language. Right as well are the words of
 * content/words.yaml, acronyms, terms, and the names of authors, bodies and programmes. Words in emphasis, in
 * quotation marks and in links may be of another language of the publication; and a translation may keep the names of
 * its source.
 */
export default defineCheck({
  id: 'spelling',
  severity: 'warning',
  summary: 'No dictionary has a word.',
  bad: {
    chapter: 'Arches carry a ⟦brigde⟧.',
    added: { 'content/publication.yaml': 'checks: { spelling: true }\n' },
  },
  good: {
    chapter: 'Arches carry a girderette.',
    added: { 'content/publication.yaml': 'checks: { spelling: true }\n' },
    files: { 'content/words.yaml': 'en: [girderette]\n' },
  },
  ahead: readDictionariesAhead,
  async publication(material, say) {
    // Where a list cannot be read, that is the one thing to tell.
    if (!material.publication.checks.spelling || material.lacksWords) return
    for (const { language, readings } of readingsOf(material)) {
      const { found, advice } = await misspelled(material, language, readings)
      for (const [{ file, passages, pointAt, ignored }, words] of found) {
        if (ignored?.has('spelling')) continue
        for (const passage of passages())
          for (const found of spelledWords(passage.value).flatMap(compound => [compound, ...partsOf(compound)])) {
            const { word, index, length } = found
            if (!words[isMarked(index, passage) ? 'marked' : 'plain'].delete(word)) continue
            const [start, end] = [passage.offsetAt(index), passage.offsetAt(index + length)]
            say(file, `No dictionary has \`${word}\`: correct it, or add it to ${OWN_WORDS} if it is right`, {
              place: { start: pointAt(start), end: pointAt(end) },
              actual: word,
              meant: advice.get(word) ?? [],
            })
          }
      }
    }
  },
})

/** Words that are plain text, and those in emphasis and links. */
interface Words<T> {
  plain: T
  marked: T
}

/** The words of each reading that are wrong, and for some of all these the right words that are nearest. */
async function misspelled(
  material: Material,
  { id, tag }: Language,
  readings: readonly Reading[],
): Promise<{ found: Map<Reading, Words<Set<string>>>; advice: Map<string, readonly string[]> }> {
  const found = new Map<Reading, Words<Set<string>>>()
  const { dictionary: packageName, prefixes } = rulesOf(tag).spelling
  if (packageName === '') return { found, advice: new Map() }
  const dictionary = openDictionary(packageName)
  const known = knownWords(material, id, [...wordsIn(prefixes), ...abbreviationsOf(tag)])
  const words = eachReading('words', [tag], readings, passages => wordsOf(passages, tag))
  const foreignToSource = await unknownInSource(material, packageName, readings, words)
  const all = [...words.values()].flatMap(({ plain, marked }) =>
    [...plain, ...marked].map(compound => compound.split(' ')),
  )
  const unknown = await dictionary.unknown(all.flat())
  const foreign = await foreignWords(
    material,
    packageName,
    [...words.values()].flatMap(({ marked }) => marked),
    unknown,
  )
  for (const [reading, { plain, marked }] of words) {
    const isWrong = (word: string): boolean =>
      unknown.has(word) && hasSpelling(word) && !known.has(word) && !isCarriedOver(word, reading, foreignToSource)
    const wrongIn = (forms: readonly string[], isRight: (word: string) => boolean): string[] =>
      forms.flatMap(form => {
        const [whole = '', ...parts] = form.split(' ')
        if (!isWrong(whole) || isRight(whole)) return []
        return (parts.length === 0 ? [whole] : parts).filter(part => isWrong(part) && !isRight(part))
      })
    const wrong = {
      plain: new Set(wrongIn(plain, () => false)),
      marked: new Set(wrongIn(marked, word => foreign.has(word))),
    }
    if (wrong.plain.size + wrong.marked.size > 0) found.set(reading, wrong)
  }
  const advised = [...new Set([...found.values()].flatMap(({ plain, marked }) => [...plain, ...marked]))].slice(
    0,
    MOST_ADVISED,
  )
  return { found, advice: await advise(advised, dictionary, known.list) }
}

/** The words of a reading; of a compound, `Lisbon-based Lisbon based`. */
function wordsOf(passages: readonly Passage[], tag: string): Words<string[]> {
  const [plain, marked] = [new Set<string>(), new Set<string>()]
  for (const passage of passages) {
    const others = otherLanguages(passage, tag)
    for (const word of spelledWords(passage.value)) {
      // `language-other` tells of all its words at once.
      if (others.some(({ index, length }) => index <= word.index && word.index < index + length)) continue
      const parts = partsOf(word)
      const form = parts.length === 1 ? word.word : [word, ...parts].map(part => part.word).join(' ')
      ;(isMarked(word.index, passage) ? marked : plain).add(form)
    }
  }
  return { plain: [...plain], marked: [...marked] }
}

/** Those of the words that are in the dictionary of another language of the publication. */
async function foreignWords(
  { publication }: Material,
  own: string,
  forms: readonly string[],
  unknown: ReadonlySet<string>,
): Promise<Set<string>> {
  const asked = forms.flatMap(form => form.split(' ')).filter(word => unknown.has(word))
  const right = new Set<string>()
  if (asked.length === 0) return right
  for (const { tag } of publication.languages) {
    const { dictionary } = rulesOf(tag).spelling
    if (dictionary === own || dictionary === '') continue
    const missing = await openDictionary(dictionary).unknown(asked)
    for (const word of asked) if (!missing.has(word)) right.add(word)
  }
  return right
}

/** Words before a full stop or a number, as the language shortens them: `pp`, `vol`. */
function abbreviationsOf(tag: string): string[] {
  const { beforeNumber, abbreviations } = rulesOf(tag).typography
  return wordsIn(`${beforeNumber} ${abbreviations}`).flatMap(word => word.split('.'))
}

/** Words that translations have from their sources and the dictionary of those lacks: told there, and right here. */
async function unknownInSource(
  { publication }: Material,
  own: string,
  readings: readonly Reading[],
  words: ReadonlyMap<Reading, Words<string[]>>,
): Promise<ReadonlySet<string>> {
  const { dictionary } = rulesOf(publication.languages[0].tag).spelling
  if (dictionary === own || dictionary === '') return new Set()
  const shared = readings.flatMap(reading => {
    const { plain, marked } = words.get(reading) ?? { plain: [], marked: [] }
    const had = wordsAndParts(reading.source ?? '')
    const kept = [...plain, ...marked].flatMap(form => form.split(' ')).filter(word => had.has(word))
    return kept.flatMap(word => [word, word.toLowerCase()])
  })
  return shared.length === 0 ? new Set() : await openDictionary(dictionary).unknown([...new Set(shared)])
}

function wordsAndParts(text: string): Set<string> {
  return new Set(spelledWords(text).flatMap(word => [word, ...partsOf(word)].map(each => each.word)))
}

/** Whether a translation has a name from what it translates, or a word that is none of that language either. */
function isCarriedOver(word: string, { source }: Reading, foreignToSource: ReadonlySet<string>): boolean {
  if (source === undefined) return false
  if (/^\p{Lu}/u.test(word) && source.includes(word)) return isName(word, source, foreignToSource)
  return foreignToSource.has(word) && wordsAndParts(source).has(word)
}

/** Whether a word has its capital for being a name, and not because the source begins with it: `Learning from others`. */
function isName(word: string, source: string, foreignToSource: ReadonlySet<string>): boolean {
  if (foreignToSource.has(word.toLowerCase()) || !source.startsWith(word)) return true
  const behind = source.slice(word.length)
  return /^['’-]?\p{L}|^ (?:\p{Ll}{1,3} )?\p{Lu}/u.test(behind) || behind.includes(word)
}

/** In letters. */
const FARTHEST = 2

/** The nearest right words, the publication's own first: a name is sooner mistyped than it is another word. */
async function advise(
  words: readonly string[],
  dictionary: Dictionary,
  own: readonly string[],
): Promise<Map<string, readonly string[]>> {
  const nearest = await dictionary.nearest(words)
  return new Map(
    words.map((word): [string, readonly string[]] => {
      const names = own.filter(name => name.length > 4 && distance(name, word) <= FARTHEST)
      return [word, [...new Set([...names, ...(nearest.get(word) ?? [])])].slice(0, MOST_NEAREST)]
    }),
  )
}
