/** Words in capitals that stand for what is still to be written. */
export const PLACEHOLDERS: readonly string[] = ['TODO', 'FIXME', 'XXX', 'TBD', 'TBC']
