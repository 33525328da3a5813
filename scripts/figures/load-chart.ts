import { dirname, resolve } from 'node:path'
import { VFile } from 'vfile'
import { type JsonValue, readJson } from '../ground/json.ts'
import { report } from '../ground/messages.ts'
import { pointsOf } from '../ground/points.ts'
import type { Rule } from '../rules/definition/rule.ts'
import figureInvalid from '../rules/figure-invalid.ts'
import figureUnsafe from '../rules/figure-unsafe.ts'
import type { ChartAsset } from './asset.ts'
import { chartColumns, checkCells, checkFields } from './chart-columns.ts'
import { type Column, isShort, jsonTable, readTable } from './chart-data.ts'
import { checkLimits } from './chart-limits.ts'
import { checkSpec, type JsonObject } from './chart-spec.ts'
import { specTexts } from './chart-texts.ts'
import { readTextInsideContent, shownPath } from './inside-content.ts'

/** A chart before it was drawn: its size is not known. */
export type Chart = Omit<ChartAsset, 'width' | 'height'>

/**
 * Reads a Vega-Lite specification and its data, and checks both. Problems are reported on the two files.
 *
 * @param file The specification: its path relative to the publication, and its text.
 * @param path Its absolute path.
 * @param dataFiles Gets the data's file, when it is another one.
 */
export async function readChart(
  root: string,
  path: string,
  file: VFile,
  dataFiles: VFile[],
): Promise<Chart | undefined> {
  const value = readJson(file)
  if (value === undefined) return undefined
  checkSpec(value, file)
  const data = await readData(root, path, value, file, dataFiles)
  if (data === undefined || file.messages.length > 0) return undefined
  // The text was parsed just now, as an object: it is JSON. Vega's own description would stand beside the chapter's `alt`.
  const { data: _data, $schema: _schema, description: _description, ...spec } = JSON.parse(String(file)) as JsonObject
  const columns = chartColumns(data.columns, spec)
  const isSound = [
    checkFields(value, data.columns, file),
    checkLimits(value, data.columns, file),
    checkCells(columns, data.file),
  ].every(Boolean)
  if (!isSound) return undefined
  return { kind: 'chart', path: file.path, file, dataFile: data.file, spec, texts: specTexts(value), columns }
}

async function readData(
  root: string,
  path: string,
  spec: JsonValue,
  file: VFile,
  dataFiles: VFile[],
): Promise<{ file: VFile; columns: Column[] } | undefined> {
  const pointAt = pointsOf(String(file))
  const refuse = (at: JsonValue, reason: string, rule: Rule = figureInvalid): undefined => {
    const { line, column } = pointAt(at.start)
    report(file, rule, reason, { place: { line, column } })
  }
  const data = memberOf(spec, 'data')
  const [url, values] = [memberOf(data, 'url'), memberOf(data, 'values')]
  if (values !== undefined) {
    const columns = jsonTable(values, file)
    return columns && isShort(columns, file, values) ? { file, columns } : undefined
  }
  if (url?.type !== 'string') return refuse(data ?? spec, 'The chart has no data: write `"data": {"url": "data.csv"}`')
  const expected = 'name a CSV or JSON file inside `content/`'
  if (/^([a-z][a-z0-9+.-]+:|[\\/])/i.test(url.value))
    return refuse(url, `\`${url.value}\` is not fetched: ${expected}`, figureUnsafe)
  if (!/\.(csv|json)$/i.test(url.value)) return refuse(url, `\`${url.value}\` is not read: ${expected}`)
  const dataPath = resolve(dirname(path), url.value)
  const { line, column } = pointAt(url.start)
  const text = await readTextInsideContent(root, dataPath, { file, place: { line, column } })
  if (text === undefined) return undefined
  const dataFile = new VFile({ path: shownPath(root, dataPath), value: text })
  dataFiles.push(dataFile)
  const columns = readTable(dataFile)
  return columns && { file: dataFile, columns }
}

function memberOf(value: JsonValue | undefined, key: string): JsonValue | undefined {
  return value?.type === 'object' ? value.members.find(member => member.key === key)?.value : undefined
}
