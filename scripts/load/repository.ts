import { type Commit, readCommit, sourceDate } from '../ground/git.ts'
import type { Publication } from '../model/publication.ts'

/** The state of the source that a publication is made from. */
export interface Repository {
  /** Short hash of the commit, with `+` when files were changed since; empty outside version control. */
  commit: string
  revision: Commit
  /** The only date that a PDF bears. */
  date: Date
}

/** @throws SourceDateError */
export function readRepository({ root, date }: Pick<Publication, 'root' | 'date'>): Repository {
  const revision = readCommit(root)
  return {
    commit: revision.hash.slice(0, 10) + (revision.dirty ? '+' : ''),
    revision,
    date: sourceDate(revision, date),
  }
}
