import { readFileSync } from 'node:fs'
import path from 'node:path'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { VFile } from 'vfile'
import { readLocalisedReferences } from '../../../scripts/bibliography/localised-references.ts'
import { loadReferences } from '../../../scripts/bibliography/references.ts'
import { Check } from '../../../scripts/checks/definition/check.ts'
import { checkPassages } from '../../../scripts/checks/definition/passages.ts'
import { loadRules } from '../../../scripts/checks/definition/registry.ts'
import { readMember } from '../../../scripts/consultation/entries/member-file.ts'
import { importFile } from '../../../scripts/consultation/import-file.ts'
import { readSentTexts, SentTexts } from '../../../scripts/consultation/sent-texts.ts'
import { sheetWords } from '../../../scripts/consultation/sheet-words.ts'
import { readTable } from '../../../scripts/figures/chart-data.ts'
import { readChart } from '../../../scripts/figures/load-chart.ts'
import { parseSvg } from '../../../scripts/figures/parse-svg.ts'
import { readJson } from '../../../scripts/ground/json.ts'
import { scanXml } from '../../../scripts/ground/xml-scan.ts'
import { readYaml } from '../../../scripts/ground/yaml.ts'
import { acronymsSchema } from '../../../scripts/load/acronyms.ts'
import { ownWordsSchema } from '../../../scripts/load/own-words.ts'
import { publicationSchema } from '../../../scripts/load/publication-schema.ts'
import { roundSchema } from '../../../scripts/load/round-schema.ts'
import { termsSchema } from '../../../scripts/load/terms.ts'
import { versionsSchema } from '../../../scripts/load/versions.ts'
import { parseSource } from '../../../scripts/markdown/parse.ts'
import { OfficeError } from '../../../scripts/office/office-error.ts'
import { EXCHANGE_FORMATS } from '../../../scripts/translations/exchange/formats.ts'
import { readTmx } from '../../../scripts/translations/exchange/tmx.ts'
import { readWords } from '../../../scripts/translations/interface/words.ts'
import { readLocaleFile } from '../../../scripts/translations/locales/locale-file.ts'
import { DEFAULTS, materialWith } from '../../checks/run-check.ts'
import type { Chance } from '../../formats/pdf/generate-random.ts'
import { SETTINGS } from '../../support/settings.ts'
import { mutatedBytes, mutatedText } from './mutate.ts'

/** What a parser made of an input. */
export interface Reading {
  /** The files that were read, with what was reported on them. */
  files: readonly VFile[]
  /** Whether nothing could be read: then a message says why. */
  isRefused: boolean
}

/** A parser of what people write, as it is tried. */
export interface Parser {
  name: string
  /** Makes an input that nobody wrote. */
  make(chance: Chance): Uint8Array
  /** Reads it as the toolchain does. Throws only what the toolchain's own code is at fault for. */
  read(input: Uint8Array): Reading | Promise<Reading>
}

const FIXTURES = path.join(import.meta.dirname, '../../fixtures')
const fixture = (name: string): string => readFileSync(path.join(FIXTURES, name), 'utf8')
const SPANISH = { id: 'es', tag: 'es', csl: 'es-ES', name: 'Español' }
const LANGUAGES = { source: { id: 'en', tag: 'en-GB' }, target: { id: 'es', tag: 'es' } }

/** A parser of text that reports on a file. */
function ofText(name: string, file: string, seeds: readonly string[], read: (file: VFile) => unknown): Parser {
  return {
    name,
    make: chance => strToU8(mutatedText(chance, seeds).toWellFormed()),
    read: async input => {
      // Line ends and marks of the byte order go as files are opened.
      const one = new VFile({
        path: file,
        value: strFromU8(input)
          .replace(/^\ufeff/, '')
          .replace(/\r\n?/g, '\n'),
      })
      const found = await read(one)
      return { files: [one], isRefused: found === undefined }
    },
  }
}

const CHAPTERS = ['01-arches', '02-cables', 'annex', 'works'].map(name => fixture(`bridges/content/${name}.md`))
const FRONT = CHAPTERS.map(text => text.slice(0, text.indexOf('\n---\n', 4) + 5))
const BLOCKS = readFileSync(path.join(FIXTURES, '../../docs/blocks.md'), 'utf8').slice(0, 20_000)
const SPECS = ['facets', 'heat', 'months', 'projects'].map(name => fixture(`figures/content/${name}.vl.json`))
const INLINE = JSON.stringify(
  {
    data: { values: [{ a: 'x', b: 1 }] },
    mark: 'bar',
    encoding: { x: { field: 'a' }, y: { field: 'b', type: 'quantitative' } },
  },
  null,
  1,
)
const STYLE = readFileSync(path.join(FIXTURES, '../../templates/csl/policy-notes.csl'), 'utf8')
const INTERFACE = readFileSync(path.join(FIXTURES, '../../locales/en/interface.json'), 'utf8')
const LOCALES = ['01-arches', '02-cables', 'acronyms'].map(name => fixture(`bridges/locales/es/${name}.json`))

const unit = (id: string, target: string): string =>
  `<unit id="u${id}" name="01-arches/p-${id}"><notes><note category="place">Arches</note></notes><segment state="translated"><source>Arches.</source><target>${target}</target></segment></unit>`
const XLIFF = `<?xml version="1.0"?>\n<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="en" trgLang="es"><file id="f">\n${unit('aaaaa', 'Arcos.')}\n${unit('bbbbb', 'Cables <ph id="1" disp="[@a]"/>.')}\n</file></xliff>\n`
const OLD_XLIFF =
  '<xliff version="1.2"><file source-language="en" target-language="es" original="x"><body><trans-unit id="01-arches/p-aaaaa" approved="yes"><source>Arches</source><target state="final">Arcos</target><note>x</note></trans-unit></body></file></xliff>'
const PO =
  'msgid ""\nmsgstr ""\n"Language: es\\n"\n"X-Segments: 2\\n"\n\n#. Arches\n#: content/01-arches.md 01-arches/p-aaaaa\n#, fuzzy\n#| msgid "Arch"\nmsgctxt "01-arches/p-aaaaa"\nmsgid "Arches."\nmsgstr "Arcos."\n\nmsgctxt "01-arches/p-bbbbb"\nmsgid "Cables"\nmsgstr ""\n"Ca"\n"bles"\n'
const TMX =
  '<?xml version="1.0"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4"><header srclang="en-GB"/><body>\n<tu><prop type="x-place">Arches</prop><tuv xml:lang="en-GB"><seg>Arches</seg></tuv><tuv xml:lang="es"><seg>Arcos</seg></tuv></tu>\n</body></tmx>\n'
const TABLE =
  'id,in,source (en-GB),target (es),state,note,base (2)\n01-arches/p-aaaaa,Arches,Arches.,Arcos.,translated,,\n01-arches/p-bbbbb,Cables,"Ca, ""b""",Cables,reviewed,x,\n'
const MEMBER =
  'member: Town of Span\nkind: town\nentries:\n  - id: k3f9a2b7\n    kind: comment\n    segment: general\n    language: en\n    text: More stones.\n    response: ""\n    status: ""\n    by: ""\n'
const SHEET = 'Paragraph;Type;Comment;Proposed change\n1;general;More stones;\n2;editorial;;"Fewer, ""please"""\n'
const MAIL =
  'From: Ann Smith <ann@example.org>\nSubject: Arches\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n\nMore stones=20please.\n--x\nContent-Type: application/pdf; name="a.pdf"\nContent-Transfer-Encoding: base64\n\nAAAA\n--x--\n'
const ACRONYMS =
  'lrg:\n  short: LRG\n  long: Local and regional government\n  shortPlural: LRGs\nodc: { short: ODC, long: "Old Dam Council" }\n'
const TERMS = 'bridge: { es: puente | viaducto, pt: ponte }\n"key stone":\n  es: clave\n'
const VERSIONS =
  '- version: "0.9"\n  date: 2022-06-01\n  status: consultation\n  files:\n    - { edition: paper, language: en, src: versions/paper-0.9.en.pdf }\n'
const WORDS = 'en: [spandrel, "voussoirs"]\nes:\n  - dovela\n  - enjuta\n'
const SVGS = [fixture('figures/content/diagram.svg'), fixture('bridges/content/figures/arch.svg')]

const consultation = path.join(FIXTURES, 'consultation/bridges')
const context = {
  texts: new SentTexts(readSentTexts(consultation, ['first']), { edition: 'paper', language: 'en' }),
  words: sheetWords([]),
}

/** A member's file: what cannot be read is refused with a sentence. */
async function answer(name: string, input: Uint8Array): Promise<Reading> {
  try {
    await importFile(name, input, context)
  } catch (error) {
    if (!(error instanceof OfficeError)) throw error
    if (error.message === '') throw new Error('A file is refused without a word')
  }
  return { files: [], isRefused: false }
}

/** A package with one of its parts changed as text, or, seldom, its bytes. */
function ofPackage(name: string, file: string, parts: Readonly<Record<string, Uint8Array>>): Parser {
  const names = Object.keys(parts).filter(part => /\.(?:xml|rels)$/.test(part))
  const whole = zipSync(parts)
  return {
    name,
    make: chance => {
      if (chance.maybe(0.1)) return mutatedBytes(chance, [whole])
      const part = chance.maybe(0.6)
        ? (names.find(one => /document|sheet1/.test(one)) ?? chance.pick(names))
        : chance.pick(names)
      return zipSync(
        { ...parts, [part]: strToU8(mutatedMarkup(chance, strFromU8(parts[part] ?? new Uint8Array()))) },
        { level: 0 },
      )
    },
    read: input => answer(file, input),
  }
}

/** Markup whose elements, attributes and texts were exchanged, so that more of it stays well-formed than by chance alone. */
function mutatedMarkup(chance: Chance, xml: string): string {
  if (chance.maybe(0.3)) return mutatedText(chance, [xml]).slice(0, xml.length * 2)
  let text = xml
  for (let change = chance.between(1, 5); change > 0; change--) {
    const elements = [...text.matchAll(/<(\w[\w:]*)(?: [^<>]*)?(?:\/>|>[^<>]*<\/\1>)/g)]
    const values = [...text.matchAll(/"[^"<>]*"/g)]
    const one = chance.pick(chance.maybe(0.6) || values.length === 0 ? elements : values)
    const other = chance.pick(elements)
    if (!one || !other) return text
    const value = chance.pick([
      '"0"',
      '"-1"',
      '"FFFFFFFF"',
      '"__proto__"',
      '""',
      '"1e9"',
      '"&#xFFFF;"',
      '"../../x"',
      '"true"',
    ])
    const put = one[0].startsWith('"')
      ? value
      : chance.pick(['', one[0] + one[0], other[0], `<w:ins w:author="a">${one[0]}</w:ins>`, `<w:p>${one[0]}</w:p>`])
    text = text.slice(0, one.index) + put + text.slice(one.index + one[0].length)
  }
  return text
}

const WORD_PARTS = unzipSync(readFileSync(path.join(FIXTURES, 'consultation/returned/libreoffice-en-1.docx')))
const workbook = EXCHANGE_FORMATS.find(({ id }) => id === 'xlsx')
const entry = {
  id: '01-arches/p-aaaaa',
  path: 'content/01-arches.md',
  in: 'Arches',
  source: 'Arches.',
  target: 'Arcos.',
  note: '',
  marks: [],
  base: 'aaaaaaaa-bbbbbbbb-cccccccc',
}
const SHEET_PARTS = unzipSync(
  workbook?.write({
    publication: { title: 'T', version: '1', date: '2020-01-01', body: 'B' },
    sourceLanguage: { id: 'en', tag: 'en-GB', csl: 'en-GB', name: 'English' },
    language: SPANISH,
    entries: [entry],
  }) as Uint8Array,
)

const exchange = (id: string, seeds: readonly string[]): Parser =>
  ofText(id, `es.${id}`, seeds, file => EXCHANGE_FORMATS.find(one => one.id === id)?.read(file))

export const PARSERS: readonly Parser[] = [
  ofText('chapter', 'content/01-arches.md', [...CHAPTERS, BLOCKS], readChapter),
  ofText('front matter', 'content/01-arches.md', FRONT, readChapter),
  ofText('settings', 'content/publication.yaml', [SETTINGS, fixture('bridges/content/publication.yaml')], file =>
    readYaml(file, publicationSchema),
  ),
  ofText('acronyms', 'content/acronyms.yaml', [ACRONYMS, fixture('bridges/content/acronyms.yaml')], file =>
    readYaml(file, acronymsSchema),
  ),
  ofText('terms', 'locales/terms.yaml', [TERMS], file => readYaml(file, termsSchema)),
  ofText('versions', 'content/versions.yaml', [VERSIONS], file => readYaml(file, versionsSchema)),
  ofText(
    'round',
    'content/consultation/first/round.yaml',
    [fixture('consultation/bridges/content/consultation/first/round.yaml')],
    file => readYaml(file, roundSchema),
  ),
  ofText('dictionary', 'content/words.yaml', [WORDS], file => readYaml(file, ownWordsSchema)),
  ofText(
    'bibliography',
    'references.bib',
    [fixture('bridges/references.bib'), fixture('citations/types.bib'), fixture('citations/works.bib')],
    loadReferences,
  ),
  ofText(
    'localised references',
    'locales/es/references.json',
    ['{ "smith2020": { "title": "Arcos", "author": "Smith, Ann", "date": "2020" } }'],
    file => {
      readLocalisedReferences(file, SPANISH, new Map())
      return true
    },
  ),
  ofText('locale file', 'locales/es/01-arches.json', LOCALES, readLocaleFile),
  ofText('interface words', 'locales/es/interface.json', [INTERFACE.slice(0, 6000), '{"a": {"b": "{{c}}"}}'], file =>
    readWords(file, { a: { b: '{{c}}' } }),
  ),
  ofText('JSON', 'x.json', ['{"a": [1, "b", null, {"c": true}]}', ...SPECS], readJson),
  ofText(
    'data',
    'content/c.csv',
    [
      fixture('figures/content/data/months.csv'),
      fixture('figures/content/data/projects.csv'),
      'a,b\n"x ""y"", z",1\n\n"q\nr",2\n',
    ],
    readTable,
  ),
  ofText('drawing', 'content/d.svg', SVGS, parseSvg),
  {
    name: 'chart',
    make: chance => strToU8(mutatedText(chance, [INLINE, ...SPECS]).toWellFormed()),
    async read(input) {
      const file = new VFile({ path: 'content/c.vl.json', value: strFromU8(input) })
      const data: VFile[] = []
      const root = path.join(FIXTURES, 'figures')
      const chart = await readChart(root, path.join(root, 'content/c.vl.json'), file, data)
      return { files: [file, ...data], isRefused: chart === undefined }
    },
  },
  ofText('XML', 'templates/csl/x.csl', [STYLE.slice(0, 8000)], file => {
    const text = String(file)
    const { fault } = scanXml(text)
    if (fault && (fault.offset < 0 || fault.offset > text.length)) throw new Error(`Unexpected offset ${fault.offset}`)
    return true
  }),
  exchange('po', [PO]),
  exchange('xliff', [XLIFF, OLD_XLIFF]),
  exchange('csv', [TABLE, TABLE.replaceAll(',', ';')]),
  ofText('memory', 'es.tmx', [TMX], file => readTmx(file, LANGUAGES)),
  ofText("a member's entries", 'content/consultation/first/x.yaml', [MEMBER], readMember),
  {
    name: "a member's table",
    make: chance => strToU8(mutatedText(chance, [SHEET]).toWellFormed()),
    read: input => answer('a.csv', input),
  },
  {
    name: "a member's e-mail",
    make: chance => strToU8(mutatedText(chance, [MAIL]).toWellFormed()),
    read: input => answer('a.eml', input),
  },
  ofPackage("a member's Word file", 'a.docx', WORD_PARTS),
  ofPackage("a member's workbook", 'a.xlsx', SHEET_PARTS),
  {
    ...ofPackage('a workbook of translations', 'es.xlsx', SHEET_PARTS),
    read: input => {
      const file = new VFile({ path: 'es.xlsx', value: input })
      const found = workbook?.read(file)
      return { files: [file], isRefused: found === undefined }
    },
  },
]

const rules = await loadRules()
const checks = rules.filter(rule => rule instanceof Check)
const readers = checks.filter(check => check.readsPassages)

/** Reads a chapter, and has its passages looked through by all that look at passages. */
async function readChapter(file: VFile): Promise<unknown> {
  const source = parseSource(file, { name: '01-arches', slug: 'arches', actors: new Set(['builders']) })
  for (const check of checks) check.readChapter(source, { tag: 'en-GB', settings: DEFAULTS })
  await checkPassages(materialWith([source], DEFAULTS), readers)
  return source
}
