import { hasProgram } from '../support/programs.ts'
import { type CheckedHistory, checkHistory, type Difference, differenceOf, plain, SIDES } from './check-history.ts'
import { settledByLibreOffice } from './libreoffice.ts'
import { paragraphsOf } from './word-sides.ts'

/**
 * Many random histories: `npm run test:redline -- [HISTORIES] [FIRST SEED]`. Of each, the redline without what is deleted has to be
 * the newer text, and without what is inserted the older one: as a page, and as a Word file, read by our own reader and once more
 * from what LibreOffice wrote of it, where that is installed.
 */
const [count = '500', first = '1'] = process.argv.slice(2)
/** Histories that one start of LibreOffice reads. */
const BATCH = 25

const differences: Difference[] = []
const kinds = new Map<string, number>()
const checked = new Map<string, number>()
const office = hasProgram('soffice')
let batch: { seed: number; history: CheckedHistory }[] = []

/** Told as it is found: a run that is stopped has lost nothing. */
function found(difference: Difference): void {
  differences.push(difference)
  process.stdout.write(`${JSON.stringify(difference, null, 1)}\n`)
}

function note(check: string): void {
  checked.set(check, (checked.get(check) ?? 0) + 1)
}

function readBackFromLibreOffice(): void {
  const jobs = batch.flatMap(({ seed, history }) => SIDES.map(side => ({ seed, history, side })))
  batch = []
  const settled = settledByLibreOffice(jobs.map(({ history, side }) => ({ bytes: history.redline, side })))
  jobs.forEach(({ seed, history: { edits, expectedOfOffice, officeKeepsNotes: notes }, side }, index) => {
    note(`LibreOffice, ${side}${notes ? '' : ', without notes'}`)
    const bytes = settled[index]
    const read = bytes ? plain(paragraphsOf(bytes, 'accepted', { notes })) : []
    const difference = differenceOf(expectedOfOffice[side], read)
    if (difference) found({ seed, edits, where: `LibreOffice, ${side}`, ...difference })
  })
}

for (let seed = Number(first); seed < Number(first) + Number(count); seed++) {
  try {
    const history = await checkHistory(seed)
    for (const check of ['HTML, new', 'HTML, old', 'Word, accepted', 'Word, rejected']) note(check)
    for (const edit of history.edits) kinds.set(edit, (kinds.get(edit) ?? 0) + 1)
    for (const difference of history.differences) found(difference)
    if (office) batch.push({ seed, history })
  } catch (error) {
    found({ seed, edits: [], where: String(error), expected: [], found: [] })
  }
  if (batch.length >= BATCH) readBackFromLibreOffice()
  if (seed % 25 === 0) process.stderr.write(`${seed}: ${differences.length} differences\n`)
}
if (batch.length > 0) readBackFromLibreOffice()

const counted = (counts: ReadonlyMap<string, number>): string =>
  [...counts]
    .toSorted(([, one], [, other]) => other - one)
    .map(([name, times]) => `${name} ${times}`)
    .join(', ')
process.stdout.write(
  `${count} histories of ${[...kinds.values()].reduce((sum, one) => sum + one, 0)} edits: ${counted(kinds)}\n`,
)
process.stdout.write(`texts compared: ${counted(checked)}${office ? '' : ' (LibreOffice is not installed)'}\n`)
process.stdout.write(`${differences.length} differences\n`)
process.exitCode = differences.length > 0 ? 1 : 0
