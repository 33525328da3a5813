import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { PARITY_FOLDER, ruleIds } from '../../rules/definition/ids.ts'
import { ParityRule } from './definition.ts'

/** The rules that compare a translation with its source, each in a file of its own. */
export const PARITY_RULES: readonly ParityRule[] = await Promise.all(
  ruleIds([PARITY_FOLDER]).map(async id => {
    const file = path.join(PARITY_FOLDER, `${id}.ts`)
    const { default: rule }: { default: unknown } = await import(pathToFileURL(file).href)
    if (!(rule instanceof ParityRule)) throw new Error(`${file} is not the file of a rule of parity`)
    return rule
  }),
)
