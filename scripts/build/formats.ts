import { existsSync, readdirSync } from 'node:fs'
import path from 'node:path'
import type { Format } from '../formats/format.ts'
import { importFiles } from '../ground/import-files.ts'
import type { Variant } from '../renditions/variant.ts'

const FOLDER = path.join(import.meta.dirname, '../formats')

/** Ids of all formats: a folder `scripts/formats/<id>/` with a `format.ts` is one. */
export const FORMAT_IDS: readonly string[] = readdirSync(FOLDER)
  .filter(name => existsSync(path.join(FOLDER, name, 'format.ts')))
  .sort()

/** Loads a format's code; only what a publication has is loaded. */
export async function loadFormat(id: string): Promise<Format> {
  const [module] = (await importFiles(FOLDER, [path.join(id, 'format.ts')])) as [{ format: Format }]
  return module.format
}

/**
 * What a publication's editions, or a variant of them, are made as.
 *
 * @param published the formats of the publication
 */
export async function formatIdsOf(
  variant: Variant | undefined,
  published: readonly string[],
): Promise<readonly string[]> {
  if (variant?.formats) return variant.formats
  if (!variant?.toComment) return published
  const ids = [...new Set([...published, ...FORMAT_IDS])].filter(id => FORMAT_IDS.includes(id))
  const formats = await Promise.all(ids.map(loadFormat))
  return formats.filter(({ inRounds }) => inRounds).map(({ id }) => id)
}
