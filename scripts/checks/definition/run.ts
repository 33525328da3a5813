import { breathe } from '../../ground/breathe.ts'
import { checkChapters } from './chapters.ts'
import { Check, type Occasion } from './check.ts'
import type { Material } from './material.ts'
import { checkPassages } from './passages.ts'
import { loadRules } from './registry.ts'

/**
 * Runs the checks of an occasion. What they find is reported on the files that they read.
 *
 * @param onlyErrors leaves out those that find warnings and hints, where nobody is told of them
 */
export async function runChecks(material: Material, occasion: Occasion, onlyErrors = false): Promise<void> {
  const rules = await loadRules()
  const checks = rules
    .filter(rule => rule instanceof Check)
    .filter(({ when, severity }) => when === occasion && (!onlyErrors || severity === 'error'))
  for (const check of checks) check.startAhead(material)
  await checkChapters(material, checks)
  for (const check of checks) {
    await check.run(material, rules)
    await breathe()
  }
  await checkPassages(material, checks)
}
