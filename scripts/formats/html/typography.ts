import type { Element, ElementContent, Root, Text } from 'hast'
import { toString as textOf } from 'hast-util-to-string'
import type { LanguageRules, Pair, Typography } from '../../languages/language.ts'
import { findRules, wordsIn } from '../../languages/registry.ts'
import { hasClass } from './class-names.ts'

/** The rules of a language, ready for use. */
interface Rules {
  quotes: Typography['quotes']
  beforePercent: string
  /** Spaces that become no-break ones. */
  joints: readonly RegExp[]
}

/** Text in a language that has no file. */
const PLAIN: Rules = {
  quotes: { double: ['\u201c', '\u201d'], single: ['\u2018', '\u2019'] },
  beforePercent: '',
  joints: [],
}

/** "ﬁ" and the like. */
const LIGATURES = /[\ufb00-\ufb06]/g

const NBSP = '\u00a0'
const VERBATIM = new Set(['code', 'pre', 'svg', 'style', 'script', 'math'])
const BLOCKS = new Set(
  'p li td th h1 h2 h3 h4 h5 h6 figcaption dt dd div section aside blockquote figure nav body tr caption'.split(' '),
)

/** Signs and codes that keep the number behind them, in all languages. */
const SIGNS = ['§', '€', '£', '[\\p{Lu}]{0,2}\\$', 'USD', 'EUR', 'GBP']
/** Units of measure that keep the number before them, in all languages. */
const UNITS = ['%', '‰', '°C?', '€', 'km²?', 'm²?', 'ha', 'kg', 'mm', 'cm', 'h']

/** A number whose thousands are set off by spaces: "12 500". */
const GROUPED_NUMBER = /(?<![\d.,])\d{1,3}(?: \d{3})+(?!\d)/g

/**
 * Sets a tree's text in the typography of its languages: quotation marks and apostrophes for straight ones, no-break
 * spaces between numbers and what belongs to them, letters for ligatures that came along from a PDF: the fonts make their
 * own. Text in an element with a `lang` of its own follows that language.
 * Code, addresses and pictures stay as they are. Running it twice changes nothing more.
 *
 * @param tag BCP 47 tag of the tree's language
 */
export function setTypography(tree: Root | Element, tag: string): void {
  setWithin(tree, rulesFor(tag), { previous: '', nested: false })
}

/** What the quotation marks depend on: the character before, also across inline elements. */
interface State {
  previous: string
  nested: boolean
}

function setWithin(node: Root | Element, rules: Rules, state: State): void {
  for (const child of node.children as ElementContent[]) {
    if (child.type === 'text') setText(child, rules, state)
    else if (child.type === 'element' && (VERBATIM.has(child.tagName) || showsAddress(child))) state.previous = 'x'
    else if (child.type === 'element') {
      const lang = child.properties.lang
      const own = typeof lang === 'string' ? rulesFor(lang) : rules
      // A note printed beside its call interrupts the sentence; its own quotation marks begin anew.
      const separate = BLOCKS.has(child.tagName) || hasClass(child, 'note', 'note-paragraph')
      if (hasClass(child, 'call', 'call-separator')) continue
      setWithin(child, own, separate ? { previous: '', nested: false } : state)
    }
  }
}

/** Whether an element is a link that reads like the address that it leads to. */
function showsAddress(element: Element): boolean {
  return element.tagName === 'a' && /^(?:https?:\/\/|www\.)\S+$/.test(textOf(element))
}

function setText(text: Text, rules: Rules, state: State): void {
  const characters = [...text.value]
  let set = ''
  for (const [index, character] of characters.entries()) {
    const isMark = character === '"' || character === "'"
    const after = isMark ? characters.slice(index + 1, index + 4).join('') : ''
    const printed = isMark ? quote(character, after, rules.quotes, state) : character
    set += printed
    // A mark that was just set tells the next one whether it opened or closed.
    state.previous = printed
  }
  set = set
    .replace(LIGATURES, ligature => ligature.normalize('NFKC'))
    .replace(GROUPED_NUMBER, number => number.replaceAll(' ', NBSP))
  for (const joint of rules.joints) set = set.replace(joint, NBSP)
  text.value = set.replace(/(?<=\d)(?=[%‰])/g, rules.beforePercent)
}

/** @param after the next characters, three at most */
function quote(mark: string, after: string, { double, single }: Typography['quotes'], state: State): string {
  const before = state.previous
  // `""` is a pair with nothing in it, and `non-"aid"` opens behind a hyphen.
  const isPair = mark === '"' && before === double[0]
  const opens =
    before === '' ||
    (/[\s([{\u2014\u2013\u00a0¿¡/«“‘]/.test(before) && !isPair) ||
    (/[-\u2010\u2011\u2019]/.test(before) && /^[\p{L}\d]/u.test(after))
  if (mark === "'") {
    // A year is shortened to two digits: "the '90s", but "the '2030 Agenda'".
    if (/[\p{L}\p{M}\d]/u.test(before) || (opens && /^\d\d(?!\d)/.test(after)))
      return state.nested ? closeOr(after, single) : '\u2019'
    if (opens) {
      state.nested = true
      return single[0]
    }
    state.nested = false
    return single[1]
  }
  return opens ? double[0] : double[1]

  /** Inside single quotation marks an apostrophe stands between letters, a closing mark does not. */
  function closeOr(next: string, [, close]: Pair): string {
    if (/^\p{L}/u.test(next)) return '\u2019'
    state.nested = false
    return close
  }
}

const known = new Map<LanguageRules, Rules>()

function rulesFor(tag: string): Rules {
  const language = findRules(tag)
  if (!language) return PLAIN
  const rules = known.get(language) ?? compile(language)
  known.set(language, rules)
  return rules
}

function compile({ typography, dates }: LanguageRules): Rules {
  const before = [...wordsIn(typography.beforeNumber).map(RegExp.escape), ...SIGNS].join('|')
  const after = [...typography.afterNumber.map(RegExp.escape), ...UNITS].join('|')
  const months = wordsIn(dates.months).join('|')
  return {
    quotes: typography.quotes,
    beforePercent: typography.beforePercent,
    joints: [
      new RegExp(`(?<=(?<![\\p{L}.])(?:${before})) (?=[\\d(])`, 'giu'),
      new RegExp(`(?<=\\d) (?=(?:${after})(?![\\p{L}\\d]))`, 'gu'),
      // "15 December", "15 de diciembre": no line begins with the month.
      new RegExp(`(?<=(?<!\\d)\\d{1,2}) (?=${dates.dayMonth.trimStart()}(?:${months})(?!\\p{L}))`, 'giu'),
    ],
  }
}
