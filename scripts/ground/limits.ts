/** A limit that the environment sets is none. */
export class LimitError extends Error {
  override name = 'LimitError'
}

/**
 * How large files may be, in bytes, by what they are. Larger ones are no part of a paper: they would take a build's time and memory.
 *
 * `PAPER_LIMITS=3` makes all limits three times as wide. Not a setting of the publication: whoever writes a chapter could change it.
 */
export function limitOf(kind: FileKind): number {
  return LIMITS[kind] * factor()
}

const MEGABYTE = 1_000_000

const LIMITS = {
  /** Chapters, settings, lists of words, style sheets, templates. */
  text: 2 * MEGABYTE,
  bibliography: 10 * MEGABYTE,
  /** Locale files, with the words of every chapter in a language; PO files hold all of them. */
  translations: 10 * MEGABYTE,
  drawing: 5 * MEGABYTE,
  image: 20 * MEGABYTE,
  font: 20 * MEGABYTE,
  /** What a chapter links to. */
  attachment: 20 * MEGABYTE,
} as const

export type FileKind = keyof typeof LIMITS

/** What a file is, by its name. */
export function fileKind(name: string): FileKind {
  const extension = /\.[^.]*$/.exec(name)?.[0].toLowerCase()
  switch (extension) {
    case '.bib':
      return 'bibliography'
    case '.json':
    case '.po':
    case '.tmx':
    case '.xlf':
    case '.xlsx':
      return 'translations'
    case '.svg':
      return 'drawing'
    case '.png':
    case '.jpg':
    case '.jpeg':
    case '.webp':
      return 'image'
    case '.woff2':
      return 'font'
    default:
      return 'text'
  }
}

/** @throws LimitError */
function factor(): number {
  const set = process.env.PAPER_LIMITS
  if (set === undefined || set === '') return 1
  if (!/^\d{1,3}(\.\d+)?$/.test(set) || Number(set) === 0)
    throw new LimitError(`PAPER_LIMITS is \`${set}\`: set it to a number such as \`2\`, by which limits are multiplied`)
  return Number(set)
}

/** A number of bytes, for people: `2.5 MB`. */
export function megabytes(bytes: number): string {
  return `${Math.ceil(bytes / 100_000) / 10} MB`
}
