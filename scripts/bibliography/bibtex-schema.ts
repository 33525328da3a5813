/** What an entry type means: its CSL type, and the fields that a printed reference needs (one of each group). */
export interface EntryType {
  csl: string
  required: string[][]
}

const WHO = ['author', 'editor']
const DATE = ['date']
const ARTICLE = [WHO, ['title'], ['journaltitle'], DATE]
const BOOK = [WHO, ['title'], DATE]
const PART = [['author'], ['title'], ['booktitle', 'maintitle'], DATE]
const COLLECTION = [['editor', 'author'], ['title'], DATE]
const REPORT = [WHO, ['title'], ['institution', 'publisher', 'organization'], DATE]
const THESIS = [['author'], ['title'], ['institution'], DATE]
const ONLINE = [['title'], ['url', 'doi', 'eprint']]
const TITLED = [['title']]

/** Entry types of BibTeX and biblatex. CSL's own type names are accepted beside them. */
export const ENTRY_TYPES: Readonly<Record<string, EntryType>> = {
  // Anything may be written as a type, `constructor` too.
  __proto__: null as never,
  article: { csl: 'article-journal', required: ARTICLE },
  artwork: { csl: 'graphic', required: TITLED },
  audio: { csl: 'song', required: TITLED },
  book: { csl: 'book', required: BOOK },
  bookinbook: { csl: 'chapter', required: PART },
  book_section: { csl: 'chapter', required: TITLED },
  booklet: { csl: 'pamphlet', required: TITLED },
  collection: { csl: 'book', required: COLLECTION },
  commentary: { csl: 'book', required: BOOK },
  conference: { csl: 'paper-conference', required: PART },
  dataset: { csl: 'dataset', required: TITLED },
  electronic: { csl: 'webpage', required: ONLINE },
  generic: { csl: 'document', required: TITLED },
  image: { csl: 'figure', required: TITLED },
  inbook: { csl: 'chapter', required: PART },
  incollection: { csl: 'chapter', required: PART },
  inproceedings: { csl: 'paper-conference', required: [['author'], ['title'], ['booktitle', 'eventtitle'], DATE] },
  inreference: { csl: 'entry-encyclopedia', required: [['title'], ['booktitle', 'maintitle']] },
  jurisdiction: { csl: 'legal_case', required: TITLED },
  legal: { csl: 'treaty', required: TITLED },
  legislation: { csl: 'legislation', required: TITLED },
  letter: { csl: 'personal_communication', required: [WHO] },
  manual: { csl: 'report', required: TITLED },
  mastersthesis: { csl: 'thesis', required: THESIS },
  misc: { csl: 'document', required: TITLED },
  movie: { csl: 'motion_picture', required: TITLED },
  music: { csl: 'song', required: TITLED },
  mvbook: { csl: 'book', required: BOOK },
  mvcollection: { csl: 'book', required: COLLECTION },
  mvproceedings: { csl: 'book', required: TITLED },
  mvreference: { csl: 'book', required: TITLED },
  online: { csl: 'webpage', required: ONLINE },
  patent: { csl: 'patent', required: [['author', 'holder'], ['title'], ['number'], DATE] },
  performance: { csl: 'performance', required: TITLED },
  periodical: { csl: 'periodical', required: TITLED },
  phdthesis: { csl: 'thesis', required: THESIS },
  proceedings: { csl: 'book', required: TITLED },
  reference: { csl: 'book', required: TITLED },
  report: { csl: 'report', required: REPORT },
  review: { csl: 'review', required: ARTICLE },
  software: { csl: 'software', required: TITLED },
  standard: { csl: 'standard', required: TITLED },
  suppbook: { csl: 'chapter', required: PART },
  suppcollection: { csl: 'chapter', required: PART },
  suppperiodical: { csl: 'article-journal', required: ARTICLE },
  techreport: { csl: 'report', required: REPORT },
  thesis: { csl: 'thesis', required: THESIS },
  unpublished: { csl: 'manuscript', required: TITLED },
  video: { csl: 'motion_picture', required: TITLED },
  web_page: { csl: 'webpage', required: TITLED },
  www: { csl: 'webpage', required: ONLINE },
}

/** Entries that hold fields for others and are not works themselves. */
export const CONTAINER_TYPES = new Set(['xdata', 'bibnote'])

/** An entry that stands for others, which it names in `entryset`. */
export const SET_TYPE = 'set'

/** `entrysubtype` → CSL type, for works that BibTeX has no type for. */
export const SUBTYPES: Readonly<Record<string, string>> = {
  __proto__: null as never,
  blog: 'post-weblog',
  magazine: 'article-magazine',
  newspaper: 'article-newspaper',
  speech: 'speech',
}

/** Older names of fields → biblatex's. */
export const FIELD_ALIASES: Readonly<Record<string, string>> = {
  __proto__: null as never,
  address: 'location',
  annote: 'annotation',
  'article-number': 'eid',
  articleno: 'eid',
  archiveprefix: 'eprinttype',
  hyphenation: 'langid',
  journal: 'journaltitle',
  key: 'sortkey',
  origyear: 'origdate',
  pdf: 'file',
  place: 'location',
  primaryclass: 'eprintclass',
  school: 'institution',
}

/** Fields in which braces protect capitals, and whose text is printed. */
export const TITLE_FIELDS = new Set(
  `booksubtitle booktitle eventtitle issuesubtitle issuetitle journalsubtitle journaltitle mainsubtitle maintitle
  origtitle series shorttitle subtitle title titleaddon booktitleaddon`.split(/\s+/),
)

export const NAME_FIELDS = new Set(
  'author bookauthor editor editora editorb editorc holder shortauthor shorteditor translator'.split(' '),
)

/** Fields whose value is copied, not read as TeX. */
export const VERBATIM_FIELDS = new Set(['doi', 'eprint', 'file', 'isbn', 'issn', 'url'])

export const DATE_FIELDS = new Set(['date', 'eventdate', 'origdate', 'urldate'])

/** Fields that bibliography managers write and that no reference prints. */
export const UNPRINTED_FIELDS = new Set(
  `abstract acmid added-at adsnote adsurl annotation arxivid bdsk-file-1 bdsk-url-1 bibsource biburl citeulike-article-id comment copyright creationdate crossref date-added date-modified entryset execute file
  fjournal gender googlebooks groups ids indexsorttitle indextitle interhash internal-note intrahash issue_date keywords label langidopts language-name lastchecked lccn mendeley-groups
  mendeley-tags modificationdate mrclass mrnumber mrreviewer numpages options owner pii pmcid pmid posted-at presort priority qualityassured ranking rating read readstatus related
  relatedoptions relatedstring relatedtype review search sortkey sortname sortshorthand sorttitle sortyear tag timestamp
  urlyear username xdata xref zblnumber`.split(/\s+/),
)

/** Other fields of BibTeX and biblatex. */
export const KNOWN_FIELDS = new Set(
  `addendum afterword annotator authortype bookpagination chapter commentator date day doi edition editortype editoratype
  editorbtype editorctype eid entrysubtype eprint eprintclass eprinttype eventdate eventtitleaddon foreword howpublished
  institution introduction isan isbn ismn isrn issn issue iswc langid language library location lista listb listc listd liste
  listf maintitleaddon month namea nameaddon nameb namec nameatype namebtype namectype note number organization origdate origlanguage
  origlocation origpublisher pages pagetotal pagination part publisher pubstate reprinttitle shorthand shortjournal shortseries
  type url urldate usera userb userc userd usere userf venue verba verbb verbc version volume volumes year`.split(
    /\s+/,
  ),
)

/** Works that stand alone: a `booktitle` of theirs is their title. */
export const WHOLE_WORKS = /^(?:mv)?(?:book|collection|proceedings|reference)$|^booklet$|^manual$/
