import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { command } from '../../scripts/commands/translations-sync.ts'
import { TestPublication } from './commands.ts'

const FIRST = 'Cities spend a quarter of all public money [@oecd2018, p. 3].[^now]'

let publication: TestPublication
beforeEach(() => {
  publication = new TestPublication()
})
afterEach(() => publication.remove())

describe('npm run translations:sync', () => {
  it('makes the locale files, and says so', async () => {
    const { code, out } = await publication.run(command)
    expect(code).toBe(0)
    expect(out).toMatch(/^es: 11 new\npt: 11 new\n9 files changed\.\n$/)
    expect(publication.read('locales/es/01-one.json')).toContain(JSON.stringify(FIRST))
    expect((await publication.run(command)).out).toBe('The locale files are in line with the sources.\n')
  })

  it('names the segments that were edited, with their places', async () => {
    await publication.run(command)
    publication.translate('locales/es/01-one.json', FIRST, 'Las ciudades gastan un cuarto [@oecd2018, p. 3].[^now]')
    publication.edit('content/01-one.md', 'a quarter', 'a fifth')
    const { out } = await publication.run(command)
    expect(out).toMatch(
      /^es: 1 now stale\npt: 1 changed before translation\n {2}edited {2}one\/p-\w{5} {2}content\/01-one.md:5:1 {2}Cities spend a fifth/,
    )
    expect(publication.read('locales/es/01-one.json')).toContain(`"previous": ${JSON.stringify(FIRST)}`)
  })

  it('with --check changes nothing, and fails when there is something to change', async () => {
    await publication.run(command)
    expect((await publication.run(command, { check: true })).code).toBe(0)
    publication.edit('content/01-one.md', 'a quarter', 'a fifth')
    const before = publication.read('locales/es/01-one.json')
    const { code, out } = await publication.run(command, { check: true })
    expect(code).toBe(1)
    expect(out).toContain('3 files to change.')
    expect(out).toContain('locales/es/01-one.json:1:1  warning')
    expect(publication.read('locales/es/01-one.json')).toBe(before)
  })

  it('with --trivial keeps a translation current', async () => {
    await publication.run(command)
    publication.translate('locales/es/01-one.json', FIRST, 'Las ciudades gastan un cuarto [@oecd2018, p. 3].[^now]')
    publication.edit('content/01-one.md', 'a quarter', 'one quarter')
    const id = /one\/p-\w{5}/.exec((await publication.run(command, { check: true })).out)?.[0] ?? ''
    expect((await publication.run(command, { trivial: [id] })).out).toContain('es: 1 changed trivially')
    expect(publication.read('locales/es/01-one.json')).not.toContain('previous')
  })

  it('refuses a trivial id that no segment has', async () => {
    await expect(publication.run(command, { trivial: ['one/p-zzzzz'] })).rejects.toThrow(
      'No segment has the id `one/p-zzzzz`',
    )
  })

  it('changes nothing while a chapter cannot be read: its translations would be retired', async () => {
    await publication.run(command)
    publication.translate('locales/es/02-two.json', 'What they ask', 'Qué piden')
    publication.edit('content/publication.yaml', '[01-one, 02-two]', '[01-one, 02-too]')
    publication.edit('content/publication.yaml', '[02-two]', '[02-too]')
    const { code, out } = await publication.run(command)
    expect(code).toBe(1)
    expect(out).toContain('Nothing was changed')
    expect(publication.read('locales/es/02-two.json')).toContain('Qué piden')
  })

  it('writes all of its files or none, and leaves no folder behind', async () => {
    publication.edit('content/publication.yaml', 'languages:', 'numbering: paragraphs\nlanguages:')
    // As on a full disk, one of many files cannot be written.
    publication.write('content/paragraph-numbers', 'A file where a folder is meant to be.')
    await expect(publication.run(command)).rejects.toThrow(/EEXIST|ENOTDIR/)
    expect(publication.has('locales/en')).toBe(false)
    expect(publication.has('locales/es/01-one.json')).toBe(false)
  })
})
