import type { Nodes, Root } from 'mdast'
import { ruleOf } from '../../ground/messages.ts'
import { allRules, wordsIn } from '../../languages/registry.ts'
import type { Rule } from '../../rules/definition/rule.ts'
import { parseSegment } from '../locales/target.ts'

/** Constructs that a translation must hold as its source does. */
export type ItemKind = 'citation' | 'footnote' | 'link' | 'cross-reference' | 'code' | 'image'

export interface Item {
  kind: ItemKind
  /** What it is told by: a citation's key, a link's address. */
  key: string
  /** Of a citation: label and locator; else empty. */
  detail: string
  /** Where it stands in the text. */
  index: number
}

/** A text node, where it stands. */
export interface Words {
  text: string
  index: number
  /** Inside emphasis, a link or the like: a title or name may keep its language there. */
  marked: boolean
}

/** What a text consists of, as far as parity goes. */
export interface Inspection {
  items: Item[]
  /** Number of emphasised, strong, deleted, lowered and raised passages. */
  emphasis: number
  words: Words[]
  /** The words in one string, with U+FFFC where a construct stands between them. */
  visible: string
  /** Types of the blocks, in order, with their places. */
  blocks: { type: string; index: number }[]
  /** Problems that parsing itself reported. */
  faults: { rule: Rule | undefined; reason: string; index: number }[]
}

/** A construct between words. */
export const GAP = '\uFFFC'

/** Without any of these a text is words and nothing else. */
const MARKUP = /[*_`[\]<>@\\&~^|\n]|--|\.\.\.|^\s*(?:[#>+-]|\d+[.)])|:\/\/|www\.|::/

/** Takes a text apart. @param plain words in which no character is markup. */
export function inspect(text: string, { plain, inline }: { plain: boolean; inline: boolean }): Inspection {
  if (plain || !MARKUP.test(text)) {
    const words = [{ text, index: 0, marked: false }]
    return { items: [], emphasis: 0, words, visible: text, blocks: [{ type: 'paragraph', index: 0 }], faults: [] }
  }
  const { tree, file } = parseSegment(text, inline)
  const inspection: Inspection = {
    items: [],
    emphasis: 0,
    words: [],
    visible: '',
    blocks: tree.children.map(block => ({ type: block.type, index: indexOf(block) })),
    faults: file.messages.map(message => ({
      rule: ruleOf(message),
      reason: message.reason,
      index: offsetOf(message.place),
    })),
  }
  collect(tree, inspection, false)
  return inspection
}

function collect(node: Root | Nodes, found: Inspection, marked: boolean): void {
  const add = (kind: ItemKind, key: string, detail = '', at = indexOf(node)): void => {
    found.items.push({ kind, key, detail, index: at })
    found.visible += GAP
  }
  switch (node.type) {
    case 'text':
      found.words.push({ text: node.value, index: indexOf(node), marked })
      found.visible += node.value
      return
    case 'citation':
      for (const item of node.items)
        add('citation', item.key, locatorOf(item.label, item.locator), item.position?.start.offset ?? indexOf(node))
      return
    case 'crossReference':
      add('cross-reference', node.target)
      return
    case 'footnoteReference':
      add('footnote', node.identifier)
      return
    case 'inlineNote': {
      // Its words are compared, but end no sentence of the text.
      add('footnote', '')
      const { visible } = found
      for (const child of node.children) collect(child, found, marked)
      found.visible = visible
      return
    }
    case 'inlineCode':
    case 'code':
      add('code', node.value)
      return
    case 'image':
      add('image', node.url)
      found.words.push({ text: node.alt ?? '', index: indexOf(node), marked: true })
      return
    case 'break':
      found.visible += ' '
      return
    case 'link': {
      add('link', node.url)
      if (isBare(node.children, node.url)) return
      break
    }
    case 'emphasis':
    case 'strong':
    case 'delete':
    case 'subscript':
    case 'superscript':
      found.emphasis++
      break
    default:
  }
  if (!('children' in node)) return
  const inner = marked || node.type === 'emphasis' || node.type === 'link'
  for (const child of node.children) collect(child, found, inner)
  if (node.type === 'paragraph') found.visible += ' '
}

/** A link whose words are its address. */
function isBare(children: Nodes[], url: string): boolean {
  const [only] = children
  return only?.type === 'text' && children.length === 1 && url.endsWith(only.value)
}

/** What stands between the pages of a locator, in any language. */
const JOINED = new RegExp(
  `\\s*(?:,|;|&|\\b(?:${allRules()
    .flatMap(({ words }) => wordsIn(words.and))
    .join('|')})\\b)\\s*`,
  'g',
)

function locatorOf(label: string, locator: string): string {
  if (locator === '') return ''
  const value = locator.replace(/[\u2010-\u2015\u2212]/g, '-').replace(JOINED, ',')
  return `${label} ${value.replace(/(?<!\s)\s*-\s*/g, '-')}`
}

function indexOf(node: Nodes): number {
  return node.position?.start.offset ?? 0
}

function offsetOf(place: unknown): number {
  const point = typeof place === 'object' && place !== null && 'start' in place ? place.start : place
  return typeof point === 'object' && point !== null && 'offset' in point ? Number(point.offset ?? 0) : 0
}
