import { readdirSync } from 'node:fs'
import path from 'node:path'

const [RULES = '', CHECKS = '', PARITY = ''] = ['rules', 'checks', 'translations/parity/rules'].map(name =>
  path.join(import.meta.dirname, '../..', name),
)

/**
 * The folders that hold a file for each rule: those that are reported in passing, those that have a check, and those that
 * compare a translation with its source.
 */
export const RULE_FOLDERS = [RULES, CHECKS, PARITY]
export const PARITY_FOLDER = PARITY
export const CHECK_FOLDERS = [CHECKS]

/** Ids of all rules, sorted: the names of their files. */
export function ruleIds(folders = RULE_FOLDERS): string[] {
  const entries = folders.flatMap(folder => readdirSync(folder, { withFileTypes: true }))
  return entries.flatMap(entry => (entry.isFile() ? path.basename(entry.name, '.ts') : [])).sort()
}
