import path from 'node:path'
import { importFiles } from '../../ground/import-files.ts'
import { PARITY_FOLDER, ruleIds } from '../../rules/definition/ids.ts'
import { ParityRule } from './definition.ts'

const NAMES = ruleIds([PARITY_FOLDER]).map(id => `${id}.ts`)

/** The rules that compare a translation with its source, each in a file of its own. */
export const PARITY_RULES: readonly ParityRule[] = (await importFiles(PARITY_FOLDER, NAMES)).map((module, index) => {
  const { default: rule } = module as { default: unknown }
  if (!(rule instanceof ParityRule))
    throw new Error(`${path.join(PARITY_FOLDER, NAMES[index] ?? '')} is not the file of a rule of parity`)
  return rule
})
