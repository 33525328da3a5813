import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { beforeEach, expect, it, onTestFinished } from 'vitest'
import { checkPublication } from '../../scripts/build/check.ts'
import { command as exportCommand } from '../../scripts/commands/translations-export.ts'
import { command as importCommand } from '../../scripts/commands/translations-import.ts'
import { command as quoteCommand } from '../../scripts/commands/translations-quote.ts'
import { command as reviewCommand } from '../../scripts/commands/translations-review.ts'
import { command as statusCommand } from '../../scripts/commands/translations-status.ts'
import { command as syncCommand } from '../../scripts/commands/translations-sync.ts'
import { TestPublication } from './commands.ts'

const SPANISH = 'locales/es/interface.json'
const ENGLISH = 'locales/en/interface.json'
const words = (label: string, box: string): string => `{
  "caption": {
    "box": "${box} {{number}}",
    "figure": "${label} {{number}}"
  }
}
`

let publication: TestPublication

beforeEach(async () => {
  publication = new TestPublication()
  onTestFinished(() => publication.remove())
  for (const id of ['en', 'es']) mkdirSync(path.join(publication.root, 'locales', id), { recursive: true })
  publication.write(ENGLISH, words('Drawing', 'Frame'))
  publication.write(SPANISH, words('Dibujo', 'Marco'))
  await publication.run(syncCommand)
})

const state = () => JSON.parse(publication.read(SPANISH)).$state

/** The editor has another word for drawings. */
const edit = (from = 'Drawing', to = 'Picture') => {
  publication.edit(ENGLISH, from, to)
  return publication.run(syncCommand)
}

it('a word whose source was edited is stale, and told by sync, status, quote, check and files for translators', async () => {
  expect((await edit()).out).toMatch(
    /es: 1 now stale\n {2}edited {2}interface\/caption\.figure {2}\S*interface\.json:4:15/,
  )
  expect(state()['caption.figure']).toMatchObject({ source: 'Picture {{number}}', previous: 'Drawing {{number}}' })
  expect((await publication.run(statusCommand, { language: 'es', diff: true })).out).toContain(
    'interface/caption.figure',
  )
  const quoted = await publication.run(quoteCommand, { language: 'es', chapter: ['interface'], json: true })
  expect(JSON.parse(quoted.out)[0].bands['50–74 %'].segments + JSON.parse(quoted.out)[0].bands.new.segments).toBe(1)
  const told = (await checkPublication(publication.root)).filter(({ rule }) => rule === 'interface-stale')
  expect(told.map(({ file, line, column }) => `${file}:${line}:${column}`)).toEqual([`${SPANISH}:4:15`])
  await publication.run(exportCommand, { language: 'es', unfinished: true })
  const po = publication.read('dist/po/es.po')
  expect(po).toContain('#| msgid "Drawing {{number}}"')
  expect(po).not.toContain('interface/caption.box"')
})

it('is told before anybody has synced, and is up to date once a translator says so', async () => {
  publication.edit(ENGLISH, 'Drawing', 'Picture')
  expect((await checkPublication(publication.root)).map(({ rule }) => rule)).toContain('interface-stale')
  await publication.run(syncCommand)
  await publication.run(exportCommand, { language: 'es' })
  const file = publication.read('dist/po/es.po')
  const entry = /(?:#[^\n]*\n)+msgctxt "interface\/caption\.figure"\nmsgid "[^"]*"\nmsgstr "Dibujo \{\{number\}\}"/
  const done = (found: string): string =>
    found
      .replace(/^#\|.*\n/gm, '')
      .replace(/^#, fuzzy.*\n/m, '')
      .replace('Dibujo', 'Imagen')
  publication.write('dist/po/es.po', file.replace(entry, done))
  expect((await publication.run(importCommand, { language: 'es' })).out).toContain('1 taken into 1 files')
  expect(publication.read(SPANISH)).toContain('"figure": "Imagen {{number}}"')
  expect(state()['caption.figure']).toEqual({ source: 'Picture {{number}}', note: '' })
})

it('is current again when its source goes back, unless somebody changed it meanwhile', async () => {
  await edit()
  expect((await edit('Picture', 'Drawing')).out).toContain('1 current again')
  await edit()
  publication.edit(SPANISH, 'Dibujo', 'Imagen')
  await edit('Picture', 'Drawing')
  expect(state()['caption.figure'].previous).toBeDefined()
})

it('is left as it is by a trivial edit', async () => {
  publication.edit(ENGLISH, 'Drawing', 'drawing')
  await publication.run(syncCommand, { trivial: ['interface/caption.figure'] })
  expect(state()['caption.figure']).toEqual({ source: 'drawing {{number}}', note: '' })
})

it('can be reviewed, until one of both texts is changed', async () => {
  const { out } = await publication.run(reviewCommand, { language: 'es', by: 'Eva' }, ['interface/caption.figure'])
  expect(out).toContain('1 marked as reviewed by Eva')
  const status = async () => JSON.parse((await publication.run(statusCommand, { language: 'es', json: true })).out)[0]
  expect((await status()).share.reviewed).toBe(1)
  publication.edit(SPANISH, 'Dibujo', 'Imagen')
  expect((await status()).share.reviewed).toBe(0)
})

it('merges what two people do to two words, and reports who accepts one while its source is edited', async () => {
  const merge = (base: string, ours: string, theirs: string): { text: string; conflicts: boolean } => {
    for (const [name, text] of Object.entries({ base, ours, theirs })) publication.write(name, text)
    const args = ['merge-file', '-p', 'ours', 'base', 'theirs']
    try {
      return { text: execFileSync('git', args, { cwd: publication.root, encoding: 'utf8' }), conflicts: false }
    } catch (error) {
      return { text: String((error as { stdout: string }).stdout), conflicts: true }
    }
  }
  await edit()
  const base = publication.read(SPANISH)
  const accepted = base.replace(/\n *"previous": .*\n *"stale": .*/, '').replace('Dibujo', 'Imagen')
  publication.write(SPANISH, base)
  await publication.run(reviewCommand, { language: 'es', by: 'Eva' }, ['interface/caption.box'])
  const reviewed = publication.read(SPANISH)
  const both = merge(base, accepted, reviewed)
  expect(both.conflicts).toBe(false)
  expect(JSON.parse(both.text).$state['caption.box'].reviewed).toMatch(/^Eva, /)
  publication.write(SPANISH, base)
  await edit('Picture', 'Image')
  expect(merge(base, accepted, publication.read(SPANISH)).conflicts).toBe(true)
})

it('names a state that is of no word, and leaves the file alone', async () => {
  publication.edit(SPANISH, '"caption.figure"', '"caption.figur"')
  const before = publication.read(SPANISH)
  const { code, out } = await edit()
  expect(out).toMatch(/interface\.json:11:5 {2}error .*`caption.figur`.*locale-field/)
  expect(code).toBe(1)
  expect(publication.read(SPANISH)).toBe(before)
})
