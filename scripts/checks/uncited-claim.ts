import type { FootnoteDefinition, Nodes, Parents, Table } from 'mdast'
import { EXIT, visit } from 'unist-util-visit'
import type { VFile } from 'vfile'
import { definitionOf } from '../blocks/registry.ts'
import { titleOf } from '../blocks/shared/read.ts'
import { wholeWords } from '../ground/whole-words.ts'
import type { Block } from '../model/nodes.ts'
import { isOnlyCitations } from '../resolve/source-lines.ts'
import { defineCheck } from './definition/check.ts'
import { writtenTexts } from './text/written-text.ts'

/**
 * A number that is no part of a name: not glued behind letters, as in `COVID-19`, `G20` or `A/RES/70/1`. Years,
 * percentages and ranges are numbers as well.
 */
const NUMBER = /(?<![\p{L}\p{N}][-+/._–]?)\d+(?:[.,:/–-]?\d+)*(?:\s?%|\sper\s+cent)?/u

/**
 * Flags passages that hold a number or the name of a programme and no ground for it, at the first such place.
 *
 * A passage is a paragraph, also in a list, box or recommendation; the whole caption of a figure; a row of a table; a
 * footnote. Its ground is a citation in it, a call of a footnote that has one, or a comment `<!-- fact: F12 -->` in it or
 * above it. A ground above a list, table or box holds for all of it, one in a table's caption or heading for every row,
 * and a paragraph of citations alone, which prints as a source line, for its whole box.
 * Headings and titles claim nothing.
 */
export default defineCheck({
  id: 'uncited-claim',
  severity: 'warning',
  summary: 'A passage holds a number or the name of a programme, and no citation or fact that it rests on.',
  bad: { chapter: 'Built in ⟦1999⟧.', added: { 'content/publication.yaml': 'checks: { uncited-claims: true }\n' } },
  good: {
    chapter: 'Built in 1999 [@smith2020].\n\n:::box[Stone]\nMended in 2004.\n\n[@smith2020]\n:::',
    added: { 'content/publication.yaml': 'checks: { uncited-claims: true }\n' },
  },
  chapter({ tree, file }, say, { settings }) {
    const { uncitedClaims, programmes, names } = settings
    if (!uncitedClaims) return
    const notes = new Map<string, FootnoteDefinition>()
    visit(tree, 'footnoteDefinition', definition => {
      notes.set(definition.identifier, definition)
    })
    const claims = claimPattern(programmes)
    const known = wholeWords(names)

    const inspect = (passage: Nodes): void => {
      if (isGrounded(passage, notes)) return
      const claim = firstClaim(passage, file, claims, known)
      if (!claim) return
      const reason = `\`${claim.text}\` has no source: cite one, or name the fact it rests on, \`<!-- fact: F1 -->\``
      say(reason, { place: claim.place })
    }
    const walkRows = (table: Table): void => {
      const [head, ...rows] = table.children
      if (head && isGrounded(head, notes)) return
      for (const row of rows) inspect(row)
    }
    const walkBlock = (block: Block): void => {
      const { claims } = definitionOf(block)
      if (claims === 'whole') {
        inspect(block)
        return
      }
      if (claims === 'rows') {
        const caption = titleOf(block)
        if (caption && isGrounded(caption, notes)) return
        // What the caption says of the table stands on what the rows cite.
        if (caption && !isGrounded(block, notes)) inspect(caption)
      }
      if (block.children.some(isOnlyCitations)) return
      for (const child of block.children) walk(child)
    }
    const walk = (node: Nodes): void => {
      if (node.data?.facts) return
      switch (node.type) {
        case 'paragraph':
        case 'footnoteDefinition':
          inspect(node)
          return
        case 'heading':
        case 'title':
          return
        case 'block':
          walkBlock(node)
          return
        case 'table':
          walkRows(node)
          return
        default:
          if ('children' in node) for (const child of (node as Parents).children) walk(child)
      }
    }
    walk(tree)
  },
})

function isGrounded(passage: Nodes, notes: ReadonlyMap<string, FootnoteDefinition>): boolean {
  let grounded = false
  visit(passage, node => {
    const note = node.type === 'footnoteReference' ? notes.get(node.identifier) : undefined
    grounded =
      node.type === 'citation' ||
      node.data?.facts !== undefined ||
      // Notes called from inside notes do not count: they are another rule's business.
      (note !== undefined && isGrounded(note, new Map()))
    return grounded ? EXIT : undefined
  })
  return grounded
}

function firstClaim(
  passage: Nodes,
  file: VFile,
  claims: RegExp,
  known: RegExp | undefined,
): { text: string; place: { line: number; column: number } } | undefined {
  for (const { value, pointAt } of writtenTexts(passage, file)) {
    const words = known ? value.replace(known, name => ' '.repeat(name.length)) : value
    const match = claims.exec(words)
    if (match) return { text: match[0].replace(/\s+/g, ' '), place: pointAt(match.index) }
  }
  return undefined
}

function claimPattern(programmes: readonly string[]): RegExp {
  const named = wholeWords(programmes)
  return named ? new RegExp(`${named.source}|${NUMBER.source}`, 'u') : NUMBER
}
