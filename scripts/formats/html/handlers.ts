import type { Element, ElementContent } from 'hast'
import { h } from 'hastscript'
import type { Heading, Image, Link, Parents, Table } from 'mdast'
import { defaultHandlers, type Handler, type Handlers, type State, toHast } from 'mdast-util-to-hast'
import { definitionOf } from '../../blocks/registry.ts'
import type { Picture } from '../../blocks/shared/parts.ts'
import { copyTree } from '../../ground/copy-tree.ts'
import type {
  Abbreviation,
  Block,
  Change,
  DefinitionDescription,
  DefinitionItem,
  DefinitionList,
  DefinitionTerm,
  Formatted,
  PageReference,
  Shifted,
  Subscript,
  Superscript,
} from '../../model/nodes.ts'
import type { NoteCall, Sources } from '../../resolve/nodes.ts'
import { blockElements, mediaPlace, patched } from './blocks.ts'
import { changeElement } from './change-element.ts'
import type { HtmlContext } from './context.ts'
import { inLanguage } from './languages.ts'
import { callNumber, noteBeside, notePlace } from './notes.ts'

/** How the nodes of the content model become HTML. See templates/ for the looks that go with the class names. */
export function handlersFor(context: HtmlContext): Handlers {
  const handlers: Handlers = {
    heading: (state, node: Heading) => {
      const level = Math.min(node.depth + 1, 6)
      const children = [...headingNumber(node, context), ...state.all(node)]
      return patched(state, node, h(`h${level}`, children))
    },
    block: (state, node: Block) => blockElements(node, { state, context, handlers }),
    image: (_state, node: Image, parent) => {
      const place = mediaPlace(imageOf(node))
      // A drawing among words is a sign, as high as they are.
      const isSign = node.data?.width === undefined && parent !== undefined && hasOtherWords(parent, node)
      return h('span', { ...place, className: isSign ? ['media', 'sign'] : ['media'] })
    },
    table: (state, node: Table, parent) => {
      const table = withRowHeaders(defaultHandlers.table(state, node))
      // A table with a caption has its figure to move in on a small screen.
      return context.medium === 'print' || (parent?.type === 'block' && definitionOf(parent).content === 'table')
        ? table
        : h('div.scroll', [table])
    },
    definitionList: (state, node: DefinitionList) => patched(state, node, h('dl', state.all(node) as ElementContent[])),
    // Terms and meanings are grouped, so that assistive technology can tell which belong together in print as well.
    definitionItem: (state, node: DefinitionItem) =>
      patched(state, node, h('div', state.all(node) as ElementContent[])),
    definitionTerm: (state, node: DefinitionTerm) => patched(state, node, h('dt', state.all(node) as ElementContent[])),
    definitionDescription: (state, node: DefinitionDescription) =>
      patched(state, node, h('dd', describing(state, node))),
    subscript: (state, node: Subscript) => patched(state, node, h('sub', state.all(node) as ElementContent[])),
    superscript: (state, node: Superscript) => patched(state, node, h('sup', state.all(node) as ElementContent[])),
    abbreviation: (_state, node: Abbreviation) =>
      node.first
        ? [inLanguage(node.long, node.longLang), text(' ('), h('abbr', node.value), text(')')]
        : h('abbr', { title: node.long, lang: node.longLang }, node.value),
    sources: (state, node: Sources) =>
      h('p.sources', { lang: context.language.tag }, [
        h('span.label', context.t('caption.source', { count: node.count })),
        ' ',
        ...(state.all(node) as ElementContent[]),
      ]),
    link: (state, node: Link) => {
      const link = defaultHandlers.link(state, node)
      if (!node.data?.isReference) return link
      const { lang, ...properties } = link.properties
      const { label } = node.data
      const own = { className: ['cross-reference'], ...(lang ? { lang } : {}), ...(label ? { ariaLabel: label } : {}) }
      return { ...link, properties: { ...properties, ...own } }
    },
    // The style sheet shows one of them; the paginator fills in the number.
    pageReference: (state, node: PageReference) => [
      h('span.screen-only', state.all(node) as ElementContent[]),
      h(
        'span.print-only',
        node.printed.map(part => (part.type === 'text' ? part.value : h('span', { dataTarget: part.target }))),
      ),
    ],
    change: (state, node: Change) => changeElement(state.all(node) as ElementContent[], node, context),
    shifted: (state, node: Shifted) =>
      h('span.shifted', { dataWas: node.was, title: context.t('redline.was', { was: node.was }) }, state.all(node)),
    formatted: (_state, node: Formatted) => copyTree(node.content),
    noteCall: (_state, node: NoteCall) => {
      const note = context.notes[node.number - 1]
      const call = [...(node.follows ? [h('sup.call-separator', ',')] : []), callNumber(node, context)]
      if (context.medium !== 'print' || !note) return call
      if (!node.first) return [...call, notePlace(node, context)]
      return [...call, noteBeside(note, context, root => toHast(root, { handlers }))]
    },
  } satisfies Record<string, Handler>
  return handlers
}

/** The first cell of a row says what the row is about, unless it is empty or the only one. */
function withRowHeaders(table: Element): Element {
  const isElement = (node: ElementContent): node is Element => node.type === 'element'
  const head = table.children.filter(isElement).find(({ tagName }) => tagName === 'thead')
  for (const row of head?.children.filter(isElement) ?? [])
    for (const cell of row.children.filter(isElement)) cell.properties.scope = 'col'
  const body = table.children.filter(isElement).find(({ tagName }) => tagName === 'tbody')
  for (const row of body?.children.filter(isElement) ?? []) {
    const cells = row.children.filter(isElement)
    const [first] = cells
    if (cells.length < 2 || first?.tagName !== 'td' || first.children.length === 0) continue
    first.tagName = 'th'
    first.properties.scope = 'row'
  }
  return table
}

function text(value: string): ElementContent {
  return { type: 'text', value }
}

function imageOf({ url, alt, data }: Image): Picture {
  return { src: url, scope: data?.scope ?? '', alt: alt ?? '', altLang: undefined, width: data?.width }
}

function hasOtherWords(parent: Parents, image: Image): boolean {
  return parent.children.some(child => child !== image && !(child.type === 'text' && child.value.trim() === ''))
}

/** What a term means: one paragraph stands there without an element of its own, unless those of the list are apart. */
function describing(state: State, node: DefinitionDescription): ElementContent[] {
  const [only, ...others] = node.children
  const content = !node.spread && only?.type === 'paragraph' && others.length === 0 ? only : node
  return state.all(content) as ElementContent[]
}

function headingNumber(node: Heading, { t }: HtmlContext): ElementContent[] {
  const number = node.data?.number ?? ''
  if (number === '') return []
  const isAnnex = node.depth === 1 && /^[A-Z]+$/.test(number)
  return [
    h(isAnnex ? 'span.number.annex' : 'span.number', isAnnex ? t('heading.annex', { number }) : number),
    { type: 'text', value: ' ' },
  ]
}
