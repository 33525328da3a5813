import type { Nodes, Root } from 'hast'
import { hasClass } from './class-names.ts'

/** The characters of a page that are seen in a style. */
export interface SeenIn {
  bold: Set<string>
  italic: Set<string>
}

/** Of the family of the text, and of that of headings, frames and tables. */
export interface SeenFaces {
  text: SeenIn
  headings: SeenIn
}

// As base.css, screen.css and browsers have it. What is missed here is fetched late, and not lost: see screen-fonts.ts.
const IN_HEADINGS = new Set('aside dt figure footer h1 h2 h3 h4 h5 h6 header nav table'.split(' '))
const FRAMES = ['box', 'cited-in', 'cover', 'key-messages', 'recommendation', 'sources']
const ITALIC = new Set('address cite dfn em i var'.split(' '))
const BOLD = new Set(['b', 'strong'])

interface Style {
  family: keyof SeenFaces
  isBold: boolean
  isItalic: boolean
}

/** Which characters a page has in bold and in italics, in which family. */
export function seenFaces(page: Root): SeenFaces {
  const seen: SeenFaces = { text: nothing(), headings: nothing() }
  look(page, { family: 'text', isBold: false, isItalic: false }, seen)
  return seen
}

function nothing(): SeenIn {
  return { bold: new Set(), italic: new Set() }
}

function look(node: Nodes, style: Style, seen: SeenFaces): void {
  if (node.type === 'text') {
    const { bold, italic } = seen[style.family]
    for (const character of node.value) {
      if (style.isItalic) italic.add(character)
      else if (style.isBold) bold.add(character)
    }
    return
  }
  if (!('children' in node)) return
  const own = node.type === 'element' ? within(node.tagName, style, node) : style
  for (const child of node.children) look(child, own, seen)
}

function within(tag: string, { family, isBold, isItalic }: Style, node: Nodes): Style {
  return {
    family: IN_HEADINGS.has(tag) || hasClass(node, ...FRAMES) ? 'headings' : family,
    isBold: isBold || BOLD.has(tag),
    isItalic: isItalic || ITALIC.has(tag) || hasClass(node, 'quote'),
  }
}
