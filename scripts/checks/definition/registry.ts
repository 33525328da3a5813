import path from 'node:path'
import { importFiles } from '../../ground/import-files.ts'
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

async function loadFolder(folder: string): Promise<Rule[]> {
  const ids = ruleIds([folder])
  const files = ids.map(id => `${id}.ts`)
  const modules = (await importFiles(folder, files)) as { default: unknown }[]
  return modules.map(({ default: rule }, index) => {
    if (rule instanceof Rule && rule.id === ids[index]) return rule
    throw new Error(`${path.join(folder, files[index] ?? '')} is not the file of the rule \`${ids[index]}\``)
  })
}
