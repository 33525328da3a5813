import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { RULE_FOLDERS, ruleIds } from '../../rules/definition/ids.ts'
import { Rule } from '../../rules/definition/rule.ts'

let loading: Promise<Rule[]> | undefined

/** All rules, sorted by id. */
export function loadRules(): Promise<Rule[]> {
  loading ??= Promise.all(RULE_FOLDERS.map(loadFolder)).then(rules =>
    rules.flat().sort((a, b) => (a.id < b.id ? -1 : 1)),
  )
  return loading
}

function loadFolder(folder: string): Promise<Rule[]> {
  return Promise.all(
    ruleIds([folder]).map(async id => {
      const file = path.join(folder, `${id}.ts`)
      const { default: rule }: { default: unknown } = await import(pathToFileURL(file).href)
      if (!(rule instanceof Rule) || rule.id !== id) throw new Error(`${file} is not the file of the rule \`${id}\``)
      return rule
    }),
  )
}
