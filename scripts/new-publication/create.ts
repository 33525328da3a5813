import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { TOOLCHAIN_ROOT } from '../ground/toolchain.ts'
import { writeFiles } from '../ground/write-files.ts'
import { loadContent } from '../load/content.ts'
import { loadPublication } from '../load/publication.ts'
import { segmentSources } from '../translations/sources.ts'
import { syncTranslations } from '../translations/sync.ts'
import { publicationFiles } from './files.ts'
import { hasSample, type Samples, sampleOf } from './samples.ts'
import type { Wishes } from './wishes.ts'

/** Whether a publication can be laid there: nothing, or an empty folder. That of a repository counts for empty. */
export function isFree(folder: string): boolean {
  return !existsSync(folder) || readdirSync(folder).every(name => name === '.git')
}

/**
 * Writes a small publication that builds at once, with its texts in every language that has samples.
 *
 * @param folder that is free; made where it is not there
 * @returns the paths that were written
 */
export async function createPublication(folder: string, wishes: Wishes, date: string): Promise<string[]> {
  mkdirSync(folder, { recursive: true })
  const files = publicationFiles(wishes, date, path.relative(TOOLCHAIN_ROOT, folder).split(path.sep).join('/'))
  writeFiles(folder, files)
  const loaded = loadPublication(folder)
  const { publication } = loaded
  if (!publication) throw new Error(`The settings of a new publication are refused: ${loaded.file.messages}`)
  const sync = async () => {
    const content = await loadContent(publication, loaded)
    return syncTranslations({ publication, sources: segmentSources(content) })
  }
  await sync()
  const [source, ...targets] = wishes.languages
  const translated = new Map<string, string>()
  for (const language of targets.filter(hasSample))
    for (const name of readdirSync(path.join(folder, 'locales', language), { encoding: 'utf8' })) {
      const file = path.join('locales', language, name)
      const known = translationsOf(sampleOf(source), sampleOf(language))
      translated.set(file, translate(readFileSync(path.join(folder, file), 'utf8'), known))
    }
  writeFiles(folder, translated)
  await sync()
  return listed(folder)
}

function translationsOf(from: Samples, to: Samples): Map<string, string> {
  return new Map((Object.keys(from) as (keyof Samples)[]).map(key => [from[key], to[key]]))
}

/** A locale file with the targets that are known, and all else as it is. */
function translate(json: string, known: ReadonlyMap<string, string>): string {
  const entries = JSON.parse(json) as Record<string, { source?: string; target?: string }>
  for (const entry of Object.values(entries))
    if (entry.target === '') entry.target = known.get(entry.source ?? '') ?? ''
  return `${JSON.stringify(entries, null, 2)}\n`
}

function listed(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(entry => entry.isFile() && !entry.parentPath.split(path.sep).includes('.git'))
    .map(entry => path.relative(folder, path.join(entry.parentPath, entry.name)))
    .sort()
}
