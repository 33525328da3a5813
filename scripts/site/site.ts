import type { Format } from '../formats/format.ts'
import type { Translate } from '../model/interface.ts'
import type { Edition, Language, Publication } from '../model/publication.ts'
import type { Version } from '../model/version.ts'
import type { Titles } from '../renditions/titles.ts'

/** What the pages around the editions are made from: the lists of publications, search, feeds. */
export interface Site {
  publication: Publication
  formats: readonly Format[]
  /** The files that are published, in the order of the publication. */
  files: readonly SiteFile[]
  data: readonly DataFile[]
  versions: readonly Version[]
  /** One for each language of the publication, in its order. */
  languages: readonly SiteLanguage[]
}

/** What axe-core found in a page. */
export interface Examined {
  /** Its version. */
  axe: string
  /** Of the screens, in CSS px. */
  widths: readonly number[]
  /** The rules that are broken: `color-contrast`. */
  faults: readonly string[]
}

/** A language, and what things are called in it. */
export interface SiteLanguage {
  language: Language
  t: Translate
  titles(edition: Edition): Titles
}

/** A published file of an edition. */
export interface SiteFile {
  /** Path below `dist/`. */
  path: string
  edition: string
  /** BCP 47 tag. */
  language: string
  /** Id of the format. */
  format: string
  bytes: number
  pages?: number
  /** Share of the words that are translated, 0 to 1. */
  translated: number
  /** Absent where it was not examined. */
  accessibility?: Examined
}

/** A file with the recommendations as data. */
export interface DataFile {
  /** Path below `dist/`. */
  path: string
  language: Language
  /** `.csv` */
  ending: string
  bytes: number
}

/** Whether there are pages for the screen, which have style sheets beside them and can be searched. */
export function hasPages({ formats }: Pick<Site, 'formats'>): boolean {
  return formats.some(({ endings }) => endings.includes('.html'))
}

/** `412 kB`, `1.3 MB`: decimal units, as download pages have them. */
export function formatBytes(bytes: number, tag: string): string {
  const isLarge = bytes >= 999_500
  const number = isLarge ? bytes / 1e6 : Math.max(1, Math.round(bytes / 1e3))
  const digits = isLarge ? 1 : 0
  const written = new Intl.NumberFormat(tag, { minimumFractionDigits: digits, maximumFractionDigits: digits })
  return `${written.format(number)}\u00a0${isLarge ? 'MB' : 'kB'}`
}
