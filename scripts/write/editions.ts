import type { Files } from '../html/assets.ts'
import type { Translate } from '../load/interface.ts'
import type { Edition, Language, Publication } from '../model.ts'
import type { PrintResult } from '../pdf/print.ts'
import { renderIndex } from './index-page.ts'
import { createManifest, describeFile, type ManifestEntry, readManifest } from './manifest.ts'
import { publish } from './publish.ts'

/** An edition in one language, ready to be published. */
export interface FinishedEdition {
  edition: Edition
  language: Language
  title: string
  words: number
  translated: number
  html: string | undefined
  pdf: PrintResult | undefined
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

/** Writes publications, their assets, `index.html` and `manifest.json`, all at once. Returns the publications' paths. */
export function writeEditions({ publication, finished, assets, t, commit, complete }: WriteOptions): string[] {
  const files: Files = new Map(assets)
  const entries: ManifestEntry[] = []
  for (const { edition, language, title, words, translated, html, pdf } of finished) {
    const common = {
      edition: edition.id,
      language: language.tag,
      title,
      version: publication.version,
      words,
      translated,
      commit,
    }
    const path = `${language.id}/${edition.id}`
    if (html !== undefined) {
      const bytes = new TextEncoder().encode(html)
      files.set(`${path}.html`, bytes)
      entries.push(describeFile(bytes, { ...common, path: `${path}.html`, format: 'html' }))
    }
    if (pdf) {
      files.set(`${path}.pdf`, pdf.pdf)
      entries.push(describeFile(pdf.pdf, { ...common, path: `${path}.pdf`, format: 'pdf', pages: pdf.pages }))
    }
  }
  const manifest = createManifest(
    complete ? [] : readManifest(publication.root),
    entries,
    publicationPaths(publication),
  )
  files.set('manifest.json', new TextEncoder().encode(`${JSON.stringify(manifest, null, 2)}\n`))
  files.set('index.html', new TextEncoder().encode(renderIndex(publication, manifest, t)))
  publish(publication.root, files, !complete)
  return [...entries.map(entry => entry.path), 'index.html', 'manifest.json']
}

function publicationPaths({ editions, languages }: Publication): string[] {
  return editions.flatMap(({ id }) =>
    languages.flatMap(language => [`${language.id}/${id}.html`, `${language.id}/${id}.pdf`]),
  )
}
