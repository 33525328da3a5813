import type { RenderedPage } from '../../formats/html/render.ts'
import { RevisionError } from '../../ground/git-revision.ts'
import { type Comparison, compareRevisions } from '../../redline/compare.ts'
import { withCommit } from '../../redline/revision.ts'
import { redline } from '../../redline/variant.ts'
import type { Place, Snapshot } from './snapshot.ts'

/** Comparisons of a snapshot with commits, by the names that they were asked for by; they go with the snapshot. */
const comparisons = new WeakMap<Snapshot, Map<string, Promise<Comparison>>>()

/** A redline as it is shown, or why there is none. */
export type ShownRedline = RenderedPage | { reason: string }

/**
 * What changed in an edition since a commit, as a page.
 *
 * @returns undefined when the edition cannot be put together: the messages say why
 */
export async function redlinePage(
  snapshot: Snapshot,
  place: Place,
  revision: string,
): Promise<ShownRedline | undefined> {
  const fresh = snapshot.rendition(place)
  if (!fresh) return undefined
  const compared = await comparedWith(snapshot, revision)
  if (typeof compared === 'string') return { reason: compared }
  let reason = ''
  const [made] = redline(compared, why => {
    reason = why
  }).apply([fresh], [fresh])
  return made ? snapshot.show(made) : { reason }
}

/** The comparison with a commit; a string says why there is none. */
export async function comparedWith(snapshot: Snapshot, revision: string): Promise<Comparison | string> {
  const { prepared } = snapshot
  if (!prepared) return 'The settings of the publication cannot be read'
  const known = comparisons.get(snapshot) ?? new Map<string, Promise<Comparison>>()
  comparisons.set(snapshot, known)
  const now = { name: '', prepared, check: async () => undefined, messages: () => [] }
  const compared =
    known.get(revision) ?? withCommit(prepared.publication.root, revision, async from => compareRevisions(from, now))
  known.set(revision, compared)
  try {
    return await compared
  } catch (error) {
    if (error instanceof RevisionError) return error.message
    throw error
  }
}
