import { readdirSync } from 'node:fs'
import path from 'node:path'

const [RULES = '', CHECKS = ''] = ['rules', 'checks'].map(name => path.join(import.meta.dirname, '../..', name))

/** The folders that hold a file for each rule: those that are reported in passing, and those that have a check. */
export const RULE_FOLDERS = [RULES, CHECKS]
export const CHECK_FOLDERS = [CHECKS]

/** Ids of all rules, sorted: the names of their files. */
export function ruleIds(folders = RULE_FOLDERS): string[] {
  const entries = folders.flatMap(folder => readdirSync(folder, { withFileTypes: true }))
  return entries.flatMap(entry => (entry.isFile() ? path.basename(entry.name, '.ts') : [])).sort()
}
