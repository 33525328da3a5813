import type { Nodes, Table, TableCell } from 'mdast'
import { visit } from 'unist-util-visit'
import { resolvedBySource, resolveWords, sliceOf, type Written } from './known-words.ts'

/** A table of which a cell or row was edited, came or went. */
export interface TableEdit {
  what: 'cells'
  before: Written & { node: Table }
  after: Written & { node: Table }
}

/**
 * The tables of a chapter that were edited, as wholes: a cell with a number alone is no segment. None where a table came or
 * went: which one is which is for the next snapshot to tell.
 */
export function tableEdits(before: Written, after: Written): TableEdit[] {
  const [old, now] = [before, after].map(({ node }) => tablesOf(node)) as [Table[], Table[]]
  if (old.length !== now.length) return []
  return old.flatMap((table, index): TableEdit[] => {
    const other = now[index] as Table
    if (sliceOf(table, before.text) === sliceOf(other, after.text)) return []
    return [{ what: 'cells', before: { node: table, text: before.text }, after: { node: other, text: after.text } }]
  })
}

function tablesOf(tree: Nodes): Table[] {
  const tables: Table[] = []
  visit(tree, 'table', table => void tables.push(table))
  return tables
}

/** The ids of the segments in a table. */
export function segmentsIn(table: Nodes): string[] {
  const ids: string[] = []
  visit(table, ({ data }) => {
    if (data?.segment !== undefined) ids.push(data.segment)
  })
  return ids
}

/**
 * An edited table with what the build made of its citations and references before, and with the anchors of the cells that
 * it had.
 *
 * @param shown what the build made of it before
 */
export function resolveTable(before: TableEdit['before'], after: TableEdit['after'], shown: Table): Table {
  const known = resolvedBySource(before, shown)
  const [table] = resolveWords([after.node], known, after.text) as [Table]
  const sameRows = before.node.children.length === table.children.length
  const left = cellsOf(before.node).map((cell, index) => ({ cell, shown: cellsOf(shown)[index] }))
  for (const [rowIndex, row] of table.children.entries())
    for (const [column, cell] of row.children.entries()) {
      const was = sameRows ? before.node.children[rowIndex]?.children[column] : undefined
      const words = sliceOf(cell, after.text)
      const at = left.findIndex(one => one.cell === was || (!was && sliceOf(one.cell, before.text) === words))
      const [met] = at < 0 ? [] : left.splice(at, 1)
      if (met?.shown?.data) cell.data = met.shown.data
    }
  return table
}

const cellsOf = (table: Table): TableCell[] => table.children.flatMap(({ children }) => children)
