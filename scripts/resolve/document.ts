import type { Root } from 'mdast'
import { visit } from 'unist-util-visit'
import type { BibliographyEntry, Citer } from '../bibliography/citer.ts'
import type { BlockContext } from '../blocks/shared/context.ts'
import { rulesOf } from '../languages/registry.ts'
import type { Translate } from '../model/interface.ts'
import type { Edition, Language, Publication } from '../model/publication.ts'
import type { Acronym, Source } from '../model/source.ts'
import { includedFile, sourceName } from '../model/source-name.ts'
import { markAcronyms } from './acronyms.ts'
import { assembleEdition, type ChapterTree } from './assemble.ts'
import { collectBlocks, collectFromElsewhere } from './collect-blocks.ts'
import { resolveCrossReferences } from './cross-references.ts'
import { checkLists } from './lists.ts'
import type { Note } from './nodes.ts'
import { resolveNotes } from './notes.ts'
import { type Anchor, numberEdition } from './numbering.ts'
import { markParagraphs, type ParagraphNumbers } from './paragraph-numbers.ts'

export interface DocumentInput {
  publication: Publication
  edition: Edition
  language: Language
  sources: ReadonlyMap<string, Source>
  /** The sources' trees in this language. */
  trees: ReadonlyMap<string, Root>
  acronyms: readonly Acronym[]
  citer: Citer
  t: Translate
  /** The numbers of its paragraphs; none where they have no numbers. */
  paragraphs: ParagraphNumbers
}

/** An entry of the bibliography, in its order. */
export interface Reference extends BibliographyEntry {
  /** Numbers of the notes that cite it, in a note style. */
  notes: readonly number[]
}

/** A work, and the numbers of the notes that cite it. */
export interface CitedIn {
  key: string
  notes: readonly number[]
}

/** One edition in one language with everything in it numbered, named and cited. */
export interface ResolvedDocument {
  edition: Edition
  language: Language
  chapters: ChapterTree[]
  anchors: Map<string, Anchor>
  notes: Note[]
  references: Reference[]
  /** All works that notes cite, also where the edition has no bibliography. */
  cited: CitedIn[]
  /** The acronyms that the edition uses. */
  acronyms: Acronym[]
  /** The blocks of a name in the edition, or in the file that `src` names as seen from the source `scope`. */
  collected: BlockContext['collected']
}

/** What is known of an edition before its works are cited. */
export type ArrangedDocument = Pick<ResolvedDocument, 'chapters' | 'anchors'>

/**
 * Puts an edition together in one language: its chapters, their numbers, and what refers to them. Content problems are
 * reported for the source language only, on its files; nothing that comes after it reports any.
 */
export function arrangeDocument(input: Omit<DocumentInput, 'citer'>): ArrangedDocument {
  const { edition, language, publication, sources, trees, t } = input
  const reportProblems = language.id === publication.languages[0].id
  const chapters = assembleEdition({ edition, sources, trees })
  // Numbers before cross-references, which print them.
  const anchors = numberEdition(chapters, edition, sources, reportProblems)
  markParagraphs(chapters, input.paragraphs)
  if (reportProblems) checkLists(chapters, edition, sources)
  resolveCrossReferences({ chapters, anchors, sources, t, tag: language.tag, reportProblems })
  return { chapters, anchors }
}

/** Resolves an edition in one language. */
export function resolveDocument(input: DocumentInput): ResolvedDocument {
  const { edition, language, sources, trees, citer } = input
  const { chapters, anchors } = arrangeDocument(input)
  // Acronyms before citations: the CSL processor's text is not searched for any.
  const used = markAcronyms(chapters, input.acronyms)
  const { notes, references, cited } = cite(chapters, citer, language)
  return {
    edition,
    language,
    chapters,
    anchors,
    notes,
    references,
    cited,
    acronyms: input.acronyms.filter(({ id }) => used.includes(id)),
    collected: (name, place) => {
      const from = sources.get(place?.scope ?? '')
      if (!place || !from)
        return collectBlocks(
          chapters.map(({ tree }) => tree),
          name,
        )
      const tree = trees.get(sourceName(includedFile(from, place.src)))
      return tree ? collectFromElsewhere(tree, name) : []
    },
  }
}

function cite(
  chapters: readonly ChapterTree[],
  citer: Citer,
  language: Language,
): Pick<ResolvedDocument, 'notes' | 'references' | 'cited'> {
  for (const { tree } of chapters)
    visit(tree, 'citation', citation => {
      citation.items = citer.worksOf(citation.items)
    })
  const citing = new Map<string, Set<number>>()
  let entries: BibliographyEntry[] = []
  const notes = resolveNotes({
    chapters,
    noteStyle: citer.noteStyle,
    callPlacement: rulesOf(language.tag).notes.placement,
    format: clusters => {
      for (const { noteIndex, citation } of clusters)
        for (const { key } of citation.items) if (noteIndex > 0) addTo(citing, key, noteIndex)
      const formatted = citer.format(clusters)
      entries = formatted.bibliography
      return formatted.clusters
    },
  })
  const references = entries.map(entry => ({ ...entry, notes: [...(citing.get(entry.key) ?? [])] }))
  return { notes, references, cited: [...citing].map(([key, numbers]) => ({ key, notes: [...numbers] })) }
}

function addTo(map: Map<string, Set<number>>, key: string, value: number): void {
  const known = map.get(key)
  if (known) known.add(value)
  else map.set(key, new Set([value]))
}
