import { type Commit, readCommit, sourceDate, sourceEpoch } from '../ground/git.ts'
import type { Publication } from '../model/publication.ts'

/** The state of the source that a publication is made from. */
export interface Repository {
  /** Short hash of the commit, with `+` when files were changed since; empty outside version control. */
  commit: string
  revision: Commit
  /** The only date that a PDF bears. */
  date: Date
}

/**
 * Asks git when the first of it is wanted: a check of text wants none.
 *
 * @throws SourceDateError
 */
export function readRepository({ root, date }: Pick<Publication, 'root' | 'date'>): Repository {
  // A date that is none is told at once, whoever asks for what.
  sourceEpoch()
  let revision: Commit | undefined
  return {
    get commit() {
      return this.revision.hash.slice(0, 10) + (this.revision.dirty ? '+' : '')
    },
    get revision() {
      revision ??= readCommit(root)
      return revision
    },
    get date() {
      return sourceDate(this.revision, date)
    },
  }
}
