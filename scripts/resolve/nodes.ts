import type { BlockContent, Node, Parent, PhrasingContent } from 'mdast'

/** The small number in the text that leads to a note. */
export interface NoteCall extends Node {
  type: 'noteCall'
  number: number
  /** What is printed where that is not the number: in a redline, the number that readers know. */
  label?: string
  /** Anchor of the call, `call-12`, `call-12-2` for the second call to the same note. */
  id: string
  /** Whether this is the call beside which a printed page carries the note. */
  first: boolean
  /** Whether another call stands right before it: a comma keeps "1" and "2" from reading as "12". */
  follows: boolean
}

/** A note as it is printed. */
export interface Note {
  /** 1-based, in one sequence through the edition. */
  number: number
  /** What is printed where that is not the number. */
  label?: string
  /** In a redline: whether only one of the revisions has it. */
  change?: 'inserted' | 'deleted'
  /** The editor's blocks, or one paragraph with the citation. */
  children: BlockContent[]
  /** Anchors of its calls, in reading order. */
  calls: string[]
  /** Language of the note where it differs from the document's. */
  lang: string | undefined
}

/** The line under a figure, table or box that names what it rests on. */
export interface Sources extends Parent {
  type: 'sources'
  /** How many works it names. */
  count: number
  children: PhrasingContent[]
}

declare module 'mdast' {
  interface RootContentMap {
    noteCall: NoteCall
    sources: Sources
  }
  interface BlockContentMap {
    sources: Sources
  }
  interface PhrasingContentMap {
    noteCall: NoteCall
  }
}
