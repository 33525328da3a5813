import type { VFile } from 'vfile'
import type { Silence } from '../ground/report.ts'
import type { NOTE_PLACES, OPENERS, PageSetup } from './page.ts'

/** A language of the publication. The first one listed in publication.yaml is the source language. */
export interface Language {
  /** Folder name under `locales/` and `dist/`: `es`. */
  id: string
  /** BCP 47 tag, for `lang` attributes and Intl: `pt-BR`. */
  tag: string
  /** CSL locale: `es-ES`. */
  csl: string
  /** The language's name in itself, for the language switcher: `Español`. */
  name: string
}

/** A picture that publication.yaml names. */
export interface Picture {
  /** Path below `content/`. */
  src: string
  alt: string
}

/** What has numbers. */
export const NUMBERINGS = ['headings', 'paragraphs'] as const

export type Numbered = (typeof NUMBERINGS)[number]

export type Status = 'draft' | 'consultation' | 'final'

/** One edition as publication.yaml describes it, with every default filled in. */
export interface Edition {
  /** File name of the edition: `policy-paper`. */
  id: string
  /** What the edition is called, under the publication's title: `Policy statement`. */
  title: string
  /** Names of chapters (paths under `content/` without `.md`), in order. */
  chapters: string[]
  /** Name of a CSL style: `templates/csl/<style>.csl` of the publication, else of the toolchain. */
  style: string
  /** Whether headings are numbered ("2.1"). */
  numbered: boolean
  /** Whether the edition has a table of contents. */
  contents: boolean
  /** Where chapters begin in print. */
  openers: (typeof OPENERS)[number]
  /** Names of the chapters with which parts begin, each in a colour of its own. */
  parts: string[]
  /** Whether lines in print all end at the margin. */
  alignment: 'ragged' | 'justified'
  /** Where notes stand in print. */
  notes: (typeof NOTE_PLACES)[number]
  /** Whether it is read on one page, or on a page for each chapter as well. */
  pages: 'whole' | 'chapters'
  /** Name of the HTML template: `templates/<template>.html`. */
  template: string
}

/** Size of the picture that services show beside a link, in px: what all of them want. */
export const SHARED = { width: 1200, height: 630 } as const

/** Resolved settings of a publication: nothing in here is optional by accident. */
export interface Publication {
  /** Absolute path of the folder that holds `content/`, `locales/` and `references.bib`. */
  root: string
  /** `content/publication.yaml`, for messages. */
  file: VFile
  title: string
  subtitle: string
  /** The authoring body: `United Cities and Local Governments`. */
  body: string
  /** Address under which `dist/` is published, with a slash at its end; nothing where it is not known. */
  site?: string | undefined
  /** Path below `content/` of the picture that services show beside a link; they show one that the build makes, where none is named. */
  share?: string | undefined
  version: string
  /** ISO date, `2022-12-15`. */
  date: string
  status: Status
  /** Who wrote it, where the body did not itself. */
  authors: string[]
  licence: { name: string; url: string | undefined }
  /** What it is about, for catalogues. */
  keywords: string[]
  /** Who did what, for the imprint. */
  credits: string[]
  contact?: string | undefined
  isbn?: string | undefined
  doi?: string | undefined
  /** Whether paragraphs have numbers, beside headings. */
  numbering: Numbered
  page: PageSetup
  /** Whether templates may hold what runs or asks other sites. */
  activeTemplates: boolean
  /** On the cover. */
  logo?: Picture
  cover?: Picture
  /** Whether the build draws a picture for the cover. */
  coverArt: boolean
  /** The colours: `templates/themes/<theme>.css`. */
  theme?: string | undefined
  languages: [source: Language, ...translations: Language[]]
  editions: Edition[]
  /** What editions are published as, by the formats' ids. */
  formats: string[]
  /** Those whom recommendations address: id → name in the source language, in order. */
  actors: Map<string, string>
  checks: Checks
  translate: {
    /** Ids of languages of which a release holds only what was reviewed. */
    reviewed: string[]
    /** A program that translates XLIFF, and its arguments; see `translations/machine/`. */
    command?: string[] | undefined
  }
}

/** What a publication tells the rules of `check` about its own text. */
export interface Checks {
  /** Whether paragraphs with numbers or names of programmes need a source. */
  uncitedClaims: boolean
  /** Whether works that nothing cites are told. */
  uncitedWorks: boolean
  /** Whether words are looked up in dictionaries. */
  spelling: boolean
  /** Names of programmes and projects, as the text writes them. */
  programmes: string[]
  /** Names with a number in them that states nothing: `2030 Agenda`. */
  names: string[]
  /** Words in capitals that are no acronyms: `COVID`. */
  capitals: string[]
  /** The rules that do not hold for this publication, or for some of its files. */
  silenced: Silence[]
}
