import type { VFile } from 'vfile'
import { report } from '../ground/messages.ts'
import { pointsOf } from '../ground/points.ts'
import mergeConflict from '../rules/merge-conflict.ts'

/** A line that git writes around two versions. `=======` alone is the line below a heading. */
const CONFLICT = /^(?:<{7}(?: .*)?|\|{7} .*|>{7} .*)$/m

/** Reports the first place of a chapter that git left in two versions. */
export function reportMergeConflict(file: VFile): void {
  const text = String(file).replaceAll('\r\n', ' \n')
  const found = CONFLICT.exec(text)
  if (found)
    report(file, mergeConflict, 'Git left two versions here: keep one, and take out the lines of `<`, `=` and `>`', {
      place: pointsOf(text)(found.index),
    })
}
