import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { VFile } from 'vfile'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { command as exportCommand } from '../../scripts/commands/translations-export.ts'
import { command as importCommand } from '../../scripts/commands/translations-import.ts'
import { command as sync } from '../../scripts/commands/translations-sync.ts'
import { formatPo, type PoEntry, readPo } from '../../scripts/translations/exchange/po-text.ts'
import { TestPublication } from './commands.ts'

const ES = 'locales/es/01-one.json'
const PO = 'dist/po/es.po'
const FIRST = 'Cities spend a quarter of all public money [@oecd2018, p. 3].[^now]'
const SECOND = 'They receive a tenth of climate finance, most of it from their own governments.'
const SPANISH = 'Las ciudades gastan un cuarto de todo el "dinero público" [@oecd2018, p. 3].[^now]\n\nO más.'

let publication: TestPublication
/** The locale files before an export: one translation fresh with a note, one stale, the others missing. */
let before: string
beforeEach(async () => {
  publication = new TestPublication()
  await publication.run(sync)
  publication.translate(ES, FIRST, SPANISH)
  publication.edit(ES, '"note": ""', '"note": "Line one\\n\\nline \\"two\\""')
  publication.translate(ES, SECOND, 'Reciben una décima parte.')
  publication.edit('content/01-one.md', 'a tenth', 'a ninth')
  await publication.run(sync)
  before = publication.read(ES)
})
afterEach(() => publication.remove())

const save = (relative: string, change: (text: string) => string): void => {
  publication.write(relative, change(publication.read(relative)))
}

/** Sets the msgstr of the entry with this msgid. */
function translatePo(source: string, target: string, file = PO): void {
  publication.edit(file, `msgid "${source}"\nmsgstr ""`, `msgid "${source}"\nmsgstr ${JSON.stringify(target)}`)
}

/** Forgets all translations, notes and marks of Spanish. */
function forget(): void {
  save(ES, text =>
    text
      .replace(/"target": .*/g, '"target": "",')
      .replace(/ {4}"(?:previous|stale)": .*\n/g, '')
      .replace(/"note": .*/g, '"note": ""'),
  )
}

describe('a PO file', () => {
  it('holds what JSON holds: ids, sources, places, notes, and stale ones as fuzzy with their older source', async () => {
    const { code, out } = await publication.run(exportCommand)
    expect([code, out.split('\n').length]).toEqual([0, 3])
    const { entries, headers } = readPo(new VFile({ value: publication.read(PO) })) ?? expect.unreachable()
    expect(headers).toMatchObject({
      Language: 'es',
      'Plural-Forms': 'nplurals=2; plural=(n != 1);',
      'Content-Type': 'text/plain; charset=utf-8',
    })
    expect(entries.find(({ source }) => source === FIRST)).toMatchObject({
      id: expect.stringMatching(/^one\/p-/),
      target: SPANISH,
      fuzzy: false,
      flags: ['md-text', expect.stringMatching(/^placeholders:r"[^,]+"$/)],
      extracted: ['One › paragraph', expect.stringMatching(/^Base: \w{6}-\w{6}-\w{6}$/)],
      reference: expect.stringMatching(/^content\/01-one\.md one\/p-\w{5} base:[\w-]{20}$/),
    })
    expect(entries.find(({ source }) => source === 'What cities spend')?.extracted).toEqual([
      'One › title',
      'Note: Line one',
      'Note: ',
      'Note: line "two"',
      expect.stringMatching(/^Base: /),
    ])
    expect(entries.find(({ target }) => target.startsWith('Reciben'))).toMatchObject({
      source: SECOND.replace('tenth', 'ninth'),
      fuzzy: true,
      flags: [],
      previous: SECOND,
    })
  })

  it('is the same when written twice', async () => {
    await publication.run(exportCommand)
    const once = publication.read(PO)
    await publication.run(exportCommand)
    expect(publication.read(PO)).toBe(once)
  })

  it('names Portuguese as gettext does', async () => {
    await publication.run(exportCommand)
    expect(publication.read('dist/po/pt.po')).toContain('"Language: pt_BR\\n"')
  })

  it('comes back as it was, whatever is in it', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 90 }).map(value => value.replace(/\p{Cc}/gu, '\n'))
    const line = text.map(value => value.replace(/\s+/g, ' ').trim())
    const entry: fc.Arbitrary<PoEntry> = fc
      .record({
        source: text.map(value => `.${value}`),
        target: text,
        fuzzy: fc.boolean(),
        flags: fc.subarray(['md-text', 'no-wrap']),
        previous: fc.option(text.map(value => `.${value}`)),
        place: line,
      })
      .map(({ place, previous, ...rest }) => ({
        ...rest,
        id: 'one/p-00000',
        extracted: place === '' ? [] : [place],
        comment: '',
        reference: 'content/01-one.md',
        ...(previous === null ? {} : { previous }),
      }))
    fc.assert(
      fc.property(entry, written => {
        const file = new VFile({ value: formatPo({ Language: 'es' }, [written]) })
        const [read] = readPo(file)?.entries ?? []
        expect(file.messages).toEqual([])
        expect(read).toEqual({ ...written, line: expect.any(Number) })
      }),
      { seed: 17, numRuns: 500 },
    )
  })
})

describe('lossless', () => {
  it('from JSON to PO to JSON, where nothing changed', async () => {
    await publication.run(exportCommand)
    expect((await publication.run(importCommand)).out).toContain('0 taken into 0 files')
    expect(publication.read(ES)).toBe(before)
  })

  it('into locale files that lost everything but their sources, when it is told to take all', async () => {
    await publication.run(exportCommand)
    forget()
    const empty = publication.read(ES)
    expect((await publication.run(importCommand)).out).toContain('0 taken')
    expect(publication.read(ES)).toBe(empty)
    await publication.run(importCommand, { take: ['all'] })
    expect(publication.read(ES)).toBe(before)
  })

  it('into a folder that lost its files, byte for byte, notes and all', async () => {
    await publication.run(exportCommand)
    rmSync(path.join(publication.root, 'locales/es'), { recursive: true })
    await publication.run(importCommand)
    expect(publication.read(ES)).toBe(before)
  })

  it('through named files, whose names tell the language', async () => {
    const file = path.join(publication.root, 'paper-es.po')
    await publication.run(exportCommand, {}, [file])
    rmSync(path.join(publication.root, 'locales/es'), { recursive: true })
    expect((await publication.run(importCommand, {}, [file])).code).toBe(0)
    expect(publication.read(ES)).toContain('Reciben una décima parte.')
  })
})

describe('what comes back from a translator', () => {
  const third = 'Where it comes from'
  beforeEach(async () => {
    await publication.run(exportCommand)
  })

  it('is taken into the locale files', async () => {
    translatePo(third, 'De dónde viene')
    expect((await publication.run(importCommand)).out).toContain('1 taken into 1 files')
    expect(publication.read(ES)).toContain('"target": "De dónde viene"')
    expect((await publication.run(sync, { check: true })).code).toBe(0)
  })

  it('accepts a stale translation when the mark is gone', async () => {
    save(PO, text => text.replace('#, fuzzy\n', '').replace(/^#\| .*\n/gm, ''))
    await publication.run(importCommand)
    expect(publication.read(ES)).toBe(before.replace(/ {4}"(?:previous|stale)": .*\n/g, ''))
  })

  it('stays stale when it was changed and the mark is there', async () => {
    save(PO, text => text.replace('Reciben una décima', 'Obtienen una décima'))
    await publication.run(importCommand)
    expect(publication.read(ES)).toBe(before.replace('Reciben una décima', 'Obtienen una décima'))
  })

  it('adds a comment of the translator to the note, once', async () => {
    save(PO, text => text.replace('#. One › heading', '# Is this a title?\n$&'))
    await publication.run(importCommand)
    await publication.run(importCommand)
    expect(publication.read(ES)).toContain('"note": "Is this a title?"')
  })

  it('is stale when the source changed since the export', async () => {
    translatePo(third, 'De dónde viene')
    publication.edit('content/01-one.md', third, 'Where it all comes from')
    await publication.run(sync)
    await publication.run(importCommand)
    expect(publication.read(ES)).toMatch(
      new RegExp(`"previous": "${third}",\\n    "stale": "\\w{8}",\\n    "target": "De dónde viene"`),
    )
  })

  it.each<[string, () => void, string, string]>([
    [
      'a segment that does not exist',
      () => save(PO, text => text.replace(/msgctxt "one\/h-\w+"\nmsgid "/, 'msgctxt "one/h-zzzzz"\nmsgid "Nor ')),
      'import-unknown-id',
      'error',
    ],
    [
      'a lost citation',
      () => save(PO, text => text.replace(/público\\" \[@oecd2018, p. "\n"3\]/, 'público, todo\\"')),
      'parity-citation',
      'error',
    ],
    [
      'an emptied translation',
      () => save(PO, text => text.replace('"Reciben una décima parte."', '""')),
      'import-empty',
      'warning',
    ],
    [
      'a new translation marked as unfinished',
      () => {
        translatePo(third, 'De dónde viene')
        save(PO, text => text.replace('#. One › heading', '#, fuzzy\n$&'))
      },
      'import-unfinished',
      'warning',
    ],
    [
      'another translation, in a file that does not tell what it was exported from',
      () => {
        save(PO, text =>
          text
            .replace('Reciben una décima', 'Obtienen una décima')
            .replace('#, fuzzy\n', '')
            .replace(/^#\| .*\n/gm, '')
            .replace('a ninth of', 'a third of')
            .replace(/^#\. Base: .*\n/gm, '')
            .replaceAll(/ base:\S+/g, ''),
        )
      },
      'import-conflict',
      'error',
    ],
  ])('is refused entry by entry: %s', async (_, damage, rule, severity) => {
    damage()
    publication.edit(PO, 'msgid "What they ask"\nmsgstr ""', 'msgid "What they ask"\nmsgstr "Qué piden"')
    const { code, out } = await publication.run(importCommand)
    expect(out).toMatch(new RegExp(`es\\.po:\\d\\d+:1  ${severity}  .*  ${rule}\n`))
    expect(code).toBe(severity === 'error' ? 1 : 0)
    expect(publication.read(ES)).toBe(before)
    // The rest is taken.
    expect(publication.read('locales/es/02-two.json')).toContain('Qué piden')
  })

  it.each<[string, (text: string) => string | Uint8Array, string]>([
    ['a quotation mark too many', text => text.replace('"Reciben', '"Reciben"'), 'import-syntax'],
    ['a string without an end', text => text.slice(0, text.lastIndexOf('"')), 'import-syntax'],
    ['an id twice', text => `${text}\n${text.slice(text.indexOf('#.'))}`, 'import-duplicate'],
    ['another language', text => text.replace('Language: es', 'Language: fr'), 'import-language'],
    ['bytes that are not UTF-8', text => Buffer.from(text, 'latin1'), 'file-not-utf8'],
  ])('is refused as a whole: %s', async (_, damage, rule) => {
    translatePo(third, 'De dónde viene')
    publication.write(PO, damage(publication.read(PO)))
    const { code, out } = await publication.run(importCommand)
    expect(code).toBe(1)
    expect(out).toMatch(new RegExp(`es\\.po:\\d+:\\d+  error  .*  ${rule}\n`))
    expect(publication.read(ES)).toBe(before)
  })

  it('is not overwritten by an export before it is imported', async () => {
    translatePo(third, 'De dónde viene')
    const { code, out } = await publication.run(exportCommand)
    expect(code).toBe(1)
    expect(out).toContain('import-not-done')
    expect(publication.read(PO)).toContain('De dónde viene')
    expect((await publication.run(exportCommand, { force: true })).code).toBe(0)
    expect(publication.read(PO)).not.toContain('De dónde viene')
  })

  it('does not reach a locale file that cannot be read', async () => {
    translatePo(third, 'De dónde viene')
    publication.edit(ES, '"note": ""', '"note": 5')
    const damaged = publication.read(ES)
    expect((await publication.run(importCommand)).code).toBe(1)
    expect(publication.read(ES)).toBe(damaged)
  })
})

describe('names on the command line', () => {
  it('have to tell a language of the publication', async () => {
    await expect(publication.run(exportCommand, {}, ['/tmp/words.po'])).rejects.toThrow('does not say its language')
    await expect(publication.run(exportCommand, { language: 'fr' })).rejects.toThrow('No language is called `fr`')
  })

  it('have to be those of files', async () => {
    await expect(publication.run(importCommand, {}, ['/nowhere/es.po'])).rejects.toThrow('No file')
    await expect(publication.run(importCommand)).rejects.toThrow('No PO files')
  })
})

const hasGettext = spawnSync('msgfmt', ['--version']).status === 0

describe.runIf(hasGettext)('GNU gettext', () => {
  let folder: string
  beforeEach(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'gettext-'))
    await publication.run(exportCommand)
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  it('finds nothing wrong', () => {
    const { status, stderr } = spawnSync('msgfmt', ['-c', '-o', path.join(folder, 'es.mo'), PO], {
      cwd: publication.root,
      encoding: 'utf8',
    })
    expect([status, stderr]).toEqual([0, ''])
  })

  it.each([[[]], [['--no-wrap']], [['--sort-output']], [['--width=40']]])(
    'may save the file anew: msgcat %j',
    async options => {
      const saved = execFileSync('msgcat', [...options, PO], { cwd: publication.root, encoding: 'utf8' })
      writeFileSync(path.join(folder, 'es.po'), saved)
      rmSync(path.join(publication.root, 'locales/es'), { recursive: true })
      expect((await publication.run(importCommand, {}, [path.join(folder, 'es.po')])).code).toBe(0)
      expect(publication.read(ES)).toBe(before)
    },
  )
})

it.each([
  ['without ids', ''],
  ['with the places in their stead', 'msgctxt ""\n"$1"\n"$1"\n'],
])('is read as XLIFF converters leave it: %s, without older sources, other notes in between', async (_, context) => {
  await publication.run(exportCommand)
  save(PO, text =>
    text
      .replace(/^(#: (.*)\n(?:#.*\n)*)msgctxt .*\n/gm, `$1${context.replaceAll('$1', '$2')}`)
      .replace(/^#\| .*\n/gm, '')
      .replace('#. One › heading', '# (pofilter) untranslated: Checks whether it is.\n#\n# This check is useful.\n$&')
      .replace('msgid "What they ask"\nmsgstr ""', 'msgid "What they ask"\nmsgstr "Qué piden"'),
  )
  expect((await publication.run(importCommand)).code).toBe(0)
  expect(publication.read(ES)).toBe(before)
  expect(publication.read('locales/es/02-two.json')).toContain('Qué piden')
})

it('is read as Poedit saves it: Windows line ends, its own headers, obsolete entries', async () => {
  await publication.run(exportCommand)
  const saved = publication
    .read(PO)
    .replace(
      '"Content-Transfer-Encoding: 8bit\\n"',
      '$&\n"Plural-Forms: nplurals=2; plural=(n != 1);\\n"\n"X-Generator: Poedit 3.5\\n"\n"X-Poedit-Basepath: .\\n"',
    )
    .replace(`msgid "Where it comes from"\nmsgstr ""`, `msgid "Where it comes from"\nmsgstr "De dónde "\n"viene"`)
  publication.write(
    PO,
    `${saved}\n#~ msgctxt "one/p-00000"\n#~ msgid "Old"\n#~ msgstr "Antiguo"\n`.replaceAll('\n', '\r\n'),
  )
  expect((await publication.run(importCommand)).code).toBe(0)
  expect(publication.read(ES)).toBe(
    before.replace(
      '"source": "Where it comes from",\n    "target": ""',
      '"source": "Where it comes from",\n    "target": "De dónde viene"',
    ),
  )
  expect(readFileSync(path.join(publication.root, ES), 'utf8')).not.toContain('\r')
})

describe('PO files in the repository, which Weblate follows', () => {
  const FILE = 'es.po'

  /** What Weblate writes: other headers, its own folding and order of flags, no blank line more. */
  function saveAsWeblate(change: (text: string) => string): void {
    save(FILE, text =>
      change(text)
        .replace('"MIME-Version: 1.0\\n"', '"X-Generator: Weblate 5.14\\n"\n"MIME-Version: 1.0\\n"')
        .replace(/"Last-Translator: .*/, '"Last-Translator: Member A <a@example.org>\\n"')
        .replaceAll('#, fuzzy, md-text', '#, md-text, fuzzy'),
    )
  }

  it('go round: exported, translated there, imported, and exported again over what was imported', async () => {
    const files = [`${publication.root}/${FILE}`]
    expect((await publication.run(exportCommand, {}, files)).code).toBe(0)
    expect(await publication.run(exportCommand, {}, files)).toMatchObject({ code: 0 })
    saveAsWeblate(text =>
      text.replace('msgid "Where it comes from"\nmsgstr ""', 'msgid "Where it comes from"\nmsgstr "De dónde viene"'),
    )
    expect(await publication.run(exportCommand, {}, files)).toMatchObject({
      code: 1,
      out: expect.stringContaining('import-not-done'),
    })
    expect(await publication.run(importCommand, {}, files)).toMatchObject({
      code: 0,
      out: expect.stringContaining('1 taken'),
    })
    expect(publication.read(ES)).toContain('De dónde viene')
    expect((await publication.run(exportCommand, {}, files)).code).toBe(0)
    expect(publication.read(FILE)).toContain('msgstr "De dónde viene"')
  })
})
