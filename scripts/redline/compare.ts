import { makeRendition, type Rendition } from '../renditions/rendition.ts'
import { mergeRenditions, type Redline } from './merge-documents.ts'
import { pairSegments, type SegmentList, type SegmentPairs } from './pair-segments.ts'
import type { Revision } from './revision.ts'

/** Two revisions, and which segments of the one those of the other became. */
export interface Comparison {
  from: Revision
  to: Revision
  segments: SegmentPairs
  /** Keys of works that the bibliography gives otherwise now. */
  changedWorks: ReadonlySet<string>
}

/** Compares two revisions of a publication: which paragraphs are the same ones, whatever became of them. */
export function compareRevisions(from: Revision, to: Revision): Comparison {
  return { from, to, segments: pairSegments(segmentsOf(from), segmentsOf(to)), changedWorks: changedWorks(from, to) }
}

function changedWorks(from: Revision, to: Revision): Set<string> {
  const before = from.prepared.content.references.items
  const differing = [...to.prepared.content.references.items].filter(
    ([key, item]) => before.has(key) && JSON.stringify(before.get(key)) !== JSON.stringify(item),
  )
  return new Set(differing.map(([key]) => key))
}

function segmentsOf({ prepared: { content } }: Revision): SegmentList[] {
  return [...content.sources.values(), ...content.wordLists]
}

/** The redline of an edition in one language; a string says why there is none. */
export function redlineOf({ from, ...known }: Comparison, fresh: Rendition): Redline | string {
  const { edition } = fresh
  const { language } = fresh.localised
  const before = from.prepared.publication.editions.find(({ id }) => id === edition.id)
  const localised = from.prepared.localised.languages.get(language.id)
  const name = from.name === '' ? 'the working tree' : `\`${from.name}\``
  if (!before) return `No edition \`${edition.id}\` in ${name}: it has nothing to be compared with`
  if (!localised) return `No language \`${language.id}\` in ${name}: it has nothing to be compared with`
  const old = makeRendition(from.prepared, before, localised)
  if (!old) return `No citation style \`${before.style}\` for ${name}: edition \`${edition.id}\` cannot be put together`
  return mergeRenditions(old, fresh, known)
}
