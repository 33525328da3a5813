import type { Root } from 'mdast'
import { visit } from 'unist-util-visit'
import type { VFile } from 'vfile'
import { report } from '../ground/messages.ts'
import { pointsOf } from '../ground/points.ts'
import tableCells from '../rules/table-cells.ts'

/** A cell that means "as above" or "as beside" in other tools. */
const JOINED = /^\s*(?:\^\^|<<|>>)\s*$/

/**
 * Reports cells that Markdown would lose, or print as marks (`table-cells`): cells joined with others, and rows with more
 * or fewer cells than the head has columns.
 */
export function checkTables(tree: Root, file: VFile): void {
  const source = String(file)
  const pointAt = pointsOf(source)
  visit(tree, 'table', table => {
    const columns = table.children[0]?.children.length ?? 0
    for (const row of table.children) {
      const surplus = row.children[columns]
      if (surplus) {
        const reason = `The row has a cell ${columns + 1}, and the head of the table ${columns}: give the head a cell more, or write \`\\|\` for a bar that is text`
        report(file, tableCells, reason, { place: surplus.position?.start })
      }
      const bars = /(?<!\\)\|(\|)/.exec(source.slice(row.position?.start.offset, row.position?.end.offset))
      if (bars)
        report(
          file,
          tableCells,
          'Cells cannot be joined by `||`: write the words in each cell, or `| |` for an empty one',
          {
            place: pointAt((row.position?.start.offset ?? 0) + bars.index + 1),
          },
        )
      const last = row.children.at(-1)
      if (!bars && row.children.length < columns && last) {
        const reason = `The row ends with cell ${row.children.length}, and the head has ${columns}: add the others, empty or not`
        report(file, tableCells, reason, { place: last.position?.start })
      }
      for (const cell of row.children) {
        const text = source.slice(cell.position?.start.offset, cell.position?.end.offset)
        if (JOINED.test(text.replace(/^\|/, '').replace(/\|$/, '')))
          report(file, tableCells, 'Cells cannot be joined: write the words in each cell, or leave it empty', {
            place: cell.position?.start,
          })
      }
    }
  })
}
