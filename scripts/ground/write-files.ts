import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/**
 * Writes files, or removes those without a text, so that each is the old one or the new one. All new texts are on disk
 * under other names before the first file changes, and files go last: what a crash can interrupt are renames.
 */
export function writeFiles(root: string, writes: ReadonlyMap<string, string | undefined>): void {
  const staged: [from: string, to: string][] = []
  for (const [relative, text] of writes) {
    if (text === undefined) continue
    const target = path.join(root, relative)
    mkdirSync(path.dirname(target), { recursive: true })
    const temporary = `${target}.${process.pid}.tmp`
    writeFileSync(temporary, text)
    staged.push([temporary, target])
  }
  for (const [from, to] of staged) renameSync(from, to)
  for (const [relative, text] of writes) if (text === undefined) rmSync(path.join(root, relative), { force: true })
}
