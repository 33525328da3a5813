import { VFile } from 'vfile'
import { report } from '../../ground/messages.ts'
import type { Rule } from '../../rules/definition/rule.ts'

/** What is to be told about a file with answers. */
export interface Notice {
  rule: Rule
  /** What is wrong; of a sheet, with its cell: `Comments!A6: …`. */
  reason: string
  /** Row and column of its cell, from 1; none where it is about the whole, or the file has no rows. */
  place?: { line: number; column: number }
}

/** The messages on a file with answers. */
export function reportNotices(path: string, notices: readonly Notice[]): VFile {
  const file = new VFile({ path })
  for (const { rule, reason, place } of notices) report(file, rule, reason, place ? { place } : {})
  return file
}
