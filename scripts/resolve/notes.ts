import type { BlockContent, FootnoteDefinition, FootnoteReference, Parent, PhrasingContent, Root } from 'mdast'
import { SKIP, visit } from 'unist-util-visit'
import type { Cluster, FormattedCluster } from '../bibliography/citer.ts'
import type { Citation, InlineNote } from '../model/nodes.ts'
import type { ChapterTree } from './assemble.ts'
import { placeCalls } from './call-placement.ts'
import { fitIntoNote, placeInNote } from './citation-in-note.ts'
import type { Note, NoteCall } from './nodes.ts'
import { takeSourceLines } from './source-lines.ts'

export interface NotesOptions {
  chapters: readonly ChapterTree[]
  /** Whether citations become notes. */
  noteStyle: boolean
  /** Where a call stands to the punctuation mark that it meets, by the custom of the language. */
  callPlacement: 'before' | 'after'
  /** Formats every citation of the edition, in reading order. */
  format(clusters: readonly Cluster[]): FormattedCluster[]
}

/**
 * Numbers the notes of an edition in reading order and formats its citations.
 *
 * The editor's footnotes (scoped to their source) and, in a note style, the citations share one sequence. A citation
 * inside a footnote joins that note, and in a note style those of a figure, a table or a box stand in a line under it. Calls and citations are replaced in the trees; footnote definitions are removed.
 */
export function resolveNotes(options: NotesOptions): Note[] {
  const collector = new Collector(options)
  for (const { tree } of options.chapters) collector.collect(tree)
  const formatted = options.format(collector.clusters)
  collector.sites.forEach((site, index) => {
    site.replace(formatted[index] ?? { citation: [], author: [], ibid: false })
  })
  for (const { tree } of options.chapters) placeCalls(tree, options.callPlacement)
  return collector.notes
}

interface Site {
  replace(formatted: FormattedCluster): void
}

class Collector {
  readonly clusters: Cluster[] = []
  readonly sites: Site[] = []
  readonly notes: Note[] = []
  readonly #options: NotesOptions
  readonly #numbers = new Map<string, Note>()

  readonly #definitions = new Map<string, FootnoteDefinition>()

  constructor(options: NotesOptions) {
    this.#options = options
    for (const { tree } of options.chapters)
      for (const node of tree.children) {
        const key = node.type === 'footnoteDefinition' ? keyOf(node) : ''
        if (node.type === 'footnoteDefinition' && !this.#definitions.has(key)) this.#definitions.set(key, node)
      }
  }

  collect(tree: Root): void {
    if (this.#options.noteStyle)
      for (const { cluster, fill } of takeSourceLines(tree)) {
        this.clusters.push(cluster)
        this.sites.push({ replace: fill })
      }
    visit(tree, (node, index, parent) => {
      if (node.type === 'footnoteDefinition') {
        ;(parent as Parent).children.splice(index as number, 1)
        return [SKIP, index as number]
      }
      if (node.type === 'footnoteReference') {
        const call = this.#callFootnote(node)
        ;(parent as Parent).children.splice(index as number, 1, ...(call ? [call] : []))
        return [SKIP, (index as number) + (call ? 1 : 0)]
      }
      if (node.type === 'inlineNote') {
        ;(parent as Parent).children.splice(index as number, 1, this.#callInline(node))
        return [SKIP, (index as number) + 1]
      }
      if (node.type === 'citation') {
        this.#cite(node, parent as Parent)
        return SKIP
      }
      return undefined
    })
  }

  #callFootnote(reference: FootnoteReference): NoteCall | undefined {
    const key = keyOf(reference)
    const known = this.#numbers.get(key)
    if (known) return this.#call(known)
    const definition = this.#definitions.get(key)
    if (!definition) return undefined
    const note = this.#addNote(definition.children as BlockContent[], definition.data?.lang)
    this.#numbers.set(key, note)
    this.#citeWithin(definition, note)
    return this.#call(note)
  }

  /** The note stands where it is called. */
  #callInline({ children }: InlineNote): NoteCall {
    const paragraph: BlockContent = { type: 'paragraph', children }
    const note = this.#addNote([paragraph], undefined)
    this.#citeWithin(paragraph, note)
    return this.#call(note)
  }

  /** The citations in a note's text join it. */
  #citeWithin(text: FootnoteDefinition | BlockContent, note: Note): void {
    visit(text, 'citation', (citation, index, parent) => {
      const holder = parent as Parent
      const place = placeInNote(citation, holder)
      this.clusters.push({
        noteIndex: note.number,
        citation,
        withinSentence: this.#options.noteStyle && place.withinSentence,
      })
      this.sites.push({
        replace: formatted => {
          const content = this.#options.noteStyle ? fitIntoNote(formatted, place) : formatted.citation
          swap(holder, citation, [{ type: 'formatted', content, cites: citation.items }])
        },
      })
      return [SKIP, (index as number) + 1]
    })
  }

  #cite(citation: Citation, parent: Parent): void {
    if (!this.#options.noteStyle) {
      this.clusters.push({ noteIndex: 0, citation })
      this.sites.push({
        replace: ({ citation: content }) =>
          swap(parent, citation, [{ type: 'formatted', content, cites: citation.items }]),
      })
      return
    }
    const paragraph: BlockContent = { type: 'paragraph', children: [] }
    const note = this.#addNote([paragraph], undefined)
    const call = this.#call(note)
    this.clusters.push({ noteIndex: note.number, citation })
    this.sites.push({
      replace: ({ citation: content, author }) => {
        paragraph.children.push({ type: 'formatted', content, cites: citation.items })
        const name: PhrasingContent[] = citation.narrative ? [{ type: 'formatted', content: author }] : []
        swap(parent, citation, [...name, call])
      },
    })
  }

  #addNote(children: BlockContent[], lang: string | undefined): Note {
    const note: Note = { number: this.notes.length + 1, children, calls: [], lang }
    this.notes.push(note)
    return note
  }

  #call(note: Note): NoteCall {
    const first = note.calls.length === 0
    const id = first ? `call-${note.number}` : `call-${note.number}-${note.calls.length + 1}`
    note.calls.push(id)
    return { type: 'noteCall', number: note.number, id, first, follows: false }
  }
}

function swap(parent: Parent, node: Citation, replacement: PhrasingContent[]): void {
  parent.children.splice(parent.children.indexOf(node), 1, ...replacement)
}

/** Footnotes belong to the source that they stand in. */
function keyOf(node: FootnoteReference | FootnoteDefinition): string {
  return `${node.data?.scope ?? ''}\n${node.identifier}`
}
