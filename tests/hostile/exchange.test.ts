import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { controlIn } from '../../scripts/ground/control-characters.ts'
import { runCommand } from '../support/command-line.ts'
import { layPublication } from '../support/publication.ts'
import { ADDRESSES, MARKUP, SIGNS, WORDS } from './inputs/payloads.ts'

// What translators type, in every format that translations travel in: it comes back as the text that it was, it is no formula to a
// spreadsheet, and commands that show it give no orders to a terminal or a forge.

/** Refused wherever they come in: these are no text. */
const CONTROL = SIGNS.filter(([, text]) => controlIn(text))
const TEXTS = [...MARKUP, ...ADDRESSES, ...WORDS, ...SIGNS].filter(one => !CONTROL.includes(one))
const TARGETS = TEXTS.map(([, text]) => text)
const SOURCES = TARGETS.map((_, index) => `Stone number ${index} leans on the next one.`)
const CHAPTER = `---\ntitle: Stones\n---\n\n${SOURCES.join('\n\n')}\n`
const LOCALE = 'locales/es/01-arches.json'

const folder = mkdtempSync(path.join(tmpdir(), 'exchange-'))
const translated = path.join(folder, 'translated')
const clean = path.join(folder, 'clean')

type Entries = Record<string, { source: string; target: string }>
const entriesOf = (root: string): Entries => JSON.parse(readFileSync(path.join(root, LOCALE), 'utf8')) as Entries

beforeAll(async () => {
  layPublication(clean, { 'content/01-arches.md': CHAPTER })
  await runCommand('translations:sync', '--root', clean)
  cpSync(clean, translated, { recursive: true })
  const entries = entriesOf(translated)
  for (const entry of Object.values(entries)) {
    const target = TARGETS[SOURCES.indexOf(entry.source)]
    if (target !== undefined) entry.target = target
  }
  writeFileSync(path.join(translated, LOCALE), JSON.stringify(entries, null, 2))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** Lines that a terminal or a forge would obey. */
function orders(printed: string): string[] {
  return printed
    .split('\n')
    .filter(line => /^\s*::|##\[/.test(line) || /[\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(line))
}

describe.each(['po', 'xliff', 'xlsx', 'csv'])('as %s', format => {
  const file = path.join(folder, `es.${format === 'xliff' ? 'xlf' : format}`)

  test('it goes out and comes back as it was, or is refused by name', async () => {
    const out = await runCommand('translations:export', '--root', translated, '--language', 'es', file)
    expect(out.out).not.toMatch(/ error {2}/)
    const root = path.join(folder, `back-${format}`)
    cpSync(clean, root, { recursive: true })
    const back = await runCommand('translations:import', '--root', root, '--language', 'es', '--take', 'all', file)
    expect(orders(out.out + out.err + back.out + back.err)).toEqual([])
    const refused = new Set([...back.out.matchAll(/ error {2}.*\(`([\w/-]+)`\) {2}[a-z-]+$/gm)].map(([, id]) => id))
    const found = Object.entries(entriesOf(root)).flatMap(([id, { source, target }]) =>
      SOURCES.includes(source) ? [{ id, target, wanted: TARGETS[SOURCES.indexOf(source)]?.toWellFormed() }] : [],
    )
    expect(found.filter(({ id, target, wanted }) => target !== wanted && !(target === '' && refused.has(id)))).toEqual(
      [],
    )
    expect(found.filter(({ target }) => target !== '').length).toBeGreaterThan(50)
    expect(readdirSync(folder).sort()).not.toContain('passwd')
  })
})

test('no cell is a formula', () => {
  const sheets = Object.entries(unzipSync(readFileSync(path.join(folder, 'es.xlsx'))))
  for (const [name, bytes] of sheets) if (name.endsWith('.xml')) expect(strFromU8(bytes), name).not.toMatch(/<f[\s>]/)
  expect(Object.keys(Object.fromEntries(sheets)).filter(name => /vba|externalLinks|connections/i.test(name))).toEqual(
    [],
  )
  expect(readFileSync(path.join(folder, 'es.csv'), 'utf8')).not.toMatch(/(?:^|,)"?[=+@-]/m)
})

test.each([
  ['check', []],
  ['check', ['--format', 'github']],
  ['translations:status', ['--diff']],
  ['translations:quote', []],
])('%s %j says so in words alone', async (command, options) => {
  const { out, err } = await runCommand(command, ...options, '--root', translated)
  const printed = out + err
  expect(printed).not.toMatch(/^\s+at /m)
  const own =
    command === 'check' && options.length > 0
      ? printed.replaceAll(/^::(?:error|warning|notice) file=[^\n]*$/gm, '')
      : printed
  expect(orders(own)).toEqual([])
})
