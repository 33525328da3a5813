import type { VFile } from 'vfile'
import { kindOf, readJson } from '../ground/json.ts'
import { report } from '../ground/messages.ts'
import { type Point, pointsOf } from '../ground/points.ts'
import localeField from '../rules/locale-field.ts'

/**
 * The register of one source, `locales/<source language>/<source>.json`: the ids of its segments with their current
 * texts, in document order. It is what makes an id outlive the text that it was minted from.
 */
export interface Register {
  file: VFile
  texts: Map<string, string>
  /** Whether all of the file was understood. */
  whole: boolean
  /** Place of an id; of the file's beginning where it does not stand there. */
  placeOf(id: string): Point
}

/** Reads a register; problems are messages on the file (see `readJson`; `locale-field` for wrong types). */
export function readRegister(file: VFile): Register {
  const texts = new Map<string, string>()
  const starts = new Map<string, number>()
  const root = readJson(file)
  const pointAt = pointsOf(String(file))
  if (root && root.type !== 'object')
    report(file, localeField, `The file holds ${kindOf(root)}: write an object of ids and texts, \`{ … }\``, {
      place: pointAt(root.start),
    })
  for (const { key, start, value } of root?.type === 'object' ? root.members : []) {
    starts.set(key, start)
    if (value.type === 'string') texts.set(key, value.value)
    else
      report(file, localeField, `\`${key}\` is ${kindOf(value)}: write text in quotation marks`, {
        place: pointAt(value.start),
      })
  }
  return { file, texts, whole: file.messages.length === 0, placeOf: id => pointAt(starts.get(id) ?? 0) }
}

/** The bytes of a register. */
export function formatRegister(texts: ReadonlyMap<string, string>): string {
  if (texts.size === 0) return '{}\n'
  const lines = [...texts].map(([id, text]) => `  ${JSON.stringify(id)}: ${JSON.stringify(text)}`)
  return `{\n${lines.join(',\n')}\n}\n`
}
