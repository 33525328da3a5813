import * as z from 'zod'
import { flag } from '../ground/yaml.ts'
import { DEFAULT_PAGE, NOTE_PLACES, OPENERS, PAGE_SIZES } from '../model/page.ts'
import { NUMBERINGS } from '../model/publication.ts'

const identifier = z.string().regex(/^[a-z0-9][a-z0-9-]*$/, { error: 'write lower-case letters, digits and hyphens' })
const languageTag = z.string().refine(isLanguageTag, { error: 'write a BCP 47 language tag such as `zh-Hant`' })
/** Longer ones are no titles or names: what finds them again, and their translations, compares texts word by word. */
const text = z
  .string()
  .min(1)
  .refine(words => words.length <= 10_000, { error: 'make it 10,000 characters at most' })
const address = z.url({ protocol: /^https?$/, error: 'write an http or https address' })

const language = z.strictObject({
  id: identifier.describe('Name of its folder in `locales/` and `dist/`.'),
  tag: languageTag.optional().describe('BCP 47 tag, where it is another than that of the language’s file: `zh-Hant`.'),
  csl: languageTag.optional().describe('CSL locale, where it is another than that of the language’s file.'),
  name: text.optional().describe('The language’s name in itself; worked out from the tag where it is not given.'),
})

const edition = z.strictObject({
  id: identifier.describe('Name of its files: `policy-paper`.'),
  title: text.describe('What the edition is called, above the publication’s title.'),
  chapters: z.array(text).min(1).describe('Its chapters in order: paths below `content/`, without `.md`.'),
  style: z
    .string()
    .default('policy-notes')
    .describe('Citation style: the name of a CSL file in `templates/csl/`, such as `policy-short-notes`.'),
  numbered: flag.prefault('true').describe('Whether headings are numbered.'),
  contents: flag.prefault('true').describe('Whether there is a table of contents.'),
  openers: z
    .enum(OPENERS)
    .default('page')
    .describe(
      'Where chapters begin in print: `page`, each on a page of its own; `run-on`, where the last one ends; `right-hand`, on an odd page.',
    ),
  parts: z
    .array(text)
    .default([])
    .describe(
      'Chapters with which a part begins: the parts have colours of the theme, and marks at the edge of their pages.',
    ),
  alignment: z
    .enum(['ragged', 'justified'])
    .default('ragged')
    .describe('Whether lines in print end where their words do, `ragged`, or all at the margin, `justified`.'),
  notes: z
    .enum(NOTE_PLACES)
    .default('foot')
    .describe(
      'Where notes stand in print: `foot`, in two columns on the page of their call; `foot-one-column`, there as wide as the text; `chapter-end`, after the chapter.',
    ),
  pages: z
    .enum(['whole', 'chapters'])
    .default('whole')
    .describe('Pages for the screen: `whole`, the text on one page; `chapters`, a page for each chapter beside it.'),
  template: identifier.default('paper').describe('Page template: the name of an HTML file in `templates/`.'),
})

const millimetres = z
  .string()
  .regex(/^\d{1,3}(\.\d+)? ?mm$/, { error: 'write a length in millimetres such as `25 mm`' })
  .transform(length => Number.parseFloat(length))

const margins = z.strictObject({
  top: millimetres
    .prefault(`${DEFAULT_PAGE.margins.top} mm`)
    .describe('Above the text, with the running header in it.'),
  bottom: millimetres
    .prefault(`${DEFAULT_PAGE.margins.bottom} mm`)
    .describe('Below the text and its notes, with the page number in it.'),
  left: millimetres.prefault(`${DEFAULT_PAGE.margins.left} mm`).describe('Left of the text.'),
  right: millimetres.prefault(`${DEFAULT_PAGE.margins.right} mm`).describe('Right of the text.'),
})

const picture = z.strictObject({
  src: text.describe('Path below `content/`: SVG, PNG, JPEG or WebP.'),
  alt: text.describe('What it shows, for those who do not see it; translated like the rest.'),
})

const names = z.array(text).default([])

const translate = z.strictObject({
  reviewed: z
    .array(identifier)
    .default([])
    .describe(
      'Languages of which a release holds only what somebody has reviewed: `[es, pt]`; `npm run translations:review` marks it.',
    ),
  command: z
    .array(text)
    .min(1)
    .optional()
    .describe(
      'A program of the team’s own that reads XLIFF 2.0 on its standard input and writes it, translated, on its standard output: `[/usr/local/bin/translate, --formal]`. Only `npm run translations:fill -- --machine` runs it, and only where the environment allows it (docs/translating.md).',
    ),
})

const checks = z.strictObject({
  'uncited-claims': flag
    .prefault('false')
    .describe('Whether paragraphs with numbers or names of programmes need a source.'),
  'uncited-works': flag
    .prefault('false')
    .describe('Whether works of references.bib that no chapter cites are told: not where several texts share it.'),
  spelling: flag
    .prefault('false')
    .describe(
      'Whether words are looked up in dictionaries, and in `content/words.yaml`, which holds those of your own.',
    ),
  programmes: names.describe('Names of programmes and projects, as the text writes them.'),
  names: names.describe('Names with a number in them that states nothing: `2030 Agenda`.'),
  capitals: names.describe('Words in capitals that are no acronyms: `COVID`.'),
  silenced: z
    .array(
      z.strictObject({
        rule: text.describe('Id of the rule, as docs/rules.md has it.'),
        reason: text.describe('Why it does not hold.'),
        in: names.describe('Paths of the files for which it does not; without any, it is for all of them.'),
        about: names.describe('Words, or keys of works, for which it does not; without any, it is for all of them.'),
      }),
    )
    .default([])
    .describe('Rules that do not hold for this publication.'),
})

/** `content/publication.yaml`. What is said of each key here is what docs/publication.md says. */
export const publicationSchema = z.strictObject({
  title: text.describe('Title of the publication, common to its editions.'),
  subtitle: z.string().default('').describe('Below the title.'),
  body: text.describe('The authoring body: `United Cities and Local Governments`.'),
  authors: z
    .array(text)
    .default([])
    .describe('Persons or bodies who wrote it, where the authoring body did not itself.'),
  site: address
    .refine(isFolderAddress, { error: 'write an address without a name, `?` and `#`: `https://example.org/paper/`' })
    .transform(site => new URL(site).href.replace(/(?<!\/)\/*$/, '/'))
    .optional()
    .describe(
      'Address under which `dist/` is published: `https://example.org/paper/`; pages then say their own address.',
    ),
  share: text
    .optional()
    .describe(
      'Picture that services show beside a link, a PNG or JPEG of 1200 × 630 px below `content/`; with `site:` and PDFs, the build makes one for each edition and language.',
    ),
  version: text.describe('In quotation marks: `"0.10"`.'),
  date: z.iso.date({ error: 'write a date such as `2022-12-15`' }).describe('Date of the version: `2022-12-15`.'),
  status: z.enum(['draft', 'consultation', 'final']).describe('`draft`, `consultation` or `final`; the cover says so.'),
  licence: z
    .strictObject({
      name: text.describe('`CC BY 4.0`.'),
      url: address.optional().describe('Where its terms stand.'),
    })
    .describe('Under which it is published.'),
  keywords: z.array(text).default([]).describe('What it is about, for catalogues: they stand in the metadata of PDFs.'),
  credits: z
    .array(text)
    .default([])
    .describe('Who did what, a line each in the imprint: `Layout: A. Person`; as they are, in all languages.'),
  contact: text.optional().describe('An e-mail or web address, or words, in the imprint.'),
  isbn: z
    .string()
    .refine(isIsbn, { error: 'write an ISBN of 13 digits whose last one is right: `978-92-64-00000-3`' })
    .optional()
    .describe('In quotation marks.'),
  doi: z
    .string()
    .regex(/^10\.\d{4,9}\/\S+$/, { error: 'write a DOI such as `10.1234/abcd`, without an address before it' })
    .optional()
    .describe('`10.1234/abcd`.'),
  languages: z.array(language).min(1).describe('The first is the one that the chapters are written in.'),
  editions: z.array(edition).min(1).describe('What is published from the chapters.'),
  formats: z
    .array(identifier)
    .min(1)
    .default(['html', 'pdf'])
    .describe('What each edition is published as, in the order of the links: folders of `scripts/formats/`.'),
  numbering: z
    .enum(NUMBERINGS)
    .default('headings')
    .describe('What is numbered: `headings`, or `paragraphs` as well, each with a number in the margin that it keeps.'),
  page: z.enum(PAGE_SIZES).default(DEFAULT_PAGE.size).describe('Size of the printed page: `A4` or `Letter`.'),
  margins: margins.prefault({}).describe('Margins of the printed page.'),
  mirrored: flag
    .prefault('false')
    .describe('Whether left-hand pages have their left and right margins the other way round, for a bound print.'),
  bleed: millimetres
    .prefault('0 mm')
    .describe('For a printer: how far the cover goes beyond the edge of the page, where it is cut off: `3 mm`.'),
  'crop-marks': flag
    .prefault('false')
    .describe('For a printer: whether marks beside each printed page show where it is cut.'),
  'active-templates': flag
    .prefault('false')
    .describe(
      'Whether templates may hold scripts, frames, forms and addresses of other sites: the pages of editions then have no Content-Security-Policy.',
    ),
  theme: identifier
    .optional()
    .describe(
      'Colours: the name of a file in `templates/themes/`, such as `terra`; without one, those of `templates/theme.css`.',
    ),
  logo: picture.optional().describe('The authoring body’s sign, on the cover.'),
  cover: z
    .union([z.literal('art'), picture], {
      error: 'write `art`, which draws one, or a picture: `{ src: figures/cover.svg, alt: … }`',
    })
    .optional()
    .describe('A picture on the cover, or `art`: one that the build draws for paper, another for each title.'),
  actors: z
    .record(z.string(), text)
    .refine(actors => Object.keys(actors).length <= 500, { error: 'name 500 at most' })
    .default({})
    .describe('Whom recommendations address: an id and a name each, in the order in which lists show them.'),
  checks: checks.prefault({}).describe('What `npm run check` needs to know of the text.'),
  translate: translate.prefault({}).describe('How the publication is translated.'),
})

export type Settings = z.infer<typeof publicationSchema>

function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag)[0] === tag
  } catch {
    return false
  }
}

/** Thirteen digits in groups, of which the last one is the sum of the others, each second one three times (ISO 2108). */
function isIsbn(isbn: string): boolean {
  const digits = [...isbn.replace(/[- ]/g, '')].map(Number)
  const sum = digits.reduce((total, digit, index) => total + digit * (index % 2 === 0 ? 1 : 3), 0)
  return /^97[89][- \d]+$/.test(isbn) && digits.length === 13 && sum % 10 === 0
}

/** Whether files stand below an address: nothing of it belongs to a question, a place in a page, or a person. */
function isFolderAddress(site: string): boolean {
  // What is no address at all is told already.
  if (!URL.canParse(site)) return true
  const { search, hash, username, password } = new URL(site)
  return search + hash + username + password === '' && !/[?#]/.test(site)
}
