import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { wishesOf } from '../../scripts/commands/new.ts'
import { languageNames } from '../../scripts/languages/registry.ts'
import { runCommand } from '../support/command-line.ts'

let folder: string
beforeEach(() => {
  folder = path.join(mkdtempSync(path.join(tmpdir(), 'new-')), 'paper')
})
afterEach(() => rmSync(path.dirname(folder), { recursive: true, force: true }))

const begin = (...args: string[]) => runCommand('new', folder, ...args)
const read = (name: string): string => readFileSync(path.join(folder, name), 'utf8')

describe('a new publication', () => {
  it.each(languageNames())(
    'written in %s is without fault in all languages, and is published at once',
    async language => {
      const others = languageNames().filter(other => other !== language)
      const asked = await begin('--title', 'On "bridges": a paper', '--language', [language, ...others].join(','))
      expect(asked).toMatchObject({ code: 0, err: '' })
      expect(await runCommand('check', '--root', folder)).toEqual({
        code: 0,
        out: expect.stringMatching(/^No problems found/),
        err: '',
      })
      expect(await runCommand('translations:sync', '--check', '--root', folder)).toMatchObject({ code: 0 })
      expect((await runCommand('build', '--format', 'html', '--root', folder)).code).toBe(0)
      const pages = languageNames().map(id =>
        readdirSync(path.join(folder, 'dist', id)).filter(name =>
          /^(?!index|search|accessibility).*\.html$/.test(name),
        ),
      )
      expect(pages.map(names => names.length)).toEqual(languageNames().map(() => 1))
    },
  )

  it('has its texts in every language, and leaves only what it was told to its translators', async () => {
    await begin(
      '--title',
      'Bridges',
      '--body',
      'Council of Bridges',
      '--language',
      'en,fr',
      '--edition',
      'Long',
      '--edition',
      'Short',
    )
    const missing = readdirSync(path.join(folder, 'locales/fr')).flatMap(name =>
      Object.values(JSON.parse(read(`locales/fr/${name}`)) as Record<string, { source: string; target: string }>)
        .filter(({ target }) => target === '')
        .map(({ source }) => source),
    )
    expect(missing.sort()).toEqual(['Bridges', 'Council of Bridges', 'Long', 'Short'])
    expect(read('content/publication.yaml')).toMatch(/- id: long\n {4}title: Long\n/)
  })

  it('has its own colours before those of the toolchain', async () => {
    await begin()
    writeFileSync(path.join(folder, 'templates/theme.css'), read('templates/theme.css').replace('#173f6b', '#123456'))
    await runCommand('build', '--format', 'html', '--root', folder)
    const styles = readdirSync(path.join(folder, 'dist/assets')).filter(name => name.endsWith('.css'))
    expect(styles.some(name => read(`dist/assets/${name}`).includes('#123456'))).toBe(true)
  })

  it('is not begun where there are files, or with what there is not', async () => {
    expect((await begin('--language', 'fs')).err).toMatch(/`fs`.*`fr`|`fs`.*`es`/)
    expect((await begin('--style', 'policy-note')).err).toMatch(/did you mean `policy-notes`|`policy-notes`/)
    expect(existsSync(folder)).toBe(false)
    mkdirSync(folder)
    writeFileSync(path.join(folder, 'notes.txt'), 'x')
    expect(await begin()).toMatchObject({ code: 2, err: expect.stringContaining(folder) })
    expect(readdirSync(folder)).toEqual(['notes.txt'])
    expect((await runCommand('new')).code).toBe(2)
  })
})

it('asks for what no option says, and takes what is offered for no answer', async () => {
  const questions: string[] = []
  const answers: Record<string, string> = { Languages: 'pt, en', Editions: 'Um, Dois' }
  const ask = async (question: string) => {
    questions.push(question)
    return answers[question.split(',')[0] ?? ''] ?? ''
  }
  const wishes = await wishesOf({ root: '', positionals: ['my-paper'], options: { title: 'Pontes' } }, ask)
  expect(wishes).toEqual({
    title: 'Pontes',
    body: 'Pontes',
    languages: ['pt', 'en'],
    editions: ['Um', 'Dois'],
    style: 'policy-notes',
  })
  expect(questions).toHaveLength(4)
})
