import type { Element, ElementContent } from 'hast'
import { select } from 'hast-util-select'
import { toString as textOf } from 'hast-util-to-string'
import { h } from 'hastscript'
import { visit } from 'unist-util-visit'
import { BLOCKS } from '../../blocks/registry.ts'
import type { Translate } from '../../model/interface.ts'
import { hasClass } from './class-names.ts'
import { shownAgain } from './shown-again.ts'

interface Entry {
  id: string
  number: string
  title: ElementContent[]
  /** BCP 47 tag of a title that is not translated. */
  lang: string | undefined
  children: Entry[]
}

/** How deep the table of contents goes: chapters (h2) and their sections (h3). */
const DEEPEST = 3

/**
 * The table of contents of compiled chapters. Each entry has an empty `page-number` that the paginator fills in print.
 */
export function tableOfContents(chapters: readonly Element[], t: Translate): Element {
  const entries: Entry[] = []
  for (const chapter of chapters)
    visit(chapter, 'element', element => {
      const depth = Number(/^h([2-6])$/.exec(element.tagName)?.[1] ?? 0)
      const id = element.properties.id
      if (depth === 0 || depth > DEEPEST || typeof id !== 'string') return
      const entry: Entry = { id, ...headingParts(element), children: [] }
      const parent = depth === 2 ? undefined : entries.at(-1)
      ;(parent?.children ?? entries).push(entry)
    })
  return h('nav.contents', { id: 'contents', ariaLabelledBy: 'contents-title' }, [
    h('h2', { id: 'contents-title' }, t('contents')),
    list(entries),
  ])
}

/** A list of the blocks of a kind (figures, tables) with their captions' first sentences; nothing where there are none. */
function listOf(
  chapters: readonly Element[],
  { name: kind, listed }: { name: string; listed: string },
  t: Translate,
): Element[] {
  const entries: Entry[] = []
  for (const chapter of chapters)
    visit(chapter, 'element', element => {
      const { id } = element.properties
      if (element.tagName !== 'figure' || typeof id !== 'string') return
      if (hasClass(element, kind)) entries.push({ id, ...captionParts(element), children: [] })
    })
  if (entries.length === 0) return []
  const name = `list-of-${listed}`
  return [
    h('nav.contents', { id: name, className: [name], ariaLabelledBy: `${name}-title` }, [
      h('h2', { id: `${name}-title` }, t(listed)),
      list(entries),
    ]),
  ]
}

/** The lists of those blocks that have one. */
export function listsOfBlocks(chapters: readonly Element[], t: Translate): Element[] {
  return BLOCKS.flatMap(({ name, listed }) => (listed === undefined ? [] : listOf(chapters, { name, listed }, t)))
}

function list(entries: readonly Entry[]): Element {
  const items = entries.map(({ id, number, title, lang, children }) => {
    const name = number === '' ? [] : [h('span.number', number), ' ']
    return h('li', [
      h('a', { href: `#${id}` }, [...name, h('span.title', { lang }, title)]),
      ' ',
      h('span.page-number', { dataTarget: id }),
      ...(children.length === 0 ? [] : [list(children)]),
    ])
  })
  return h('ol', items)
}

function headingParts(heading: Element): Pick<Entry, 'number' | 'title' | 'lang'> {
  const copy = shownAgain(heading)
  const first = copy.children[0]
  const hasNumber = first?.type === 'element' && hasClass(first, 'number')
  return {
    number: hasNumber ? textOf(first) : '',
    title: trimmed(hasNumber ? copy.children.slice(1) : copy.children),
    lang: languageOf(heading),
  }
}

function captionParts(figure: Element): Pick<Entry, 'number' | 'title' | 'lang'> {
  const paragraph = select('figcaption > p', figure)
  if (!paragraph) return { number: '', title: [], lang: undefined }
  const copy = shownAgain(paragraph)
  const [label, ...rest] = copy.children
  const text = rest.map(textOf).join('').replace(/\s+/g, ' ').trim()
  const lang = languageOf(paragraph) ?? rest.map(languageOf).find(tag => tag !== undefined)
  // The first sentence is the title; what follows says where the data come from.
  const sentence = /^.*?[.!?](?= \p{Lu}|$)/u.exec(text)?.[0] ?? text
  return { number: label ? textOf(label) : '', title: [{ type: 'text', value: sentence.replace(/\.$/, '') }], lang }
}

function languageOf(node: ElementContent): string | undefined {
  return node.type === 'element' && typeof node.properties.lang === 'string' ? node.properties.lang : undefined
}

function trimmed(children: ElementContent[]): ElementContent[] {
  const [first, ...rest] = children
  if (first?.type !== 'text') return children
  const value = first.value.trimStart()
  return value === '' ? rest : [{ type: 'text', value }, ...rest]
}
