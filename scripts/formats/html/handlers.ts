import type { Element, ElementContent, Properties } from 'hast'
import { h } from 'hastscript'
import type { Heading, Image, Nodes, Parents, Root, Table } from 'mdast'
import { defaultHandlers, type Handler, type Handlers, type State, toHast } from 'mdast-util-to-hast'
import type { Abbreviation, Box, Figure, Generated, Recommendation, TableFigure, Title } from '../../model/nodes.ts'
import type { Formatted, NoteCall } from '../../resolve/nodes.ts'
import { acronymList } from './acronym-list.ts'
import { bibliography } from './bibliography.ts'
import type { HtmlContext } from './context.ts'
import { inLanguage } from './languages.ts'
import { callNumber, noteBeside } from './notes.ts'
import { actorLanguage, recommendationTable } from './recommendation-table.ts'

/** How the nodes of the content model become HTML. See templates/ for the looks that go with the class names. */
export function handlersFor(context: HtmlContext): Handlers {
  const { t } = context
  const handlers: Handlers = {
    heading: (state, node: Heading) => {
      const level = Math.min(node.depth + 1, 6)
      const children = [...headingNumber(node, context), ...state.all(node)]
      return patched(state, node, h(`h${level}`, children))
    },
    figure: (state, node: Figure) => {
      const caption = captioned(state.all(node) as ElementContent[], label('caption.figure', node))
      const media = h('div', mediaPlace(node.src, node.alt, node))
      return patched(state, node, h('figure.figure', [media, h('figcaption', caption)]))
    },
    image: (_state, node: Image) => h('span', mediaPlace(node.url, node.alt ?? '', node)),
    tableFigure: (state, node: TableFigure) => {
      const title = titleOf(state, node)
      const table = node.children.flatMap(child => (child.type === 'table' ? (state.one(child, node) ?? []) : []))
      const caption = h('figcaption', [h('p', [label('caption.table', node), ' ', ...title])])
      return patched(state, node, h('figure.table', [caption, ...(table as ElementContent[])]))
    },
    table: (state, node: Table, parent) => {
      const table = defaultHandlers.table(state, node)
      // A table with a caption has its figure to move in on a small screen.
      return context.medium === 'print' || parent?.type === 'tableFigure' ? table : h('div.scroll', [table])
    },
    box: (state, node: Box) => {
      // Boxes are landmarks, which assistive technology lists by their names.
      const id = `box-title-${node.data?.number}`
      const title = h('p.box-title', { id }, [label('caption.box', node), ' ', ...titleOf(state, node)])
      return patched(state, node, h('aside.box', { ariaLabelledBy: id }, [title, ...blocks(state, node)]))
    },
    recommendation: (state, node: Recommendation) => {
      const title = h('p.recommendation-title', [label('caption.recommendation', node), ' ', ...titleOf(state, node)])
      return patched(state, node, h('section.recommendation', [title, ...blocks(state, node), ...addressees(node)]))
    },
    abbreviation: (_state, node: Abbreviation) =>
      node.first
        ? [inLanguage(node.long, node.longLang), text(' ('), h('abbr', node.value), text(')')]
        : h('abbr', { title: node.long, lang: node.longLang }, node.value),
    formatted: (_state, node: Formatted) => structuredClone(node.content),
    noteCall: (_state, node: NoteCall) => {
      const note = context.notes[node.number - 1]
      const call = [...(node.follows ? [h('sup.call-separator', ',')] : []), callNumber(node, context)]
      if (context.medium !== 'print' || !node.first || !note) return call
      return [...call, noteBeside(note, context, root => toHast(root, { handlers }))]
    },
    generated: (_state, node: Generated) => generated(node),
  } satisfies Record<string, Handler>
  return handlers

  function label(key: string, node: Nodes): Element {
    return h('span.label', { lang: context.language.tag }, t(key, { number: node.data?.number ?? '' }))
  }

  function addressees(node: Recommendation): Element[] {
    const { tag } = context.language
    // Not with "and": the names hold it themselves.
    const names = node.to.flatMap((actor, index): ElementContent[] => [
      ...(index === 0 ? [] : [text('; ')]),
      inLanguage(withinSentence(context.actors.get(actor) ?? actor, tag), actorLanguage(context, actor)),
    ])
    const parts = [h('span.addressees', [`${t('list.actor')}: `, ...names, '.'])]
    const words = node.data?.chapterWords
    if (words !== undefined) {
      const [before = '', after = ''] = t('reasons', { chapter: '\u0000' }).split('\u0000')
      const link = h('a.cross-reference', { href: `#${node.chapter}`, lang: words.lang }, words.text)
      parts.push(h('span.reasons', [' ', before, link, after, '.']))
    }
    return [h('p.recommendation-foot', parts)]
  }

  function generated(node: Generated): Element[] {
    switch (node.what) {
      case 'acronyms':
        return acronymList(context)
      case 'bibliography':
        return bibliography(context)
      case 'recommendations':
        return recommendationTable(context, context.recommendations(node.src, node.data?.scope ?? ''), title =>
          toHast({ type: 'root', children: [{ type: 'paragraph', children: title.children }] } as Root, { handlers }),
        )
    }
  }
}

function text(value: string): ElementContent {
  return { type: 'text', value }
}

/** A name that begins a line with a capital, within a sentence; an acronym keeps its own. */
function withinSentence(name: string, tag: string): string {
  return /^\p{Lu}\p{Ll}/u.test(name) ? name.charAt(0).toLocaleLowerCase(tag) + name.slice(1) : name
}

/** Where a figure will be drawn, once the tree around it has been sanitised. */
function mediaPlace(src: string, alt: string, node: Nodes): Properties {
  return {
    className: ['media'],
    dataSrc: src,
    dataScope: node.data?.scope ?? '',
    dataAlt: alt,
    dataLang: node.data?.altLang,
  }
}

function headingNumber(node: Heading, { t }: HtmlContext): ElementContent[] {
  const number = node.data?.number ?? ''
  if (number === '') return []
  const isAnnex = node.depth === 1 && /^[A-Z]+$/.test(number)
  return [h('span.number', isAnnex ? t('heading.annex', { number }) : number), { type: 'text', value: ' ' }]
}

function patched(state: State, node: Nodes, element: Element): ElementContent {
  state.patch(node, element)
  return state.applyData(node, element) as ElementContent
}

function titleOf(state: State, node: Parents): ElementContent[] {
  const title = (node.children as Nodes[]).find((child): child is Title => child.type === 'title')
  if (!title) return []
  const children = state.all(title) as ElementContent[]
  return [patched(state, title, h('span.title', children))]
}

function blocks(state: State, node: Parents): ElementContent[] {
  const rest = (node.children as Nodes[]).filter(child => child.type !== 'title')
  return state.all({ ...node, children: rest } as Parents) as ElementContent[]
}

/** Puts a label at the start of a caption's first paragraph. */
function captioned(caption: ElementContent[], name: Element): ElementContent[] {
  const index = caption.findIndex(node => node.type === 'element' && node.tagName === 'p')
  const first = caption[index]
  if (first?.type !== 'element') return [h('p', [name])]
  return caption.with(index, { ...first, children: [name, { type: 'text', value: ' ' }, ...first.children] })
}
