import { onceFor } from '../../../ground/once-for.ts'
import type { LanguageRules } from '../../../languages/language.ts'
import { wordsIn } from '../../../languages/registry.ts'
import { defineParity, type Side } from '../definition.ts'
import { findAll, has, phrases } from '../phrases.ts'

export default defineParity({
  id: 'parity-date',
  severity: 'warning',
  summary: 'A translation names other months or days of the week than its source.',
  bad: { translation: { source: 'It was on 5 May 2020.', target: 'Fue el 5 de ⟦marzo⟧ de 2020.' } },
  good: { translation: { source: 'It was on 5 May 2020.', target: 'Fue el 5 de mayo de 2020.' } },
  *compare(source, target) {
    for (const namesOf of [monthsOf, weekdaysOf]) {
      const [own, other] = [namesOf(source), namesOf(target)]
      const [sure, possible] = [metIn(source, own, true), metIn(source, own, false)]
      const met = metIn(target, other, false)
      const lost = [...sure.keys()].filter(number => !met.has(number) && !has(target, shortened(other[number] ?? NONE)))
      for (const [number, { text, index }] of met) {
        if (possible.has(number) || sure.size === 0) continue
        const was = lost.shift()
        const right = was === undefined ? undefined : other[was]?.[0]
        yield {
          reason: `\`${text}\` is not what the source says${right === undefined ? '' : `: write \`${right}\``}`,
          index,
        }
      }
      for (const number of lost) yield { reason: `The translation lacks \`${sure.get(number)?.text ?? ''}\``, index: 0 }
    }
  },
})

const readMonths = onceFor(({ dates }: LanguageRules) => wordsIn(dates.months).map(names => names.split('|')))

function monthsOf({ rules }: Side): string[][] {
  return readMonths(rules)
}

const weekdays = new Map<string, string[][]>()

/** From Monday, with what is said of several. */
function weekdaysOf({ tag }: Side): string[][] {
  const known = weekdays.get(tag) ?? readWeekdays(tag)
  weekdays.set(tag, known)
  return known
}

function readWeekdays(tag: string): string[][] {
  const format = new Intl.DateTimeFormat(tag, { weekday: 'long', timeZone: 'UTC' })
  return Array.from({ length: 7 }, (_, day) => {
    const name = format.format(Date.UTC(2024, 0, 1 + day)).toLowerCase()
    return [name, name.replace(/(?<!s)(?=-|$)/g, 's')]
  })
}

const NONE: readonly string[] = []

/** Where a name has two parts, the first is enough: `segunda`, which may be another word. */
const shortened = onceFor((names: readonly string[]) =>
  phrases(names.flatMap(name => (name.includes('-') ? (name.split('-')[0] ?? []) : []))),
)

/**
 * The names in a side, by their number.
 *
 * @param isSure whether only those count that are no other word: with a day or year beside them, or long ones in capitals
 */
function metIn(side: Side, names: readonly string[][], isSure: boolean): Map<number, { text: string; index: number }> {
  const found = new Map<number, { text: string; index: number }>()
  for (const [number, forms] of names.entries())
    for (const place of findAll(side.words, phrases(forms))) {
      const { text } = place
      const at = side.visible.indexOf(text)
      const isDate =
        /\d(?:st|nd|rd|th|º)?(?: \p{L}{1,2})?\s$/u.test(side.visible.slice(Math.max(0, at - 8), at)) ||
        /^[\s,]+(?:\p{L}{1,2}\s)?\d/u.test(side.visible.slice(at + text.length, at + text.length + 6))
      if (isSure && !isDate && (text.length < 6 || text === text.toLowerCase())) continue
      if (!found.has(number)) found.set(number, place)
    }
  return found
}
