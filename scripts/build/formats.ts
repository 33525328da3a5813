import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import type { Format } from '../formats/format.ts'

const FOLDER = path.join(import.meta.dirname, '../formats')

/** Ids of all formats: a folder `scripts/formats/<id>/` with a `format.ts` is one. */
export const FORMAT_IDS: readonly string[] = readdirSync(FOLDER)
  .filter(name => existsSync(path.join(FOLDER, name, 'format.ts')))
  .sort()

/** Loads a format's code; only what a publication has is loaded. */
export async function loadFormat(id: string): Promise<Format> {
  const { format } = (await import(path.join(FOLDER, id, 'format.ts'))) as { format: Format }
  return format
}
