import type { VFile } from 'vfile'
import type { Language, Publication } from '../../model/publication.ts'
import type { Review } from '../locales/review.ts'

/** A segment as a file for translators holds it. */
export interface ExchangeEntry {
  id: string
  /** The source's file: `content/05-finance.md`. */
  path: string
  /** Where the segment stands, for people. */
  in: string
  source: string
  /** Without line ends around it; empty while there is none. */
  target: string
  /** Present: the target is of this older source, and wants work. */
  previous?: string
  /** Present: no person has looked at the target yet. */
  prefilled?: string
  /** Present: the target was reviewed as it is. */
  review?: Review
  note: string
  /** What a translation takes over as it is: `[@oecd2020, p. 3]`, `[^1]`. */
  marks: readonly string[]
  /** What the translation was when the file was written; see `base.ts`. */
  base: string
}

/** What a file for translators is made of. */
export interface ExchangeDocument {
  publication: Pick<Publication, 'title' | 'version' | 'date' | 'body'>
  sourceLanguage: Language
  language: Language
  entries: readonly ExchangeEntry[]
}

/** A segment as it came back. */
export interface ReadEntry {
  id: string
  source: string
  target: string
  /** Whether it is marked as needing work. */
  unfinished: boolean
  /** Whether the file says that somebody reviewed it; undefined where its format has no word for that. */
  reviewed?: boolean
  /** The older source that the file names for it, if its format can. */
  previous?: string
  in: string
  note: string
  /** What the translator says besides: added to the note. */
  comment: string
  /** Undefined where a tool dropped it. */
  base?: string
  /** In the file, from 1. */
  line: number
  column: number
}

export interface ReadFile {
  /** As it is written in the file; undefined where the file names none. */
  language?: string | undefined
  /** How many segments were written into it; undefined where the file does not tell. */
  count?: number | undefined
  entries: readonly ReadEntry[]
}

/** The formats as `--format` takes them, the usual one first: their folders in `dist/`, too. */
export const EXCHANGE_FORMAT_IDS = ['po', 'xliff', 'xlsx', 'csv', 'pot'] as const

/** A format in which translations leave and come back. One file each, listed in `formats.ts`. */
export interface ExchangeFormat {
  id: (typeof EXCHANGE_FORMAT_IDS)[number]
  /** Without a dot. The first one is that of files that are written. */
  extensions: readonly [string, ...string[]]
  /** Whether its files are bytes, and not text in UTF-8. */
  binary?: boolean
  /** Longest text that it takes in one piece, in UTF-16 units. */
  longest?: number
  write(document: ExchangeDocument): string | Uint8Array
  /**
   * Reads a file, whatever tool saved it. Reports what makes the whole of it unusable: syntax (`import-syntax`) and ids
   * that stand twice (`import-duplicate`).
   */
  read(file: VFile): ReadFile | undefined
  /**
   * The file with other bases, by id, and all else as it stands: what was taken from it once is not new any more. A file
   * that cannot be changed so has to be exported again.
   */
  rebase?(text: string, bases: ReadonlyMap<string, string>): string
}
