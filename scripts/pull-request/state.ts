import type { Nodes } from 'mdast'
import { visit } from 'unist-util-visit'
import { definitionOf } from '../blocks/registry.ts'
import type { ManifestEntry } from '../build/manifest.ts'
import type { Revision } from '../redline/revision.ts'
import { wordsOf } from '../redline/tree-index.ts'
import { makeRendition, type Rendition } from '../renditions/rendition.ts'
import { countWords } from '../translations/share.ts'

/** What can be counted of an edition in a language. */
export interface Counts {
  /** Words of the text: without notes and the lists that the build makes. */
  words: number
  notes: number
  /** Works of the bibliography. */
  works: number
  figures: number
  /** Pages of its PDF; undefined where it was not built. */
  pages: number | undefined
  /** Share of the words that are translated and up to date, 0 to 1; undefined for the source language. */
  translated: number | undefined
}

/** The renditions of a revision, by edition and language. */
export type Renditions = ReadonlyMap<string, Rendition>

/** What tells a rendition from others in both revisions. */
export function keyOf(edition: { id: string }, language: { id: string }): string {
  return `${edition.id} ${language.id}`
}

/** Puts together all editions of a revision. */
export function renditionsOf({ prepared }: Revision): Renditions {
  const made = new Map<string, Rendition>()
  for (const edition of prepared.publication.editions)
    for (const localised of prepared.localised.languages.values()) {
      const rendition = makeRendition(prepared, edition, localised)
      if (rendition) made.set(keyOf(edition, localised.language), rendition)
    }
  return made
}

/** @param built what the manifest says of the files that were made of the revision */
export function countsOf(rendition: Rendition, built: readonly ManifestEntry[]): Counts {
  const { document, localised, publication } = rendition
  const { edition, language } = document
  let figures = 0
  for (const { tree } of document.chapters)
    visit(tree, 'block', block => {
      if (definitionOf(block).listed === 'figures') figures++
    })
  const pages = built.find(entry => entry.edition === edition.id && entry.language === language.tag && entry.pages)
  return {
    words: document.chapters.reduce((sum, { tree }) => sum + countWords(wordsOf(tree as Nodes)), 0),
    notes: document.notes.length,
    works: document.references.length,
    figures,
    pages: pages?.pages,
    translated: language.id === publication.languages[0].id ? undefined : localised.translated(edition),
  }
}
