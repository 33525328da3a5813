import { readFileSync } from 'node:fs'
import path from 'node:path'
import { hashOf } from '../ground/cache.ts'
import { type Files, listFiles } from '../ground/files.ts'
import { PartError } from '../ground/part-error.ts'
import { collectMessages, type ReportedMessage } from '../ground/report.ts'
import { searchScripts } from '../site/pages.ts'
import { exclusively } from './lock.ts'
import { type BuiltFrom, builtFrom, type Manifest, type ManifestEntry } from './manifest.ts'
import { siteLanguages } from './pipeline.ts'
import { prepare } from './prepare.ts'
import { publish, TRANSLATORS } from './publish.ts'
import { aroundPublications, pathsInOrder } from './write.ts'

/** What a build of some editions or languages made. */
interface Part {
  /** As it was named. */
  folder: string
  manifest: Manifest
  files: Files
}

export interface Merged {
  messages: ReportedMessage[]
  written: string[]
}

/**
 * Joins what builds of parts of a publication made, on whichever machines, to the `dist/` that one build of all of it makes.
 *
 * @param folders each a `dist/` of a part
 * @throws PartError where one is missing, damaged, or of another state of the sources or of the toolchain
 */
export async function mergeParts(root: string, folders: readonly string[]): Promise<Merged> {
  const prepared = await prepare(root)
  if ('failed' in prepared) return { messages: collectMessages([prepared.failed]), written: [] }
  const { publication, content, repository } = prepared
  const formats = [...prepared.formats.keys()]
  const parts = folders.map(readPart)
  const own = builtFrom(root)
  for (const part of parts) assertSame(part, own, repository.commit)

  const entries = new Map<string, ManifestEntry>()
  for (const { manifest } of parts) for (const entry of manifest.publications) entries.set(entry.path, entry)
  const order = pathsInOrder(publication, formats)
  const missing = order.filter(({ path: name }) => !entries.has(name))
  if (missing[0]) {
    const { path: name, edition, language } = missing[0]
    const more = missing.length === 1 ? '' : `, nor ${missing.length - 1} more`
    throw new PartError(
      `\`${name}\` is in no part${more}: build it with \`--edition ${edition} --language ${language}\`, and name its folder as well`,
    )
  }
  const scripts = await searchScripts(publication, formats)
  const publications = order.flatMap(({ path: name }) => entries.get(name) ?? [])
  const joined = joinFiles(parts)
  const around = aroundPublications({
    ...{ publication, formats, publications, scripts, builtFrom: own },
    languages: siteLanguages(prepared),
    versions: content.versions,
    sizeOf: name => joined.get(name)?.bytes.length,
  })
  const files = new Map([...[...joined].map(([name, { bytes }]) => [name, bytes] as const), ...around])
  for (const [name, { also }] of joined)
    if (also !== undefined && !around.has(name))
      throw new PartError(`\`${name}\` is another in \`${also[0]}\` and \`${also[1]}\`: build both parts anew`)
  exclusively(root, () => publish(root, files, true))
  return { messages: [], written: [...publications.map(({ path: name }) => name), 'index.html', 'manifest.json'] }
}

function readPart(folder: string): Part {
  let manifest: Manifest
  try {
    manifest = JSON.parse(readFileSync(path.join(folder, 'manifest.json'), 'utf8')) as Manifest
  } catch {
    throw new PartError(`\`${folder}\` holds no manifest.json: name the dist/ of a build`)
  }
  const names = listFiles(folder).filter(name => !TRANSLATORS.includes(name.split('/')[0] as string))
  const files = new Map(names.map(name => [name, new Uint8Array(readFileSync(path.join(folder, name)))]))
  for (const { path: name, sha256 } of manifest.publications) {
    const bytes = files.get(name)
    if (!bytes) throw new PartError(`\`${folder}\` lacks \`${name}\`, which its manifest names: build that part anew`)
    if (hashOf(bytes) !== sha256)
      throw new PartError(`\`${name}\` in \`${folder}\` is not as its manifest describes it: build that part anew`)
  }
  return { folder, manifest, files }
}

function assertSame({ folder, manifest }: Part, own: BuiltFrom, commit: string): void {
  const other = manifest.publications.find(entry => entry.commit !== commit)
  const named = (hash: string): string => (hash === '' ? 'no commit' : `commit \`${hash}\``)
  if (other)
    throw new PartError(
      `\`${folder}\` is of ${named(other.commit)}, and this folder is at ${named(commit)}: build that part anew, or check that commit out`,
    )
  if (manifest.builtFrom?.toolchain !== own.toolchain)
    throw new PartError(`\`${folder}\` was built by another toolchain: build that part anew with this one`)
  if (manifest.builtFrom?.sources !== own.sources)
    throw new PartError(`\`${folder}\` was built from other sources than these: build that part anew`)
}

/** All files of the parts; of those that are not the same in two, the folders. */
function joinFiles(
  parts: readonly Part[],
): Map<string, { bytes: Uint8Array; folder: string; also?: [string, string] }> {
  const joined: ReturnType<typeof joinFiles> = new Map()
  for (const { folder, files } of parts)
    for (const [name, bytes] of files) {
      const before = joined.get(name)
      if (!before) joined.set(name, { bytes, folder })
      else if (!Buffer.from(before.bytes).equals(bytes)) before.also ??= [before.folder, folder]
    }
  return joined
}
