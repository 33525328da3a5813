import type { Element, ElementContent, Root, RootContent } from 'hast'
import rehypeParse from 'rehype-parse'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'
import { VFile } from 'vfile'
import { createCache } from '../ground/cache.ts'
import { report } from '../ground/messages.ts'
import { pointsOf } from '../ground/points.ts'
import { toolchainState } from '../ground/tree-state.ts'
import figureInvalid from '../rules/figure-invalid.ts'
import { cleanSvg } from './clean-svg.ts'

/** Deeper than any drawing; the parsers below are recursive. */
const MAX_DEPTH = 100
/** Several times what maps have that are drawn in print. */
const MAX_TAGS = 20_000
/** Characters from one tag to the next: texts are measured word by word. */
const LONGEST_TEXT = 2000

/** Drawings without a problem, by their text: the parser takes longer than what a check does with them. */
const cache = createCache()

/** Names that the parser looks up among those that every object has: as attributes, it throws at them. */
const UNREADABLE = /\b(?:constructor|__proto__)\b/i

/**
 * Parses an SVG file and keeps what is allowed (see allow-svg.ts), with positions.
 *
 * HTML's parser is used because the figure ends up inside HTML: what it makes of the text is what the reader's browser would.
 * It forgives; an SVG file may not need that, so whatever it had to mend is reported as `figure-invalid`.
 *
 * @returns The `<svg>` element, or nothing when the file is not SVG. What was refused is reported as `figure-unsafe`.
 */
export function parseSvg(file: VFile): Element | undefined {
  const state = toolchainState()
  const inputs = state && [state, String(file)]
  const kept = inputs && cache.read('svg', inputs)
  if (kept) return kept as Element
  const before = file.messages.length
  const tree = parse(file)
  if (inputs && tree && file.messages.length === before) cache.write('svg', inputs, tree)
  return tree
}

function parse(file: VFile): Element | undefined {
  const source = blankProlog(String(file))
  const excess = excessOf(source)
  if (excess) {
    report(file, figureInvalid, excess.reason, { place: pointsOf(source)(excess.offset) })
    return undefined
  }
  const draft = new VFile({ value: source })
  let root: Root
  try {
    root = unified()
      .use(rehypeParse, { fragment: true, space: 'svg', emitParseErrors: true, verbose: true })
      .parse(draft)
  } catch (error) {
    const found = UNREADABLE.exec(source)
    if (!found) throw error
    report(file, figureInvalid, `No element has an attribute \`${found[0]}\`: take it away`, {
      place: pointsOf(source)(found.index),
    })
    return undefined
  }
  const svg = rootElement(root, file)
  for (const message of draft.messages) {
    report(file, figureInvalid, message.reason, { place: { line: message.line ?? 1, column: message.column ?? 1 } })
  }
  if (svg === undefined || draft.messages.length > 0 || reportUnclosed(svg, source, file)) return undefined
  return cleanSvg(svg, file)
}

/** HTML knows no XML declaration and no document type: blanks of the same length keep the positions. */
function blankProlog(source: string): string {
  return source.replace(
    /^\uFEFF?\s*(<\?xml[^>]*\?>\s*)?((<!--(?:(?!-->)[\s\S])*-->\s*)*<!DOCTYPE\s[^[\]<>]*>)?/i,
    prolog => prolog.replace(/[^\n]/g, ' '),
  )
}

/** What a drawing has too much of for those who read it after this, and where. */
function excessOf(source: string): { reason: string; offset: number } | undefined {
  let depth = 0
  let count = 0
  let end = 0
  for (const { 0: tag, index } of source.matchAll(/<\/?[a-z][^<>]*>/gi)) {
    if (tag.startsWith('</')) depth--
    else if (!tag.endsWith('/>')) depth++
    const told = (reason: string, offset = index) => ({ reason, offset })
    if (depth > MAX_DEPTH)
      return told(`Elements are nested more than ${MAX_DEPTH} deep: export the drawing with fewer groups`)
    if (++count > MAX_TAGS) return told(`The drawing has more than ${MAX_TAGS} tags: export a simpler one`)
    if (tag.startsWith('</') && index - end > LONGEST_TEXT && isLong(source.slice(end, index)))
      return told(`A text has more than ${LONGEST_TEXT} characters: write it shorter, or below the figure`, end)
    end = index + tag.length
  }
  return undefined
}

/** Whether there is more between two tags than a text may have: comments are none, and blanks count once. */
function isLong(between: string): boolean {
  const [first = '', ...others] = between.split('<!--')
  const texts = [first, ...others.map(part => part.slice(part.includes('-->') ? part.indexOf('-->') + 3 : 0))]
  return texts.join('').replace(/\s+/g, ' ').length > LONGEST_TEXT
}

function rootElement(root: Root, file: VFile): Element | undefined {
  const [first, second] = root.children.filter(isContent)
  if (first?.type !== 'element' || first.tagName !== 'svg') {
    report(file, figureInvalid, `The file begins with ${describe(first)}: it must be one \`svg\` element`, {
      place: first,
    })
    return undefined
  }
  if (second !== undefined) {
    report(file, figureInvalid, `${describe(second)} stands behind the end of \`svg\`: take it away`, { place: second })
    return undefined
  }
  return first
}

const isContent = (node: RootContent): boolean =>
  node.type !== 'comment' && !(node.type === 'text' && node.value.trim() === '')

function describe(node: RootContent | undefined): string {
  if (node === undefined) return 'nothing'
  return node.type === 'element' ? `\`<${node.tagName}>\`` : node.type
}

/** HTML's parser closes elements by itself where an end tag is missing: in XML that is an error, and often a lost line. */
function reportUnclosed(svg: Element, source: string, file: VFile): boolean {
  const before = file.messages.length
  visit(svg as ElementContent, 'element', element => {
    const tags = element.data?.position
    const end = tags?.opening?.end.offset ?? 0
    if (tags?.closing === undefined && source.slice(end - 2, end) !== '/>') {
      report(file, figureInvalid, `Element \`${element.tagName}\` has no end tag: write \`</${element.tagName}>\``, {
        place: element.position?.start,
      })
    }
  })
  return file.messages.length > before
}
