import { fromHtml } from 'hast-util-from-html'
import { select } from 'hast-util-select'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { command } from '../../scripts/commands/translations-status.ts'
import { command as sync } from '../../scripts/commands/translations-sync.ts'
import type { LanguageStatus } from '../../scripts/translations/status.ts'
import { TestPublication } from './commands.ts'

const ES = 'locales/es/01-one.json'
const SECOND = 'They receive a tenth of climate finance, most of it from their own governments.'

let publication: TestPublication
beforeEach(async () => {
  publication = new TestPublication()
  await publication.run(sync)
  publication.translate(ES, 'What cities spend', 'Qué gastan las ciudades')
  publication.translate(ES, 'Where it comes from', 'De dónde viene?')
  publication.translate(ES, SECOND, 'Reciben una décima parte.')
  publication.edit('content/01-one.md', 'a tenth', 'a ninth')
  publication.translate('locales/es/02-two.json', 'What they ask', 'Qué piden')
})
afterEach(() => publication.remove())

describe('npm run translations:status', () => {
  it('shows each language, edition and chapter in a table, synced or not', async () => {
    const { code, out } = await publication.run(command, {})
    expect(code).toBe(0)
    const rows = out.split('\n').map(line => line.trim().split(/\s{2,}/))
    expect(rows).toContainEqual(['Español (es)', '56', '17 %', '0', '1', '0', '7', '1'])
    expect(rows).toContainEqual(['statement', '23', '13 %', '0', '0', '0', '5', '0'])
    expect(rows).toContainEqual(['01-one', '33', '21 %', '0', '1', '0', '2', '1'])
    expect(out.trimEnd().split('\n').at(-1)).toMatch(
      /^es: \d+ % \(1 stale, \d untranslated, 1 with issues\); pt: 0 % \(11 untranslated\)$/,
    )
  })

  it('with --diff shows what changed in stale sources', async () => {
    const { out } = await publication.run(command, { diff: true })
    expect(out).toMatch(/one\/p-\w{5} {2}01-one: One › Where it comes from › paragraph/)
    expect(out).toContain('They receive a [-tenth-]{+ninth+} of climate finance')
    expect(out).toContain('  target:  Reciben una décima parte.')
  })

  it('with --summary says one line', async () => {
    expect((await publication.run(command, { summary: true, language: ['es'] })).out).toMatch(/^es: \d+ % \([^\n]+\)\n/)
  })

  it('does not count what has an error as translated', async () => {
    const before = (await publication.run(command, { summary: true, language: ['es'] })).out
    publication.translate(
      'locales/es/01-one.json',
      'Cities spend a quarter of all public money [@oecd2018, p. 3].[^now]',
      'Las ciudades gastan un cuarto del dinero público.',
    )
    const after = await publication.run(command, { summary: true, language: ['es'] })
    expect(/^es: \d+ %/.exec(after.out)?.[0]).toBe(/^es: \d+ %/.exec(before)?.[0])
    expect(after.out).toContain('2 with issues')
  })

  it('with --json says everything', async () => {
    const { out } = await publication.run(command, { json: true, language: ['es'] })
    const [es] = JSON.parse(out) as [LanguageStatus]
    expect(es.share.segments).toEqual({ translated: 3, faulty: 0, stale: 1, prefilled: 0, untranslated: 7 })
    const chapter = es.chapters.find(({ name }) => name === '01-one')
    expect(chapter?.segments.map(({ state }) => state)).toEqual(['untranslated', 'translated', 'stale', 'untranslated'])
    expect(chapter?.segments[1]?.issues).toMatchObject([
      { rule: 'parity-punctuation' },
      { rule: 'parity-opening-mark' },
    ])
    expect(chapter?.segments[2]).toMatchObject({ previous: SECOND, target: 'Reciben una décima parte.' })
  })

  it('refuses a language or edition that is not there', async () => {
    await expect(publication.run(command, { language: ['fr'] })).rejects.toThrow('No language is called `fr`')
    await expect(publication.run(command, { language: ['en'] })).rejects.toThrow('No language is called `en`')
    await expect(publication.run(command, { edition: ['book'] })).rejects.toThrow('No edition is called `book`')
  })

  it('writes a page with bars and the work to do', async () => {
    await publication.run(command, {})
    const page = publication.read('dist/translations/index.html')
    expect(page).toContain('aria-label="21 % translated, 14 of 33 words stale, 12 missing"')
    expect(page).toContain('They receive a <del>tenth</del><ins>ninth</ins> of climate finance')
    expect(page).toContain('<p class="target" lang="es">Reciben una décima parte.</p>')
    expect(page).not.toContain('undefined')
    const policy = select('meta[http-equiv="Content-Security-Policy"]', fromHtml(page))
    expect(policy?.properties.content).toContain("default-src 'none'")
  })
})
