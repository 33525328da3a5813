import type { VFile } from 'vfile'
import { readTextFile } from '../ground/files.ts'

/** Fact numbers by the name of the source under which they stand; those above the first section under ''. */
export type Facts = ReadonlyMap<string, ReadonlySet<string>>

/**
 * Reads the facts that a publication keeps in `docs/sources.md`: list items that begin with a letter, a number and a
 * colon (`- F12: The statement.`), in the section of each source that rests on them (`## 05-finance`).
 */
export function loadFacts(root: string): { facts: Facts; file: VFile | undefined } {
  const facts = new Map<string, Set<string>>()
  const file = readTextFile(root, 'docs/sources.md')
  let section = ''
  for (const line of String(file ?? '').split('\n')) {
    section = /^##\s+(\S.*)$/.exec(line)?.[1]?.trimEnd() ?? section
    const id = /^\s*[-*]\s+([A-Z]\d+):/.exec(line)?.[1]
    if (id !== undefined) facts.set(section, (facts.get(section) ?? new Set()).add(id))
  }
  return { facts, file }
}
