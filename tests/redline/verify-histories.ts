import { checkHistory, type Difference } from './check-history.ts'

/**
 * Many random histories: `npm run test:redline -- [HISTORIES] [FIRST SEED]`. Of each, the redline without what is deleted has to be
 * the newer text, and without what is inserted the older one, as a page and as a Word file.
 */
const [count = '500', first = '1'] = process.argv.slice(2)
const differences: Difference[] = []
const kinds = new Map<string, number>()
for (let seed = Number(first); seed < Number(first) + Number(count); seed++) {
  try {
    const { differences: own, edits } = await checkHistory(seed)
    for (const edit of edits) kinds.set(edit, (kinds.get(edit) ?? 0) + 1)
    differences.push(...own)
  } catch (error) {
    differences.push({ seed, edits: [], where: String(error), expected: [], found: [] })
  }
  if (seed % 20 === 0) process.stderr.write(`${seed}: ${differences.length} differences\n`)
}
for (const difference of differences) process.stdout.write(`${JSON.stringify(difference, null, 1)}\n`)
const made = [...kinds].toSorted(([, one], [, other]) => other - one).map(([name, times]) => `${name} ${times}`)
process.stdout.write(`${count} histories, ${differences.length} differences\n${made.join(', ')}\n`)
process.exitCode = differences.length > 0 ? 1 : 0
