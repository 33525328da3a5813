import type { Definition, Nodes, Parents } from 'mdast'

/** What the text of a block depends on besides the block. */
export interface BlockSurroundings {
  /** The whole file. */
  text: string
  /** Number of blockquotes around the block: each may put a `>` before a continuation line. */
  quotes: number
  /** Link definitions of the file by identifier. */
  definitions: ReadonlyMap<string, Definition>
}

interface Edit {
  from: number
  to: number
  text: string
}

/**
 * The Markdown of a block's content, on its own: what is left when the block's place in the file is taken away.
 *
 * Prefixes of containers (`>`, indentation) go, soft line breaks become one space, a hard break is a backslash at the
 * line's end, links by reference carry their address, and what parsing left out (comments) is left out here too.
 * Wrapping a paragraph anew thus changes nothing.
 */
export function blockText(block: Parents, { text, quotes, definitions }: BlockSurroundings): string {
  const start = startOf(block.children[0]) ?? startOf(block)
  const end = endOf(block.children.at(-1)) ?? endOf(block)
  if (start === undefined || end === undefined) return ''
  const edits = [...cuts(block, text), ...rewrites(block, text, definitions), ...breaks(block, text, quotes)]
  return apply(text, start, end, [...edits, ...lineJoins(text, start, end, quotes, edits)]).trim()
}

/** Each line end becomes a space, unless an edit already covers it. */
function lineJoins(text: string, start: number, end: number, quotes: number, known: Edit[]): Edit[] {
  const joins: Edit[] = []
  for (let at = text.indexOf('\n', start); at >= 0 && at < end; at = text.indexOf('\n', at + 1)) {
    if (known.some(edit => edit.from <= at && at < edit.to)) continue
    let from = at
    while (from > start && /[ \t\r]/.test(text[from - 1] ?? '')) from--
    joins.push({ from, to: afterPrefix(text, at + 1, quotes), text: ' ' })
  }
  return joins
}

function breaks(block: Parents, text: string, quotes: number): Edit[] {
  return inside(block).flatMap(node => {
    const from = startOf(node)
    const to = endOf(node)
    if (node.type !== 'break' || from === undefined || to === undefined) return []
    return { from, to: afterPrefix(text, to, quotes), text: '\\\n' }
  })
}

/** Gaps between siblings: nodes that were removed from the tree, such as comments. */
function cuts(block: Parents, text: string): Edit[] {
  const edits: Edit[] = []
  for (const parent of [block, ...inside(block)]) {
    if (!('children' in parent)) continue
    parent.children.forEach((child, index) => {
      const from = endOf(parent.children[index - 1])
      const to = startOf(child)
      if (from === undefined || to === undefined || to <= from) return
      // Of the spaces on both sides of what is cut, one remains.
      const spaced = /\s/.test(text[from - 1] ?? '')
      const blank = /^[ \t]*/.exec(text.slice(to))?.[0].length ?? 0
      edits.push({ from, to: spaced ? to + blank : to, text: '' })
    })
  }
  return edits
}

function rewrites(block: Parents, text: string, definitions: ReadonlyMap<string, Definition>): Edit[] {
  return inside(block).flatMap(node => {
    const start = startOf(node)
    const to = endOf(node)
    if (start === undefined || to === undefined) return []
    if (node.type === 'linkReference' || node.type === 'imageReference') {
      const definition = definitions.get(node.identifier)
      if (!definition) return []
      if (node.type === 'imageReference')
        return { from: start, to, text: `![${(node.alt ?? '').replace(/[[\]\\]/g, '\\$&')}]${destination(definition)}` }
      return { from: endOf(node.children.at(-1)) ?? start + 1, to, text: `]${destination(definition)}` }
    }
    // `\|` in code is an escape in a table cell only.
    if (node.type === 'inlineCode' && block.type === 'tableCell')
      return { from: start, to, text: text.slice(start, to).replaceAll('\\|', '|') }
    return []
  })
}

function destination({ url, title }: Definition): string {
  const address = /[\s()<>]/.test(url) ? `<${url}>` : url
  return title ? `(${address} "${title.replaceAll('"', '\\"')}")` : `(${address})`
}

/** First character of a continuation line behind the prefixes of the containers around it. */
function afterPrefix(text: string, lineStart: number, quotes: number): number {
  const mark = /[ \t]*>/y
  let at = lineStart
  for (let level = 0; level < quotes; level++) {
    mark.lastIndex = at
    // A lazy continuation line leaves the marks out.
    if (!mark.test(text)) break
    at = mark.lastIndex
  }
  while (text[at] === ' ' || text[at] === '\t') at++
  return at
}

function apply(text: string, start: number, end: number, edits: Edit[]): string {
  let result = ''
  let at = start
  for (const edit of edits.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    if (edit.from < at || edit.from >= end) continue
    result += text.slice(at, edit.from) + edit.text
    at = edit.to
  }
  return result + text.slice(Math.min(at, end), end)
}

/** All nodes below a node, in document order. */
function inside(node: Parents): Nodes[] {
  return (node.children as Nodes[]).flatMap(child => ('children' in child ? [child, ...inside(child)] : [child]))
}

function startOf(node: Nodes | undefined): number | undefined {
  return node?.position?.start.offset
}

function endOf(node: Nodes | undefined): number | undefined {
  return node?.position?.end.offset
}
