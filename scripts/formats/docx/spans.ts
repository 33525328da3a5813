import type { ElementContent } from 'hast'
import type { Nodes, PhrasingContent } from 'mdast'
import type { Picture } from '../../blocks/shared/parts.ts'
import type { ChangeKind } from '../../model/nodes.ts'
import type { NoteCall } from '../../resolve/nodes.ts'
import { hasClass } from '../html/class-names.ts'
import { type Tracked, within } from './tracked.ts'

/** How words are set. */
export interface Marks {
  bold?: boolean
  italics?: boolean
  strike?: boolean
  underline?: boolean
  smallCaps?: boolean
  code?: boolean
  raised?: 'sub' | 'super'
  /** Of a character style of the document. */
  style?: string
}

/** A stretch of a line that is set alike. */
export interface Span {
  /** Empty for calls, pictures and line breaks. */
  text: string
  marks: Marks
  /** BCP 47 tag where it is not the paragraph's. */
  lang?: string
  /** Anchor of the edition, or address in the web, that it links to. */
  link?: { anchor: string } | { url: string }
  call?: NoteCall
  picture?: Picture
  break?: boolean
  /** Whether it came or went, in a redline. */
  change?: Tracked | undefined
}

type Around = Pick<Span, 'marks' | 'lang' | 'link' | 'change'>

/** The spans of a line. */
export function spansOf(nodes: readonly PhrasingContent[], around: Around = { marks: {} }): Span[] {
  return nodes.flatMap(node => {
    const lang = node.data?.lang ?? (node.data?.hProperties?.lang as string | undefined)
    return spansOfNode(node, lang === undefined ? around : { ...around, lang })
  })
}

function spansOfNode(node: PhrasingContent, around: Around): Span[] {
  const marked = (marks: Marks): Around => ({ ...around, marks: { ...around.marks, ...marks } })
  switch (node.type) {
    case 'text':
      return [{ ...around, text: node.value.replace(/(?<!\s)\s*\n\s*/g, ' ') }]
    case 'emphasis':
      return spansOf(node.children, marked({ italics: true }))
    case 'strong':
      return spansOf(node.children, marked({ bold: true }))
    case 'delete':
      return spansOf(node.children, marked({ strike: true }))
    case 'subscript':
      return spansOf(node.children, marked({ raised: 'sub' }))
    case 'superscript':
      return spansOf(node.children, marked({ raised: 'super' }))
    case 'inlineCode':
      return [{ ...marked({ code: true }), text: node.value }]
    case 'break':
      return [{ ...around, text: '', break: true }]
    case 'link':
      return spansOf(node.children, { ...around, link: linkTo(node.url) })
    case 'image': {
      const { url, alt, data } = node
      const picture = { src: url, scope: data?.scope ?? '', alt: alt ?? '', altLang: undefined, width: data?.width }
      return [{ ...around, text: '', picture }]
    }
    case 'abbreviation': {
      if (!node.first) return [{ ...around, text: node.value }]
      const long = { ...around, text: node.long, ...(node.longLang === undefined ? {} : { lang: node.longLang }) }
      return [long, { ...around, text: ` (${node.value})` }]
    }
    case 'formatted':
      return node.content.flatMap(part => spansOfFormatted(part, around))
    case 'noteCall':
      return [{ ...around, text: '', call: node }]
    case 'change': {
      if (node.quoted) return spansOf(node.children, marked(QUOTED_CHANGES[node.kind]))
      const change = within(around.change, node)
      return change === 'passing' ? [] : spansOf(node.children, { ...around, change })
    }
    // References to pages read as on screen: where pages fall is Word's to say.
    default:
      return 'children' in node ? spansOf(node.children as PhrasingContent[], around) : []
  }
}

/** What Word must not offer to accept: changes of another text. Told apart by lines and not by colour alone. */
const QUOTED_CHANGES: Readonly<Record<ChangeKind, Marks>> = {
  inserted: { underline: true },
  deleted: { strike: true },
  reformatted: {},
}

/** Text that the CSL processor made. */
function spansOfFormatted(node: ElementContent, around: Around): Span[] {
  if (node.type === 'text') return [{ ...around, text: node.value.replace(/(?<!\s)\s*\n\s*/g, ' ') }]
  if (node.type !== 'element') return []
  const { lang, href } = node.properties
  const inner: Around = {
    marks: { ...around.marks, ...marksOfElement(node.tagName), ...marksOfClass(node) },
    ...(typeof lang === 'string' ? { lang } : around.lang === undefined ? {} : { lang: around.lang }),
    ...(typeof href === 'string' ? { link: linkTo(href) } : around.link === undefined ? {} : { link: around.link }),
    change: changeOfElement(node.tagName) ?? around.change,
  }
  return node.children.flatMap(child => spansOfFormatted(child, inner))
}

const ELEMENTS: Readonly<Record<string, Marks>> = {
  i: { italics: true },
  em: { italics: true },
  b: { bold: true },
  strong: { bold: true },
  sub: { raised: 'sub' },
  sup: { raised: 'super' },
  code: { code: true },
}

/** In the bibliography of a redline. */
function changeOfElement(name: string): Tracked | undefined {
  if (name === 'ins') return { kind: 'inserted' }
  return name === 'del' ? { kind: 'deleted' } : undefined
}

function marksOfElement(name: string): Marks {
  return ELEMENTS[name] ?? {}
}

function marksOfClass(node: ElementContent): Marks {
  if (hasClass(node, 'small-caps')) return { smallCaps: true }
  return hasClass(node, 'upright') ? { italics: false } : {}
}

function linkTo(url: string): { anchor: string } | { url: string } {
  return url.startsWith('#') ? { anchor: url.slice(1) } : { url }
}

/** Whether a node stands in a line. */
export function isPhrasing(node: Nodes): node is PhrasingContent {
  return PHRASING.has(node.type)
}

const PHRASING: ReadonlySet<string> = new Set(
  'text emphasis strong delete subscript superscript inlineCode break link image abbreviation formatted noteCall pageReference change shifted'.split(
    ' ',
  ),
)
