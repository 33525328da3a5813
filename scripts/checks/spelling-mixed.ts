import { rulesOf } from '../languages/registry.ts'
import { openDictionary } from '../spelling/dictionary.ts'
import { spelledWords } from '../spelling/words.ts'
import { defineCheck } from './definition/check.ts'
import { eachReading, type Reading, readingsOf } from './definition/readings.ts'
import { readDictionariesAhead } from './text/dictionaries.ts'
import { isMarked } from './text/marked.ts'

/** A word that may be spelled in two ways. */
interface Choice {
  word: string
  /** Which words are spelled alike. */
  of: string
  /** Which of the two ways it is, 0 or 1. */
  way: number
  offset: number
}

/**
 * Of two right spellings a text takes one: `organise` and `realise`, or `organize` and `realize`; `focused` or `focussed`. In
 * names, emphasis, quotation marks and links each keeps its own. The rarer one is told of.
 */
export default defineCheck({
  id: 'spelling-mixed',
  severity: 'warning',
  summary: 'A text spells words in two right ways, such as `organise` beside `realize`.',
  bad: 'Arches organise, bridges realise and cables ⟦modernize⟧.',
  good: 'Arches organise, bridges realise and the World Health Organization advises; the size of *Organized cables*.',
  ahead: readDictionariesAhead,
  async publication(material, say) {
    const { spelling } = material.publication.checks
    for (const { language, readings } of readingsOf(material)) {
      const choices = eachReading('spelling-choices', [language.tag], readings, passages =>
        passages.flatMap(passage =>
          spelledWords(passage.value).flatMap(({ word, index }): Choice[] => {
            const choice = choiceOf(word, language.tag)
            if (!choice || isMarked(index, passage)) return []
            return [{ word, ...choice, offset: passage.offsetAt(index) }]
          }),
        ),
      )
      const all = [...choices].flatMap(([reading, list]) => list.map(choice => ({ ...choice, reading })))
      // Of a word that the dictionary does not have, `spelling` tells.
      const { dictionary } = rulesOf(language.tag).spelling
      const words = spelling && dictionary !== '' ? all.map(({ word }) => word) : []
      const unknown = words.length > 0 ? await openDictionary(dictionary).unknown(words) : new Set()
      const found = all.filter(({ word }) => !unknown.has(word))
      for (const alike of Map.groupBy(found, ({ of }) => of).values()) tell(alike, say)
    }
  },
})

type Say = Parameters<NonNullable<Parameters<typeof defineCheck>[0]['publication']>>[1]

/** Tells of the words of the rarer way, of the later one where both are as frequent. */
function tell(alike: readonly (Choice & { reading: Reading })[], say: Say): void {
  const [first, second] = [0, 1].map(way => alike.filter(choice => choice.way === way))
  if (!first?.length || !second?.length) return
  const isFirstRarer = first.length < second.length || (first.length === second.length && alike[0]?.way === 1)
  const [rarer, usual] = isFirstRarer ? [first, second] : [second, first]
  const example = usual[0]?.word ?? ''
  for (const { word, offset, reading } of rarer) {
    const { file, pointAt, ignored } = reading
    if (ignored?.has('spelling-mixed')) continue
    say(
      file,
      `\`${word}\` is spelled in another way than \`${example}\` (${usual.length} against ${rarer.length}): write all alike`,
      {
        place: { start: pointAt(offset), end: pointAt(offset + word.length) },
        actual: word,
      },
    )
  }
}

/** Names begin with a capital and keep their spelling. */
function choiceOf(word: string, tag: string): Pick<Choice, 'of' | 'way'> | undefined {
  if (!/^\p{Ll}/u.test(word)) return undefined
  const { pairs, endings } = rulesOf(tag).spelling
  for (const pair of pairs.split(' ')) {
    const way = pair.split('|').indexOf(word)
    if (way >= 0 && pair !== '') return { of: pair, way }
  }
  for (const { pattern, letters, apart } of endings) {
    const [, stem = '', letter = ''] = pattern.exec(word) ?? []
    const way = letters.indexOf(letter)
    if (way >= 0 && !apart.split(' ').some(other => stem.endsWith(other))) return { of: letters.join(), way }
  }
  return undefined
}
