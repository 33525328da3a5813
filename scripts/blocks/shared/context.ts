import type { Translate } from '../../model/interface.ts'
import type { Block, FormattedContent, Title } from '../../model/nodes.ts'
import type { Acronym, Words } from '../../model/source.ts'

/** A work of the bibliography of an edition. */
export interface CitedWork {
  key: string
  content: FormattedContent
  /** Numbers of the notes that cite it, in a note style. */
  notes: readonly number[]
}

/** A block as lists and data show it. */
export interface CollectedBlock {
  /** Its anchor. */
  id: string
  /** Its number in the edition, or in the source that it was taken from. */
  number: string
  title: Title | undefined
  block: Block
}

/** What blocks look up in the edition that they stand in. */
export interface BlockContext {
  /** BCP 47 tag of the reader's language. */
  tag: string
  t: Translate
  /** Names of the actors in the reader's language, by id, in order. */
  actors: ReadonlyMap<string, Words>
  /** Whether the edition has an anchor. */
  hasAnchor(id: string): boolean
  /** The acronyms that the edition uses. */
  acronyms: readonly Acronym[]
  /** The works that the edition cites, in their order. */
  references: readonly CitedWork[]
  /** The blocks of a name in the edition, or in the file that `src` names as seen from the source `scope`. */
  collected(name: string, from?: { src: string; scope: string }): readonly CollectedBlock[]
}
