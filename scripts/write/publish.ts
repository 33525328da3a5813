import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'

/** Files to publish, by their path below `dist/`. */
export type Published = ReadonlyMap<string, Uint8Array>

const STAGING = 'dist.new-'
const OLD = 'dist.old'

/**
 * Replaces `dist/` as a whole: everything is written to a folder beside it, which then takes its name. A build that is
 * killed while it writes leaves `dist/` as it was; one killed between the two renames at the end is put right by the
 * next call of `recover`.
 *
 * @param keep whether files of the old `dist/` that are not written anew stay (a build of one edition only)
 */
export function publish(root: string, files: Published, keep: boolean): void {
  const dist = path.join(root, 'dist')
  const old = path.join(root, OLD)
  recover(root)
  const staging = mkdtempSync(path.join(root, STAGING))
  try {
    if (keep && existsSync(dist)) cpSync(dist, staging, { recursive: true })
    for (const [name, bytes] of files) {
      const target = path.join(staging, name)
      mkdirSync(path.dirname(target), { recursive: true })
      writeFileSync(target, bytes)
    }
    if (existsSync(dist)) renameSync(dist, old)
    renameSync(staging, dist)
    rmSync(old, { recursive: true, force: true })
  } catch (error) {
    rmSync(staging, { recursive: true, force: true })
    if (!existsSync(dist) && existsSync(old)) renameSync(old, dist)
    throw error
  }
}

/** Puts right what a killed build left: the old `dist/` gets its name back, unfinished folders go. */
export function recover(root: string): void {
  const dist = path.join(root, 'dist')
  const old = path.join(root, OLD)
  if (existsSync(old)) {
    if (existsSync(dist)) rmSync(old, { recursive: true, force: true })
    else renameSync(old, dist)
  }
  for (const entry of readdirSync(root))
    if (entry.startsWith(STAGING)) rmSync(path.join(root, entry), { recursive: true, force: true })
}
