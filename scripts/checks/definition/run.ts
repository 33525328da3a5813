import { Check, type Occasion } from './check.ts'
import type { Material } from './material.ts'
import { loadRules } from './registry.ts'

/** Runs the checks of an occasion. What they find is reported on the files that they read. */
export async function runChecks(material: Material, occasion: Occasion): Promise<void> {
  const rules = await loadRules()
  for (const rule of rules) if (rule instanceof Check && rule.when === occasion) rule.run(material, rules)
}
