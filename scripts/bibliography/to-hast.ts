import type { Element, ElementContent, Nodes } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { toString as textContent } from 'hast-util-to-string'
import { h } from 'hastscript'
import { findRules } from '../languages/registry.ts'
import type { CslItem } from './csl.ts'
import { textOf } from './csl.ts'
import { unshield } from './shield.ts'

/** Marks a printed variable in the processor's HTML. The text is escaped by the processor, so none can be forged. */
export function markVariable(id: string, variable: string, html: string): string {
  return `<span data-item="${id}" data-variable="${variable}">${html}</span>`
}

export interface HastOptions {
  /** BCP 47 tag of the document. */
  tag: string
  /** The work that the processor calls by this id. */
  itemOf(id: string): CslItem | undefined
}

/** Variables in the work's own language. */
const IN_OWN_LANGUAGE = new Set([
  'title',
  'title-short',
  'container-title',
  'collection-title',
  'event-title',
  'note',
  'genre',
])

const FORMATS: Readonly<Record<string, string>> = { i: 'i', em: 'i', b: 'b', strong: 'b', sup: 'sup', sub: 'sub' }

/** Parts of an entry that numeric styles set in columns; kept as classes for the style sheet. */
const COLUMNS = new Set(['csl-left-margin', 'csl-right-inline', 'csl-block', 'csl-indent'])

/**
 * The processor's HTML as hast, made anew of nothing but italics (`i`), bold, superscripts and subscripts,
 * `span.small-caps`, `span.upright` (roman within italics), columns of numeric styles, `lang` on texts in another
 * language, and links to the web that we make ourselves from DOIs and addresses.
 */
export function toHast(html: string, options: HastOptions): ElementContent[] {
  return joinTexts(convertAll(fromHtml(html, { fragment: true }).children, options, false))
}

function convertAll(nodes: readonly Nodes[], options: HastOptions, linked: boolean): ElementContent[] {
  return nodes.flatMap(node => convert(node, options, linked))
}

function convert(node: Nodes, options: HastOptions, linked: boolean): ElementContent[] {
  if (node.type === 'text')
    return linked ? [{ type: 'text', value: unshield(node.value) }] : linkAddresses(unshield(node.value))
  if (node.type !== 'element') return []
  const variable = node.properties.dataVariable
  if (typeof variable === 'string') return convertVariable(node, variable, options)
  const children = convertAll(node.children, options, linked)
  const format = FORMATS[node.tagName]
  if (format) return [h(format, children)]
  const className = classOf(node)
  return className === '' ? children : [h('span', { className: [className] }, children)]
}

function classOf(node: Element): string {
  const style = String(node.properties.style ?? '')
  if (style.includes('font-variant:small-caps')) return 'small-caps'
  if (style.includes('font-style:normal')) return 'upright'
  const classes = node.properties.className
  return Array.isArray(classes) ? (classes.map(String).find(name => COLUMNS.has(name)) ?? '') : ''
}

function convertVariable(node: Element, variable: string, options: HastOptions): ElementContent[] {
  const item = options.itemOf(String(node.properties.dataItem))
  const href = item && addressOf(item, variable)
  if (href !== undefined) return [h('a', { href }, convertAll(node.children, options, true))]
  let children = joinTexts(convertAll(node.children, options, false))
  if (variable === 'title' || variable === 'title-short') children = unquoteDescription(children)
  const language = item?.language
  if (!language || !IN_OWN_LANGUAGE.has(variable) || sameLanguage(language, options.tag)) return children
  return inLanguage(children, language, options.tag)
}

/**
 * Words in another language. The quotation marks around them are those of the text that cites them, and stay outside: a
 * French title within Spanish ones takes no French spaces.
 */
function inLanguage(words: ElementContent[], language: string, around: string): ElementContent[] {
  const { double, single } = findRules(around)?.typography.quotes ?? {}
  const [first, last] = [words[0], words.at(-1)]
  const pair = [double, single].find(
    marks =>
      marks &&
      first?.type === 'text' &&
      first.value.startsWith(marks[0]) &&
      last?.type === 'text' &&
      last.value.endsWith(marks[1]),
  )
  if (!pair) return [h('span', { lang: language }, words)]
  const [open, close] = pair
  const inner = words.map((word, index) => {
    if (word.type !== 'text') return word
    const value = index === 0 ? word.value.slice(open.length) : word.value
    return { ...word, value: index === words.length - 1 ? value.slice(0, -close.length) : value }
  })
  return [{ type: 'text', value: open }, h('span', { lang: language }, inner), { type: 'text', value: close }]
}

function addressOf(item: CslItem, variable: string): string | undefined {
  const doi = textOf(item, 'DOI')
  if (variable === 'DOI' && doi !== '') return webAddress(`https://doi.org/${doi.replace(/[#?]/g, encodeURIComponent)}`)
  return variable === 'URL' ? webAddress(textOf(item, 'URL')) : undefined
}

function webAddress(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined
  const url = new URL(text)
  return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : undefined
}

function sameLanguage(one: string, other: string): boolean {
  return one.split('-')[0]?.toLowerCase() === other.split('-')[0]?.toLowerCase()
}

/** A title in brackets describes a work that has none; it is not quoted: “[Page on membership]” → [Page on membership]. */
function unquoteDescription(children: ElementContent[]): ElementContent[] {
  const text = children.map(child => textContent(child)).join('')
  if (!/^\p{P}\[[^[\]]*\]\p{P}$/u.test(text)) return children
  const last = children.length - 1
  return children.map((child, index) => {
    if (child.type !== 'text') return child
    const value = index === 0 ? child.value.replace(/^\p{P}(?=\[)/u, '') : child.value
    return { ...child, value: index === last ? value.replace(/(?<=\])\p{P}$/u, '') : value }
  })
}

/** Makes links of web addresses in running text, without the punctuation that follows them. */
function linkAddresses(text: string): ElementContent[] {
  const parts: ElementContent[] = []
  let end = 0
  for (const match of text.matchAll(/https?:\/\/[^\s<>"“”«»‘’]+/g)) {
    const address = withoutClosing(match[0])
    const href = webAddress(address)
    if (!href) continue
    if (match.index > end) parts.push({ type: 'text', value: text.slice(end, match.index) })
    parts.push(h('a', { href }, address))
    end = match.index + address.length
  }
  if (end < text.length) parts.push({ type: 'text', value: text.slice(end) })
  return parts
}

function withoutClosing(address: string): string {
  const bare = address.replace(/(?<![.,;:!?])[.,;:!?]+$/, '')
  const balanced = (bare.match(/\(/g)?.length ?? 0) >= (bare.match(/\)/g)?.length ?? 0)
  return bare.endsWith(')') && !balanced ? withoutClosing(bare.slice(0, -1)) : bare
}

function joinTexts(nodes: readonly ElementContent[]): ElementContent[] {
  const joined: ElementContent[] = []
  for (const node of nodes) {
    const last = joined.at(-1)
    if (node.type === 'text' && last?.type === 'text')
      joined[joined.length - 1] = { type: 'text', value: last.value + node.value }
    else joined.push(node.type === 'element' ? { ...node, children: joinTexts(node.children) } : node)
  }
  return joined
}
