import type { VFile } from 'vfile'
import { report } from '../../ground/messages.ts'
import importDuplicate from '../../rules/import-duplicate.ts'
import type { ReadEntry } from './format.ts'

/** Reports ids that stand twice (`import-duplicate`): which of the two is meant nobody can tell. */
export function reportRepeated(entries: readonly ReadEntry[], file: VFile): void {
  const seen = new Set<string>()
  for (const { id, line, column } of entries) {
    if (seen.has(id))
      report(file, importDuplicate, `The segment \`${id}\` stands here a second time`, { place: { line, column } })
    seen.add(id)
  }
}
