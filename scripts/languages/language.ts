/** An opening mark and its closing one. */
export type Pair = readonly [open: string, close: string]

/** The locator terms of CSL 1.0.2 that can be typed as a word. */
export const LOCATOR_TERMS = [
  'act',
  'appendix',
  'article-locator',
  'book',
  'canon',
  'chapter',
  'column',
  'equation',
  'figure',
  'folio',
  'issue',
  'line',
  'note',
  'opus',
  'page',
  'paragraph',
  'part',
  'rule',
  'scene',
  'section',
  'supplement',
  'table',
  'timestamp',
  'title-locator',
  'verse',
  'volume',
] as const

export type LocatorTerm = (typeof LOCATOR_TERMS)[number]

/** biblatex's kinds of theses and reports, for which CSL has no terms. */
export const GENRES = ['bathesis', 'candthesis', 'mathesis', 'phdthesis', 'resreport', 'techreport'] as const

export type Genre = (typeof GENRES)[number]

/**
 * All that the toolchain knows of a language: one file each in this folder, named by the language's subtag (`pt.ts`), or
 * by a longer tag where a region has rules of its own (`pt-PT.ts`). Lists of words are strings with spaces between the
 * words, in small letters; a list of phrases is an array.
 */
export interface LanguageRules {
  /** BCP 47 tag of a publication's language where publication.yaml gives none: `pt-BR`. */
  tag: string
  /** CSL locale that belongs to the tag: `es-ES`. */
  csl: string
  typography: Typography
  /** The folder of its hyphenation patterns in the package `hyphen`: `en-gb`. */
  hyphenation: string
  /** Whether a compound that is parted at its hyphen has another at the head of the next line. Printers set none: it stays whole. */
  repeatsHyphen: boolean
  /** The module of its stemmer in the package `@orama/stemmers`, by which searches find `cities` for `city`; empty where it has none. */
  stemmer: string
  spelling: Spelling
  prose: ProseLimits
  notes: NoteCalls
  dates: Dates
  numbers: NumberWords
  words: CommonWords
  plurals: Plurals
  citations: CitationWords
  /** What a translation into the language is checked for. */
  parity: ParityWords
}

export interface Typography {
  /** Typographic quotation marks for straight ones; `single` are those of a quotation within another. */
  quotes: { double: Pair; single: Pair }
  /** What stands between a number and `%` or `‰`: a no-break space, or nothing. */
  beforePercent: string
  /** What groups the thousands of a number; a space stands for spaces that were typed as well. */
  thousands: string
  /** What a number may end in that says "first", "second": `st nd rd th`. */
  ordinalEndings: string
  /** What stands between the years or numbers of a range; where it is a hyphen, a dash is right as well. */
  range: '–' | '-'
  /** Spaces that belong to punctuation marks, instead of any that were typed. */
  markSpaces: readonly MarkSpace[]
  /** Abbreviations that keep the number behind them, with their full stops: `art. pp. n.º`. */
  beforeNumber: string
  /** Words that keep the number before them: `million`, `ed.`. Units of measure are known. */
  afterNumber: readonly string[]
  /** Words that begin with an apostrophe, where a quotation mark could stand as well: `tis twas`. */
  elided: string
  /** Abbreviations with a full stop after which a sentence goes on: `e.g. cf.`. */
  abbreviations: string
}

/** Beyond these, a reader loses the thread. Such numbers are the language's own: Spanish says in six words what English says in five. */
export interface ProseLimits {
  /** Words of a sentence. */
  sentence: number
  /** Words of a paragraph. */
  paragraph: number
}

export interface Spelling {
  /** The npm package of its Hunspell dictionary, a dependency of ours: `dictionary-en-gb`; empty where there is none. */
  dictionary: string
  /** What stands before a hyphen in compounds and is no word of its own: `co sub`. */
  prefixes: string
  /** Words with two right spellings, of which a text takes one: `focused|focussed`. */
  pairs: string
  /** Endings with two right spellings, of which a text takes one in all words: `-ise`, `-ize`. */
  endings: readonly SpelledEnding[]
}

export interface SpelledEnding {
  /** Finds what stands before the letters in which the spellings differ, and the letters. */
  pattern: RegExp
  /** The letters of either spelling. */
  letters: Pair
  /** Ends of what stands before the letters in words that have but one spelling: `adverti` of `advertise`. */
  apart: string
}

export interface MarkSpace {
  /** `;!?`: each by itself. */
  marks: string
  side: 'before' | 'behind'
  space: string
}

export interface NoteCalls {
  /** Where a call stands to the punctuation mark that it meets. */
  placement: 'before' | 'after'
  /** What parts a call from a digit before it. A thin space is a hair space at the size of a call. */
  behindDigit: string
}

export interface Dates {
  /** The twelve months in order; other spellings of one behind `|`: `septiembre|setiembre`. */
  months: string
  /** Whether months begin with a capital letter. */
  capitalMonths: boolean
  /** What stands between a day and its month: ` de `. */
  dayMonth: string
  /** How the first day of a month is written: `1er`; empty where it is a number like the others. */
  firstDay: string
  /** Words around a span of days in two months: "de 29 de noviembre a 1 de diciembre"; without any, a dash. */
  span: Pair | undefined
  /** Words that say outright that a work has no date. */
  undated: readonly string[]
  /** Words before a year that is not certain. */
  circa: readonly string[]
}

/** How numbers are said in words. */
export interface NumberWords {
  /** 0 to 20. */
  cardinals: string
  /** 10, 20, … 100. */
  tens: string
  /**
   * Stems of first to twentieth, which two letters at most may follow: `primer`. Other forms stand behind `|`; a hyphen is one
   * or a space, behind two letters at most: `décim-cuart` for `décimo cuarto`.
   */
  ordinals: string
  /** Other forms of a number: `dozen`, feminine ones. */
  variants: Readonly<Record<number, string>>
  /** What a word multiplies the digits before it with: `5 billion` is `5000 millones`. */
  scales: Readonly<Record<string, number>>
  /** Words behind a number that make it an amount, and not the number of a section: `years`. Scales and `%` are known. */
  counted: readonly string[]
  /** What is written behind a year for its decade: the `s` of `1980s`; empty where nothing is. */
  decade: string
  /** `per cent`, in all its spellings. */
  percent: readonly string[]
  /** What stands behind an hour of the afternoon or evening: `pm`. */
  afternoon: readonly string[]
}

export interface CommonWords {
  and: string
  or: string
  /** Function words by which a passage in this language is told from others. */
  functionWords: string
  /** Words that turn a statement round: `not never without`. */
  negations: string
  /** Words that say what must, should or may be done, in all their forms: `must should may`. */
  obligations: string
  /** What a text beside the text is called: `recuadro recuadros`. */
  boxes: string
  placed: PlacedWords
  /** What follows a number that belongs to another work: `chapter 28 of Agenda 21`. */
  of: string
  /** What stands before a year, other than an author: `since summer`. */
  beforeYear: string
  /** Words of links that say nothing of where they lead, in small letters: `click here`. */
  emptyLinks: readonly string[]
  /** What nobody writes on purpose, in small letters with straight apostrophes, and what was meant: `it's own` → `its own`. */
  confused: Readonly<Record<string, string>>
  /** The same where it takes a pattern to find them. */
  slips: readonly Slip[]
  /** Words by which a text calls itself a draft, in small letters: `this draft`. Not those of drafts that it tells of. */
  drafts: readonly string[]
}

/** What nobody writes on purpose. */
export interface Slip {
  /** Global. */
  pattern: RegExp
  /** What is to be done: `write \`an\` before a vowel`. */
  remedy: string
}

/** How a text says where a figure stands: `the figure below`, `the following figure`. */
export interface PlacedWords {
  /** Words of which one stands before all: `the see`. */
  lead: string
  before: string
  /** Phrases. */
  behind: readonly string[]
  /** What follows where the phrase says something else: `the figure below that of 2015`. */
  otherwise: string
}

/** What tells the plural of a word, and what stands in its place; the first that fits. */
export type Plurals = readonly (readonly [plural: RegExp, stem: string])[]

export interface CitationWords {
  /** Names of the language in BibTeX files beside its English one, with the tags that they stand for. */
  bibtexNames: Readonly<Record<string, string>>
  genres: Readonly<Record<Genre, string>>
  /** Written forms of locators. A full stop may follow each, accents may be missing. */
  locators: Readonly<Record<LocatorTerm, string>>
  /** Forms of locators that need their full stop: without it they are other words, or mere letters. */
  dottedLocators: Readonly<Partial<Record<LocatorTerm, string>>>
  /** Whether a full stop follows a question in quotation marks: `«¿Qué es?».` */
  stopBehindQuestion: boolean
}

export interface ParityWords {
  /** Marks that open what another closes: `¿` and `?`. */
  openingMarks: readonly Pair[]
  /** Words that may rightly stand twice in a row. */
  doubled: string
  /** How currencies are written, in small letters, by their ISO 4217 codes. */
  currencies: Readonly<Record<string, string>>
  /** `percentage points`, in all its spellings. */
  percentagePoints: readonly string[]
  /** How halves, thirds, quarters … are said, by the number; `*` stands for any letters: `cuart*`. */
  fractions: Readonly<Record<number, string>>
  /** How twice, threefold … as much is said, by the number; `*` stands for any letters: `tripl*`. */
  multiples: Readonly<Record<number, string>>
  /**
   * Words that deny without being negations, by which another language may say one: `unless lack*`. `*` stands for any
   * letters.
   */
  denials: string
  /** Phrases that hold a negation and deny nothing: `not only`; `*` stands for any letters. */
  affirming: readonly string[]
  /** How units of measure and time are said, by a code that all languages share; `*` stands for any letters: `km kilometre*`. */
  units: Readonly<Record<string, string>>
  /** What says the one and what says the other, as `|`-separated phrases; `*` stands for any letters. */
  opposites: Readonly<Record<Opposite, Pair>>
  /** Whether headings are written as sentences are, with a capital at the beginning and in names only. */
  sentenceCase: boolean
}

/** What a translation may turn into its opposite by a slip. */
export const OPPOSITES = [
  'amount',
  'growth',
  'time',
  'limit',
  'duty',
  'latitude',
  'longitude',
  'owner',
  'settlement',
  'sex',
  'place',
  'length',
  'height',
  'wealth',
  'frequency',
  'quality',
  'size',
  'share',
  'trade',
  'market',
  'law',
  'order',
  'decision',
  'level',
  'extent',
] as const

export type Opposite = (typeof OPPOSITES)[number]
