import type { Element, ElementContent, Root, Text } from 'hast'
import { toString as textOf } from 'hast-util-to-string'
import type { LanguageRules, Pair, Typography } from '../../languages/language.ts'
import { findRules, wordsIn } from '../../languages/registry.ts'
import { hasClass } from './class-names.ts'

/** The rules of a language, ready for use. */
interface Rules {
  quotes: Typography['quotes']
  beforePercent: string
  /** What stands between groups of digits that were typed with spaces. */
  groupSpace: string
  /** Spaces that become no-break ones. */
  joints: readonly RegExp[]
  /** Spaces that belong to marks: where they stand, and which. */
  markSpaces: readonly [place: RegExp, space: string][]
  /** Between a digit and the call of a note. */
  behindDigit: string
  /** What follows an apostrophe at the start of a word, where a quotation mark could stand. */
  elided: RegExp
}

const NBSP = '\u00a0'

/** "UCLG ASPAC": two acronyms are one name. Three words in capitals and more are a line in capitals. */
const ACRONYMS = /(?<=(?<![\p{L}\p{N}]|\p{Lu}{2} )\p{Lu}{2,}) (?=\p{Lu}{2,}(?![\p{L}\p{N}]| \p{Lu}{2}))/gu

/** Text in a language that has no file. */
const PLAIN: Rules = {
  quotes: { double: ['\u201c', '\u201d'], single: ['\u2018', '\u2019'] },
  beforePercent: '',
  groupSpace: NBSP,
  joints: [ACRONYMS],
  markSpaces: [],
  behindDigit: '\u2009',
  elided: /^\d\d(?!\d)/,
}

/** "ﬁ" and the like. */
const LIGATURES = /[\ufb00-\ufb06]/g

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
  setWithin(tree, rulesFor(tag), newState())
}

/** What the quotation marks depend on: the character before, also across inline elements. */
interface State {
  previous: string
  nested: boolean
  /** Whether a call was set since the last character. */
  called: boolean
}

const newState = (): State => ({ previous: '', nested: false, called: false })

function setWithin(node: Root | Element, rules: Rules, state: State): void {
  for (const child of node.children as ElementContent[]) {
    if (child.type === 'text') setText(child, rules, state)
    else if (child.type === 'element' && (VERBATIM.has(child.tagName) || showsAddress(child))) state.previous = 'x'
    else if (child.type === 'element') {
      const lang = child.properties.lang
      const own = typeof lang === 'string' ? rulesFor(lang) : rules
      // A note printed beside its call interrupts the sentence; its own quotation marks begin anew.
      const separate = BLOCKS.has(child.tagName) || hasClass(child, 'note', 'note-paragraph')
      if (hasClass(child, 'call', 'call-separator')) {
        if (/\d$/.test(state.previous) && !state.called) partCall(child, rules.behindDigit)
        state.called = true
        continue
      }
      setWithin(child, own, separate ? newState() : state)
    }
  }
}

function partCall(call: Element, space: string): void {
  if (call.children[0]?.type !== 'text') call.children.unshift({ type: 'text', value: space })
}

/** Whether an element is a link that reads like the address that it leads to. */
function showsAddress(element: Element): boolean {
  return element.tagName === 'a' && /^(?:https?:\/\/|www\.)\S+$/.test(textOf(element))
}

function setText(text: Text, rules: Rules, state: State): void {
  if (text.value !== '') state.called = false
  const isBehindWord = state.previous !== '' && !/\s/.test(state.previous)
  const characters = [...text.value]
  let set = ''
  for (const [index, character] of characters.entries()) {
    const isMark = character === '"' || character === "'"
    const after = isMark ? characters.slice(index + 1, index + 1 + LONGEST_LOOK).join('') : ''
    const printed = isMark ? quote(character, after, rules, state) : character
    set += printed
    // A mark that was just set tells the next one whether it opened or closed.
    state.previous = printed
  }
  set = set
    .replace(LIGATURES, ligature => ligature.normalize('NFKC'))
    .replace(GROUPED_NUMBER, number => number.replaceAll(' ', rules.groupSpace))
  for (const joint of rules.joints) set = set.replace(joint, NBSP)
  for (const [place, space] of rules.markSpaces)
    set = set.replace(place, (typed, index: number) => (index === 0 && !isBehindWord ? typed : space))
  text.value = set.replace(/(?<=\d)(?=[%‰])/g, rules.beforePercent)
}

/** How many characters behind a mark may tell what it is. */
const LONGEST_LOOK = 8

/** @param after the next characters, as many as may tell */
function quote(mark: string, after: string, { quotes: { double, single }, elided }: Rules, state: State): string {
  const before = state.previous
  // `""` is a pair with nothing in it, and `non-"aid"` opens behind a hyphen.
  const isPair = mark === '"' && before === double[0]
  const opens =
    before === '' ||
    (/[\s([{\u2014\u2013\u00a0¿¡/«“‘]/.test(before) && !isPair) ||
    (/[-\u2010\u2011\u2019]/.test(before) && /^[\p{L}\d]/u.test(after))
  if (mark === "'") {
    // A year is shortened to two digits: "the '90s", but "the '2030 Agenda'"; a word by its first letters: "'tis".
    if (/[\p{L}\p{M}\d]/u.test(before) || (opens && elided.test(after)))
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

function compile({ typography, dates, notes }: LanguageRules): Rules {
  const escaped = (words: readonly string[]): string[] => words.map(RegExp.escape)
  const before = [...escaped(wordsIn(typography.beforeNumber)), ...SIGNS].join('|')
  const after = [...escaped(typography.afterNumber), ...UNITS].join('|')
  const ordinal = escaped(wordsIn(typography.ordinalEndings)).join('|')
  const months = wordsIn(dates.months).join('|')
  return {
    quotes: typography.quotes,
    beforePercent: typography.beforePercent,
    groupSpace: /\s/.test(typography.thousands) ? typography.thousands : NBSP,
    joints: [
      ACRONYMS,
      new RegExp(`(?<=(?<![\\p{L}.])(?:${before})) (?=[\\d(])`, 'giu'),
      new RegExp(`(?<=\\d(?:${ordinal})?) (?=(?:${after})(?![\\p{L}\\d]))`, 'gu'),
      // "15 December", "15 de diciembre": no line begins with the month.
      new RegExp(
        `(?<=(?<!\\d)\\d{1,2}(?:${ordinal})?) (?=${dates.dayMonth.trimStart()}(?:${months})(?!\\p{L}))`,
        'giu',
      ),
    ],
    markSpaces: typography.markSpaces.map(({ marks, side, space }) => [markPlace(marks, side), space]),
    behindDigit: notes.behindDigit,
    elided: new RegExp(
      `^(?:\\d\\d(?!\\d)|(?:${escaped(wordsIn(typography.elided)).join('|') || '(?!)'})(?!\\p{L}))`,
      'iu',
    ),
  }
}

/**
 * Where the space of a mark stands, with what was typed there. A mark that opens a text belongs to a word in the element
 * before; one in the middle of a word, an address or a time ("10:30") is none.
 */
function markPlace(marks: string, side: 'before' | 'behind'): RegExp {
  const one = `[${RegExp.escape(marks)}]`
  return side === 'behind'
    ? new RegExp(`(?<=${one})[ \\u00a0\\u202f]*`, 'gu')
    : new RegExp(`(?<=[^\\s([«“‘${RegExp.escape(marks)}]|^)[ \\u00a0\\u202f]*(?=${one}(?:[\\s»”’)\\];:!?.,…]|$))`, 'gu')
}
