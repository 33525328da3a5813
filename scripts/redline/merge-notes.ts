import type { BlockContent, Nodes } from 'mdast'
import { visit } from 'unist-util-visit'
import type { Note, NoteCall } from '../resolve/nodes.ts'
import type { SegmentPairs } from './pair-segments.ts'
import { signatureOf } from './tokens.ts'
import { wordsOf } from './tree-index.ts'

/** Makes the blocks of a note of those that it has in the two revisions, in either or both. */
export type MergeBlocks = (
  old: readonly BlockContent[],
  fresh: readonly BlockContent[],
  /** Its number in the redline. */
  number: number,
) => BlockContent[]

/** The notes of two revisions in one sequence, in the order in which the merged text calls them. */
export class MergedNotes {
  readonly notes: Note[] = []
  readonly #old: readonly Note[]
  readonly #new: readonly Note[]
  readonly #segments: SegmentPairs
  readonly #merge: MergeBlocks
  readonly #made = new Map<string, Note>()

  constructor(old: readonly Note[], fresh: readonly Note[], segments: SegmentPairs, merge: MergeBlocks) {
    this.#old = old
    this.#new = fresh
    this.#segments = segments
    this.#merge = merge
  }

  /** What tells a note from others, in the older and the newer revision alike. */
  oldKey({ number }: NoteCall): string {
    return keyOf(this.#old[number - 1], id => this.#segments.get(id) ?? id)
  }

  newKey({ number }: NoteCall): string {
    return keyOf(this.#new[number - 1], id => id)
  }

  /**
   * Calls of a line that have no equal in its other revision, and are one whose note was changed: they cite the same work, or
   * have most words in common. New key → old key.
   */
  changedCalls(old: readonly NoteCall[], fresh: readonly NoteCall[]): Map<string, string> {
    const oldKeys = new Set(old.map(call => this.oldKey(call)))
    const newKeys = new Set(fresh.map(call => this.newKey(call)))
    const gone = old.filter(call => !newKeys.has(this.oldKey(call)))
    const changed = new Map<string, string>()
    for (const call of fresh) {
      if (oldKeys.has(this.newKey(call))) continue
      const at = gone.findIndex(other => areAlike(this.#old[other.number - 1], this.#new[call.number - 1]))
      const [other] = at < 0 ? [] : gone.splice(at, 1)
      if (other) changed.set(this.newKey(call), this.oldKey(other))
    }
    return changed
  }

  /** A call in the merged text, of a note that one revision has or both. */
  call(old: NoteCall | undefined, fresh: NoteCall | undefined): NoteCall {
    const key = `${old?.number ?? ''}:${fresh?.number ?? ''}`
    const [before, after] = [old && this.#old[old.number - 1], fresh && this.#new[fresh.number - 1]]
    const known = this.#made.get(key)
    const note = known ?? this.#add(before, after)
    this.#made.set(key, note)
    const first = note.calls.length === 0
    const id = first ? `call-${note.number}` : `call-${note.number}-${note.calls.length + 1}`
    note.calls.push(id)
    const label = note.label === undefined ? {} : { label: note.label }
    return { type: 'noteCall', number: note.number, ...label, id, first, follows: (fresh ?? old)?.follows ?? false }
  }

  #add(before: Note | undefined, after: Note | undefined): Note {
    const shown = after ?? before
    const note: Note = {
      number: this.notes.length + 1,
      label: String(shown?.number ?? ''),
      children: [],
      calls: [],
      lang: shown?.lang,
      ...(before && after ? {} : { change: after ? ('inserted' as const) : ('deleted' as const) }),
    }
    this.notes.push(note)
    note.children = this.#merge(before?.children ?? [], after?.children ?? [], note.number)
    return note
  }
}

function keyOf(note: Note | undefined, idOf: (id: string) => string): string {
  if (!note) return ''
  const segment = note.children[0]?.data?.segment
  if (segment !== undefined) return idOf(segment)
  const cites = citesIn(note).map(({ signature }) => signature)
  return cites.length > 0 ? cites.join() : note.children.map(wordsOf).join(' ')
}

function citesIn(note: Note): { signature: string; keys: string[] }[] {
  const found: { signature: string; keys: string[] }[] = []
  for (const child of note.children)
    visit(child as Nodes, 'formatted', ({ cites }) => {
      const signature = signatureOf(cites)
      if (signature !== undefined) found.push({ signature, keys: (cites ?? []).map(({ key }) => key) })
    })
  return found
}

function areAlike(old: Note | undefined, fresh: Note | undefined): boolean {
  if (!old || !fresh) return false
  const works = new Set(citesIn(old).flatMap(({ keys }) => keys))
  if (citesIn(fresh).some(({ keys }) => keys.some(key => works.has(key)))) return true
  const [before, after] = [old, fresh].map(note => new Set(note.children.map(wordsOf).join(' ').split(/\s+/)))
  if (!before || !after) return false
  const common = [...before].filter(word => after.has(word)).length
  return common >= 0.5 * Math.max(before.size, after.size)
}
