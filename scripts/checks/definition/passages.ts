import { breathe } from '../../ground/breathe.ts'
import type { Edit } from '../../ground/messages.ts'
import { report } from '../../ground/messages.ts'
import { rulesOf } from '../../languages/registry.ts'
import type { Check, PassageContext } from './check.ts'
import type { Material } from './material.ts'
import { eachReading, readingsOf } from './readings.ts'

/** Has every passage read by the checks that read passages: chapters, lists of words, and translations. */
export async function checkPassages(material: Material, checks: readonly Check[]): Promise<void> {
  const readers = checks.filter(check => check.readsPassages)
  const rules = new Map(readers.map(check => [check.id, check]))
  const { checks: settings, date } = material.publication
  for (const { language, isTranslated, readings } of readingsOf(material)) {
    const { tag } = language
    const context: PassageContext = { tag, isTranslated, rules: rulesOf(tag), settings, date }
    const inputs = [JSON.stringify(context), readers.map(({ id }) => id).join()]
    const found = eachReading('passages', inputs, readings, passages =>
      passages.flatMap(passage => readers.flatMap(check => check.findIn(passage, context))),
    )
    for (const [{ file, pointAt, ignored }, findings] of found)
      for (const { rule: id, reason, offset, length, fix, actual, expected } of findings) {
        const rule = rules.get(id)
        if (!rule || ignored?.has(id)) continue
        report(file, rule, reason, {
          place: { start: pointAt(offset), end: pointAt(offset + length) },
          fix: fix?.map((edit): Edit => ({ ...pointOf(pointAt(edit.offset)), was: edit.was, becomes: edit.becomes })),
          ...(actual === undefined ? {} : { actual, expected: expected ?? [] }),
        })
      }
    await breathe()
  }
}

const pointOf = ({ line, column }: { line: number; column: number }) => ({ line, column })
