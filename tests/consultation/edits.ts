/** Something that a member does to the first place that holds the words. */
export interface Edit {
  do:
    | 'comment'
    | 'reply'
    | 'replace'
    | 'delete'
    | 'insert'
    | 'split'
    | 'bold'
    | 'move'
    | 'row'
    | 'fill'
    | 'delete-paragraph'
    /** From here on, changes are not kept as changes. */
    | 'untracked'
  words: string
  /** What is said or put in; of a move, words of the paragraph that it goes before. */
  text?: string
}

/** A file that a member sends back. */
export interface EditedFile {
  file: string
  language: string
  author: string
  edits: readonly Edit[]
}
