/**
 * A piece of a publication that breaks a rule, or keeps it: laid over the small publication of `tests/fixtures/rules`, it
 * is a test, and it is shown in `docs/rules.md`.
 *
 * `⟦` and `⟧` around a word, in any of the texts, say where the message stands; they are taken out before anything is
 * read. A string alone is the text of a chapter.
 */
export type Example = string | ExampleParts

export interface ExampleParts {
  /** The text of the chapter `content/02-example.md`, below its title. */
  chapter?: string
  /** The same with its Spanish translation: the publication then has two languages. */
  translation?: ExampleTranslation
  /** A second language, as publication.yaml lists it: `{ id: es, tag: es }`. Its locale files are brought in line. */
  language?: string
  /** What is added to the end of a file, by path. publication.yaml ends with the list of editions. */
  added?: Readonly<Record<string, string>>
  /** What stands in a file instead of something else, by path: `['status: final', 'status: draft']`. */
  changed?: Readonly<Record<string, readonly [from: string, to: string]>>
  /** Files of the example's own, by path; null takes one away. */
  files?: Readonly<Record<string, string | null>>
  /** `latin1` for files that are not text, or not UTF-8. */
  encoding?: 'utf8' | 'latin1'
  /** Whether the files are left uncommitted, which for a release they must not be. */
  uncommitted?: boolean
  /** The file that the message is about, where no mark says so: it then stands at its beginning. */
  at?: string
}

export interface ExampleTranslation {
  source: string
  target: string
  /** What the target translates, where the source has changed since. */
  previous?: string
  /** Where the target comes from, if no person made it. */
  prefilled?: string
  reviewed?: string
  note?: string
}

/** A rule's examples; or why there can be none: what breaks it is no text that anybody writes. */
export type Examples = { bad: Example; good: Example } | { noExample: string }
