import { existsSync, statSync } from 'node:fs'
import path from 'node:path'
import type { Format } from '../formats/format.ts'
import type { Files } from '../ground/files.ts'
import { writeFiles } from '../ground/write-files.ts'
import type { Publication } from '../model/publication.ts'
import type { Version } from '../model/version.ts'
import { searchScripts, siteFiles } from '../site/pages.ts'
import type { DataFile, Examined, SiteLanguage } from '../site/site.ts'
import type { DistState } from './dist-state.ts'
import { exclusively } from './lock.ts'
import {
  type BuiltFrom,
  builtFrom,
  createManifest,
  describeFile,
  type Manifest,
  type ManifestEntry,
  readManifest,
} from './manifest.ts'
import { publish } from './publish.ts'
import type { RenderedJob } from './render.ts'

export interface WriteOptions {
  publication: Publication
  /** The publication's formats, in the order in which files are listed. */
  formats: readonly Format[]
  rendered: readonly RenderedJob[]
  /** The files that texts link to, by their path below `dist/`. */
  attachments: Files
  /** The languages, with the words of the pages around the publications. */
  languages: readonly SiteLanguage[]
  versions: readonly Version[]
  /**
   * Whether all publications were made anew: then nothing of the old `dist/` stays. Nothing of another version does in any
   * case: a list of publications that joined two would give old files a new number.
   */
  complete: boolean
  /** What was found in the pages that were examined, by their paths below `dist/`. */
  examined?: ReadonlyMap<string, Examined>
}

export interface Written {
  /** The paths of all below `dist/` but of what several publications share. */
  written: string[]
  /** What `dist/` then is. */
  dist: DistState | undefined
  /** All of its files, where they do not depend on what was there before. */
  files?: Files
}

/** Writes publications, what they need beside them, data, the pages around them and `manifest.json`, all at once. */
export async function writePublications(options: WriteOptions): Promise<Written> {
  const { publication, formats, rendered, attachments, languages, versions, examined, complete } = options
  const files = new Map([...sharedFiles(rendered), ...attachments])
  const documents = filesOf(rendered, 'document')
  const data = filesOf(rendered, 'data')
  for (const [name, bytes] of [...documents, ...data]) files.set(name, bytes)
  const entries = rendered.flatMap(job => describeJob(job, examined))
  const scripts = await searchScripts(publication, formats)
  const from = builtFrom(publication.root)
  const dist = exclusively(publication.root, () => {
    // The manifest and the data of what stays are read from the `dist/` that is replaced.
    const before = complete ? [] : readManifest(publication.root)
    const whole = complete || before.some(({ version }) => version !== publication.version)
    const order = pathsInOrder(publication, formats).map(({ path: name }) => name)
    const { publications } = createManifest(whole ? [] : before, entries, order)
    const around = { publication, formats, publications, scripts, languages, versions, builtFrom: from }
    for (const [name, bytes] of aroundPublications({ ...around, sizeOf: sizeIn(publication.root, data, whole) }))
      files.set(name, bytes)
    return publish(publication.root, files, whole)
  })
  const written = [...documents.keys(), ...data.keys(), 'index.html', 'manifest.json']
  return { written, dist, ...(complete && { files }) }
}

/** Writes a variant beside the publications, and nothing else: it is no publication of its own. */
export function writeVariant(root: string, rendered: readonly RenderedJob[], attachments: Files): Written {
  if (rendered.length === 0) return { written: [], dist: undefined }
  const pages = filesOf(rendered, 'document')
  const files = new Map([...sharedFiles(rendered), ...attachments, ...pages])
  const dist = exclusively(root, () => publish(root, files, false))
  keepFiles(root, rendered)
  return { written: [...pages.keys()], dist }
}

/** What was sent out is kept with the sources: answers are compared with it. */
function keepFiles(root: string, rendered: readonly RenderedJob[]): void {
  const kept = rendered.flatMap(({ rendered: { kept = [] } }) => [...kept])
  const missing = kept.filter(([name]) => !existsSync(path.join(root, name)))
  writeFiles(root, new Map(missing.map(([name, bytes]) => [name, new TextDecoder().decode(bytes)])))
}

export function sharedFiles(rendered: readonly RenderedJob[]): Files {
  return new Map(rendered.flatMap(({ session, rendered: { shared = [] } }) => [...(session.shared ?? []), ...shared]))
}

export function filesOf(rendered: readonly RenderedJob[], kind: Format['kind']): Files {
  return new Map(rendered.flatMap(job => (job.format.kind === kind ? [...job.rendered.files] : [])))
}

function describeJob(
  { rendition, format, rendered: { files, facts } }: RenderedJob,
  examined: ReadonlyMap<string, Examined> = new Map(),
): ManifestEntry[] {
  if (format.kind !== 'document') return []
  const { publication, document, localised, titles, repository } = rendition
  const { edition, language } = document
  return [...files].map(([name, bytes]) => {
    const accessibility = examined.get(name)
    return describeFile(bytes, {
      path: name,
      edition: edition.id,
      language: language.tag,
      format: format.id,
      title: titles.edition,
      version: publication.version,
      words: facts?.words ?? 0,
      translated: localised.translated(edition),
      commit: repository.commit,
      ...(facts?.pages === undefined ? {} : { pages: facts.pages }),
      ...(accessibility && { accessibility }),
    })
  })
}

/** Where a file of an edition, or its kind, stands below `dist/`. */
export interface PublishedPath {
  path: string
  edition: string
  /** Id of the language. */
  language: string
}

/** The paths of all documents of a publication, in its order. */
export function pathsInOrder({ editions, languages }: Publication, formats: readonly Format[]): PublishedPath[] {
  const endings = formats.flatMap(({ kind, endings }) => (kind === 'document' ? endings : []))
  return editions.flatMap(({ id }) =>
    languages.flatMap(language =>
      endings.map(ending => ({ path: `${language.id}/${id}${ending}`, edition: id, language: language.id })),
    ),
  )
}

/** What the manifest and the pages around the publications are made from. */
export interface Around extends Pick<WriteOptions, 'publication' | 'formats' | 'languages' | 'versions'> {
  /** All that are in `dist/`, in the order of the publication. */
  publications: readonly ManifestEntry[]
  builtFrom: BuiltFrom
  /** Of the pages for searches. */
  scripts: Files
  /** How many bytes a file has, by its path below `dist/`; undefined where it is not there. */
  sizeOf(name: string): number | undefined
}

/** The manifest and the pages around the publications, by their paths below `dist/`. */
export function aroundPublications(around: Around): Files {
  const { publication, formats, publications, languages, versions, scripts, builtFrom, sizeOf } = around
  const manifest: Manifest = { builtFrom, publications: [...publications] }
  const data = dataFiles(publication, formats, sizeOf)
  return new Map([
    ['manifest.json', new TextEncoder().encode(`${JSON.stringify(manifest, null, 2)}\n`)],
    ...siteFiles({ publication, formats, files: publications, data, versions, languages }, scripts),
  ])
}

/** The data files of all languages with their sizes. */
function dataFiles(
  { languages }: Publication,
  formats: readonly Format[],
  sizeOf: (name: string) => number | undefined,
): DataFile[] {
  const names = formats.flatMap(({ id, kind, endings }) => (kind === 'data' ? endings.map(ending => id + ending) : []))
  return languages.flatMap(language =>
    names.flatMap(name => {
      const below = `${language.id}/${name}`
      const bytes = sizeOf(below)
      return bytes === undefined ? [] : [{ path: below, language, ending: path.extname(name), bytes }]
    }),
  )
}

/** The sizes of files written now, and of those of the old `dist/` that stay. */
function sizeIn(root: string, written: Files, complete: boolean): (name: string) => number | undefined {
  return name =>
    written.get(name)?.length ??
    (complete ? undefined : statSync(path.join(root, 'dist', name), { throwIfNoEntry: false })?.size)
}
