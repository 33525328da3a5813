import { breathe } from '../../ground/breathe.ts'
import { checkChapters } from './chapters.ts'
import { Check, type Occasion } from './check.ts'
import type { Material } from './material.ts'
import { checkPassages } from './passages.ts'
import { loadRules } from './registry.ts'

/** Runs the checks of an occasion, see {@link startChecks}. */
export async function runChecks(material: Material, occasion: Occasion, onlyErrors = false): Promise<void> {
  const run = await startChecks(material, occasion, onlyErrors)
  await run()
}

/**
 * Starts what the checks of an occasion have done beside other work.
 *
 * @param onlyErrors leaves out those that find warnings and hints, where nobody is told of them
 * @returns what runs the checks; what they find is reported on the files that they read
 */
export async function startChecks(
  material: Material,
  occasion: Occasion,
  onlyErrors = false,
): Promise<() => Promise<void>> {
  const rules = await loadRules()
  const checks = rules
    .filter(rule => rule instanceof Check)
    .filter(({ when, severity }) => when === occasion && (!onlyErrors || severity === 'error'))
  for (const check of checks) check.startAhead(material)
  const runThose = async (areAhead: boolean): Promise<void> => {
    for (const check of checks.filter(({ isAhead }) => isAhead === areAhead)) {
      await check.run(material, rules)
      await breathe()
    }
  }
  return async () => {
    await checkChapters(material, checks)
    await runThose(false)
    await checkPassages(material, checks)
    await runThose(true)
  }
}
