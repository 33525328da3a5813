import type { VFile } from 'vfile'
import { report } from '../../ground/messages.ts'
import type { Segment } from '../../model/source.ts'
import machineOutput from '../../rules/machine-output.ts'
import { xliff } from '../exchange/xliff.ts'
import { type Fill, faultOf } from '../fill.ts'
import type { Locale } from '../locales/locale.ts'

/** How many lost segments are told one by one. */
const MOST_TOLD = 20

/**
 * The targets in what a program wrote, by id. What it lost, changed or broke is reported on its output, and stays empty.
 *
 * @param file its output
 */
export function readMachineOutput(
  file: VFile,
  sent: readonly Segment[],
  locale: Locale,
  sourceTag: string,
): Map<string, Fill> {
  const fills = new Map<string, Fill>()
  const read = xliff.read(file)
  if (!read) return fills
  const waiting = new Map(sent.map(segment => [segment.id, segment]))
  for (const { id, source, target, line, column } of read.entries) {
    const segment = waiting.get(id)
    const say = (reason: string): void => {
      report(file, machineOutput, reason, { place: { line, column } })
    }
    if (!segment) {
      say(`\`${id}\` was not sent to the program: left out`)
      continue
    }
    waiting.delete(id)
    if (source !== segment.text) say(`The program changed the source of \`${id}\`: its translation is left out`)
    else if (target.trim() === '') say(`The program has not translated \`${id}\``)
    else {
      const fault = faultOf(segment, target, locale, sourceTag)
      if (fault === undefined) fills.set(id, { target, from: 'machine' })
      else say(`What the program wrote for \`${id}\` is left out. ${fault}`)
    }
  }
  const lost = [...waiting.keys()]
  if (lost.length > 0) {
    const named = lost.slice(0, MOST_TOLD).map(id => `\`${id}\``)
    const more = lost.length > MOST_TOLD ? ` and ${lost.length - MOST_TOLD} more` : ''
    report(file, machineOutput, `The program lost ${named.join(', ')}${more}: they stay empty`, {
      place: { line: 1, column: 1 },
    })
  }
  return fills
}
