import type { FootnoteDefinition, Nodes } from 'mdast'
import { visit } from 'unist-util-visit'
import { addressees, recommendation } from '../../blocks/recommendation.ts'
import type { CollectedBlock } from '../../blocks/shared/context.ts'
import { bodyOf } from '../../blocks/shared/read.ts'
import { formatCsv } from '../../ground/csv.ts'
import type { Files } from '../../ground/files.ts'
import type { Language } from '../../model/publication.ts'
import type { Source } from '../../model/source.ts'
import { collectBlocks } from '../../resolve/collect-blocks.ts'
import type { ResolvedDocument } from '../../resolve/document.ts'
import { plainText } from '../../resolve/plain-text.ts'

/** A recommendation as data. Texts are plain, with straight quotes, as editors type them; no notes, no citations. */
export interface RecommendationRecord {
  /** Its anchor: the same in all languages and versions. */
  id: string
  /** Its number in the edition. */
  number: string
  title: string
  /** Paragraphs with an empty line between them. */
  text: string
  /** BCP 47 tag of title and text; the source language's where either is not translated. */
  textLanguage: string
  addressees: { id: string; name: string }[]
  /** The chapter that gives its reasons, as the edition numbers and names it. */
  chapter: { anchor: string; number: string; title: string } | null
  /** Keys of the works cited, in order. */
  sources: string[]
}

/** All recommendations of an edition in one language. */
export interface RecommendationList {
  publication: string
  edition: string
  /** BCP 47 tag. */
  language: string
  version: string
  recommendations: RecommendationRecord[]
}

/** Id of the edition that holds most recommendations, the first of several; undefined where none holds any. */
export function recommendationEdition(documents: readonly ResolvedDocument[]): string | undefined {
  const counted = documents.map(({ edition, collected }) => ({
    id: edition.id,
    count: collected(recommendation.name).length,
  }))
  const [fullest] = counted.toSorted((a, b) => b.count - a.count)
  return fullest && fullest.count > 0 ? fullest.id : undefined
}

/** Keys of the works that each recommendation cites, itself or in its notes, by the recommendation's anchor. */
export function citedWorks(sources: Iterable<Source>): Map<string, string[]> {
  const cited = new Map<string, string[]>()
  for (const { tree } of sources) {
    const notes = new Map<string, FootnoteDefinition>()
    visit(tree, 'footnoteDefinition', note => {
      notes.set(note.identifier, note)
    })
    for (const { id, block } of collectBlocks([tree], recommendation.name)) {
      const called = block.children.flatMap(child => keysIn(child, notes))
      if (!cited.has(id)) cited.set(id, [...new Set(called)])
    }
  }
  return cited
}

function keysIn(node: Nodes, notes: ReadonlyMap<string, FootnoteDefinition>): string[] {
  const keys: string[] = []
  visit(node, inner => {
    if (inner.type === 'citation') keys.push(...inner.items.map(({ key }) => key))
    const note = inner.type === 'footnoteReference' ? notes.get(inner.identifier) : undefined
    if (note) keys.push(...keysIn(note, new Map()))
  })
  return keys
}

export interface RecommendationContext {
  /** Names of the actors in the document's language, in order. */
  actors: ReadonlyMap<string, string>
  /** See `citedWorks`. */
  cited: ReadonlyMap<string, readonly string[]>
}

/** The recommendations of an edition in one language, in reading order. */
export function recommendationRecords(
  document: ResolvedDocument,
  { actors, cited }: RecommendationContext,
): RecommendationRecord[] {
  const titles = headingTitles(document)
  return document.collected(recommendation.name).map(entry => {
    const { id, number, title, block } = entry
    const anchor = document.anchors.get(block.attributes.chapter ?? '')
    return {
      id,
      number,
      title: title ? oneLine(plainText(title)) : '',
      text: bodyOf(block).flatMap(paragraphsOf).join('\n\n'),
      textLanguage: languageOf(entry, document.language),
      addressees: addressees(block).map(actor => ({ id: actor, name: actors.get(actor) ?? actor })),
      chapter: anchor ? { anchor: anchor.id, number: anchor.number, title: titles.get(anchor.id) ?? '' } : null,
      sources: [...(cited.get(id) ?? [])],
    }
  })
}

function headingTitles({ chapters }: ResolvedDocument): Map<string, string> {
  const titles = new Map<string, string>()
  for (const { tree } of chapters)
    visit(tree, 'heading', heading => {
      if (heading.data?.id !== undefined) titles.set(heading.data.id, oneLine(plainText(heading)))
    })
  return titles
}

function paragraphsOf(node: Nodes): string[] {
  if (node.type === 'paragraph' || node.type === 'tableCell') return [oneLine(plainText(node))]
  if ('children' in node) return (node.children as Nodes[]).flatMap(paragraphsOf)
  return 'value' in node ? [node.value] : []
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

function languageOf({ block }: CollectedBlock, { tag }: Language): string {
  let kept: string | undefined
  visit(block, inner => {
    kept ??= inner.data?.lang
  })
  return kept ?? tag
}

/** `<folder>/recommendations.json` and `.csv`. The names of fields and columns are English in every language. */
export function recommendationFiles(list: RecommendationList, folder: string): Files {
  const encoder = new TextEncoder()
  return new Map([
    [`${folder}/recommendations.json`, encoder.encode(`${JSON.stringify(list, null, 2)}\n`)],
    [`${folder}/recommendations.csv`, encoder.encode(formatCsv(rowsOf(list)))],
  ])
}

function rowsOf({ edition, language, version, recommendations }: RecommendationList): string[][] {
  const columns = [
    ['id', 'number', 'title', 'text', 'text_language'],
    ['addressees', 'addressee_names', 'chapter', 'chapter_number', 'chapter_title', 'sources'],
    ['edition', 'language', 'version'],
  ]
  const rows = recommendations.map(({ id, number, title, text, textLanguage, addressees, chapter, sources }) => [
    ...[id, number, title, text, textLanguage],
    addressees.map(addressee => addressee.id).join('; '),
    addressees.map(addressee => addressee.name).join('; '),
    ...[chapter?.anchor ?? '', chapter?.number ?? '', chapter?.title ?? ''],
    sources.join('; '),
    ...[edition, language, version],
  ])
  return [columns.flat(), ...rows]
}
