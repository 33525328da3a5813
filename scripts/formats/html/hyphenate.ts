import { createRequire } from 'node:module'
import type { Element, ElementContent, Root, Text } from 'hast'
import { SKIP, visit } from 'unist-util-visit'
import { findRules } from '../../languages/registry.ts'
import { hasClass } from './class-names.ts'

/** The part of `hyphen` in use: it brings no types of its own. */
interface Patterns {
  /** The text with U+00AD wherever it may be parted. */
  hyphenateSync(text: string): string
}

const require = createRequire(import.meta.url)

/** Elements whose words are never parted: code, pictures, titles, lists of contents, what is looked up. */
const WHOLE = new Set('code pre svg style h1 h2 h3 h4 h5 h6 nav th dt abbr'.split(' '))
const WHOLE_CLASSES = [
  'cover',
  'imprint',
  'box-title',
  'recommendation-title',
  'label',
  'number',
  'call',
  'cross-reference',
  'whole',
]

/**
 * Words of eleven letters and more, all small: names and acronyms stay whole, and so does what a hyphen already joins, or
 * what belongs to an address.
 */
const WORD = /(?<![\p{L}\p{N}@/._-])\p{Ll}{11,}(?![\p{L}\p{N}@/_-]|\.\p{L})/gu

const PARAGRAPHS = new Set('p li td dd blockquote'.split(' '))
const LAST_WORD = /(?<![\p{L}\u00ad])[\p{L}\u00ad]+(?=\P{L}*$)/u

/** A last word of a few letters, which would stand alone in the last line. Behind it stands no more than marks. */
const SHORT_END = /(?<=[\p{L}\p{N}]{2}[^\s\u00a0]*) (\p{L}{1,5}\P{L}*)$/u

/** Neither end of a parted word is shorter: shorter ones save little, and hinder reading. */
const SHORTEST_END = 4

/** The part of each language in use: patterns are heavy, and loaded when a text needs them. */
const parts = new Map<string, (word: string) => string>()

/**
 * Puts soft hyphens where words may be parted at the end of a line, by the patterns of the language that the text is in:
 * the browser brings none. For print; the finished PDF is read and copied without them.
 *
 * @param tag BCP 47 tag of the tree's language; a language that has no file is left as it is
 */
export function hyphenate(tree: Root | Element, tag: string): void {
  const part = partIn(tag)
  for (const child of tree.children as ElementContent[]) {
    if (child.type === 'text') child.value = child.value.replace(WORD, part)
    else if (child.type === 'element' && !staysWhole(child)) {
      const { lang } = child.properties
      hyphenate(child, typeof lang === 'string' ? lang : tag)
      if (PARAGRAPHS.has(child.tagName) || hasClass(child, 'note')) keepLastWord(child)
    }
  }
}

/** Half a word is no last line. Notes and their calls stand inside the text that they interrupt. */
function keepLastWord(paragraph: Element): void {
  let last: Text | undefined
  visit(paragraph, node => {
    if (node !== paragraph && hasClass(node, 'note', 'call')) return SKIP
    if (node.type === 'text' && /\p{L}/u.test(node.value)) last = node
    return undefined
  })
  if (!last) return
  last.value = last.value.replace(LAST_WORD, word => word.replaceAll('\u00ad', '')).replace(SHORT_END, '\u00a0$1')
}

function partIn(tag: string): (word: string) => string {
  const folder = findRules(tag)?.hyphenation
  if (folder === undefined) return word => word
  const part = parts.get(folder) ?? partBy(require(`hyphen/${folder}/index.js`))
  parts.set(folder, part)
  return part
}

function partBy(patterns: Patterns): (word: string) => string {
  // Most words occur many times.
  const known = new Map<string, string>()
  return word => {
    const parted = known.get(word) ?? withoutShortEnds(patterns.hyphenateSync(word))
    known.set(word, parted)
    return parted
  }
}

function withoutShortEnds(word: string): string {
  const parts = word.split('\u00ad')
  while (parts.length > 1 && (parts[0] ?? '').length < SHORTEST_END) parts.splice(0, 2, parts.slice(0, 2).join(''))
  while (parts.length > 1 && (parts.at(-1) ?? '').length < SHORTEST_END) parts.push(parts.splice(-2).join(''))
  return parts.join('\u00ad')
}

function staysWhole(element: Element): boolean {
  return WHOLE.has(element.tagName) || hasClass(element, ...WHOLE_CLASSES)
}
