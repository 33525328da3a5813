import { statSync } from 'node:fs'
import path from 'node:path'
import type { PrintResult } from '../formats/pdf/print.ts'
import {
  DATA_FORMATS,
  type RecommendationRecord,
  recommendationFiles,
} from '../formats/recommendations/recommendation-data.ts'
import type { Files } from '../ground/files.ts'
import type { Translate } from '../model/interface.ts'
import type { Edition, Language, Publication } from '../model/publication.ts'
import { type DataFile, renderIndex } from './index-page.ts'
import { exclusively } from './lock.ts'
import { createManifest, describeFile, type ManifestEntry, readManifest } from './manifest.ts'
import { publish } from './publish.ts'

/** An edition in one language, ready to be published. */
export interface FinishedEdition {
  edition: Edition
  language: Language
  /** Title of the publication, and below it of the edition, in the language. */
  publicationTitle: string
  title: string
  words: number
  translated: number
  html: string | undefined
  pdf: PrintResult | undefined
  /** The recommendations as data, in the edition that publishes them; none in the others. */
  recommendations: RecommendationRecord[]
}

export interface WriteOptions {
  publication: Publication
  finished: readonly FinishedEdition[]
  assets: Files
  /** Words of the list of publications. */
  t: Translate
  /** Hash of the source's commit, with `+` when files were changed since. */
  commit: string
  /** Whether all publications were made anew: then nothing of the old `dist/` stays. */
  complete: boolean
}

/**
 * Writes publications, their assets and data, `index.html` and `manifest.json`, all at once. Returns the paths of all but
 * the assets.
 */
export function writeEditions({ publication, finished, assets, t, commit, complete }: WriteOptions): string[] {
  const files: Files = new Map(assets)
  const entries: ManifestEntry[] = []
  const data: Files = new Map()
  for (const one of finished) {
    const { edition, language, title, publicationTitle, words, translated, html, pdf, recommendations } = one
    const common = {
      edition: edition.id,
      language: language.tag,
      title,
      version: publication.version,
      words,
      translated,
      commit,
    }
    const name = `${language.id}/${edition.id}`
    if (html !== undefined) {
      const bytes = new TextEncoder().encode(html)
      files.set(`${name}.html`, bytes)
      entries.push(describeFile(bytes, { ...common, path: `${name}.html`, format: 'html' }))
    }
    if (pdf) {
      files.set(`${name}.pdf`, pdf.pdf)
      entries.push(describeFile(pdf.pdf, { ...common, path: `${name}.pdf`, format: 'pdf', pages: pdf.pages }))
    }
    if (recommendations.length > 0) {
      const { edition: id, language: tag, version } = common
      const list = { publication: publicationTitle, edition: id, language: tag, version, recommendations }
      for (const [file, bytes] of recommendationFiles(list, language.id)) data.set(file, bytes)
    }
  }
  // The manifest and the data of what stays are read from the `dist/` that is replaced.
  exclusively(publication.root, () => {
    const manifest = createManifest(
      complete ? [] : readManifest(publication.root),
      entries,
      publicationPaths(publication),
    )
    files.set('manifest.json', new TextEncoder().encode(`${JSON.stringify(manifest, null, 2)}\n`))
    for (const [name, bytes] of data) files.set(name, bytes)
    const listed = dataFiles(publication, data, complete)
    files.set('index.html', new TextEncoder().encode(renderIndex({ publication, manifest, data: listed, t })))
    publish(publication.root, files, complete)
  })
  return [...entries.map(entry => entry.path), ...data.keys(), 'index.html', 'manifest.json']
}

/** The data files of all languages with their sizes: those written now, and those of the old `dist/` that stay. */
function dataFiles({ root, languages }: Publication, written: Files, complete: boolean): DataFile[] {
  return languages.flatMap(language =>
    DATA_FORMATS.flatMap(format => {
      const name = `${language.id}/recommendations.${format}`
      const old = complete ? undefined : statSync(path.join(root, 'dist', name), { throwIfNoEntry: false })
      const bytes = written.get(name)?.length ?? old?.size
      return bytes === undefined ? [] : [{ path: name, language, format, bytes }]
    }),
  )
}

function publicationPaths({ editions, languages }: Publication): string[] {
  return editions.flatMap(({ id }) =>
    languages.flatMap(language => [`${language.id}/${id}.html`, `${language.id}/${id}.pdf`]),
  )
}
