import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { TOOLCHAIN_ROOT } from '../../scripts/ground/toolchain.ts'
import { verifyPages } from '../formats/pdf/verify-pages.ts'
import { violations } from '../support/pdf-ua.ts'
import { chapter, SETTINGS } from '../support/publication.ts'
import { readPage } from '../support/read-page.ts'

/** A toolchain of one's own, in which the page is followed word for word. */
const root = mkdtempSync(path.join(tmpdir(), 'language-'))
const guide = readFileSync(path.join(TOOLCHAIN_ROOT, 'docs/adding-a-language.md'), 'utf8')
const inside = (...names: string[]) => path.join(root, ...names)
const rewrite = (name: string, change: (text: string) => string) =>
  writeFileSync(inside(name), change(readFileSync(inside(name), 'utf8')))
/** Runs a command; what it prints is in the error where it fails. */
const run = (...args: string[]) => {
  const { status, stdout, stderr } = spawnSync(
    path.join(TOOLCHAIN_ROOT, 'node_modules/.bin/node'),
    [inside('scripts/start.js'), ...args],
    { encoding: 'utf8' },
  )
  expect({ status, printed: status === 0 ? '' : stdout + stderr }).toEqual({ status: 0, printed: '' })
}

/** The page that was printed, as the toolchain of the copy makes it: this one does not know the language. */
function printedPage(): string {
  const module = (name: string) => JSON.stringify(inside('scripts', name))
  writeFileSync(
    inside('print-page.ts'),
    `import { prepare } from ${module('build/prepare.ts')}
import { looksOf } from ${module('formats/html/looks.ts')}
import { renderDocument } from ${module('formats/html/render.ts')}
import { makeRenditions } from ${module('renditions/rendition.ts')}
const prepared = await prepare(${JSON.stringify(root)})
const rendition = makeRenditions(prepared).find(({ document }) => document.language.id === 'it')
const template = looksOf(prepared.publication, prepared.loaded).templates.get('paper')
const { html } = await renderDocument(rendition, { template, medium: 'print', downloads: [] })
process.stdout.write(html)
`,
  )
  const { stdout, stderr } = spawnSync(path.join(TOOLCHAIN_ROOT, 'node_modules/.bin/node'), [inside('print-page.ts')], {
    encoding: 'utf8',
    maxBuffer: 1e8,
  })
  if (stdout === '') throw new Error(stderr)
  return stdout
}

/** Lines of the page that are set as code. */
const codeOf = (start: string): string => {
  const line = guide.split('\n').find(text => text.trimStart().startsWith(start) && text.startsWith('       '))
  if (line === undefined) throw new Error(`The page has no line that begins with ${start}`)
  return line.trim()
}

beforeAll(() => {
  for (const folder of ['scripts', 'templates'])
    cpSync(path.join(TOOLCHAIN_ROOT, folder), inside(folder), { recursive: true })
  cpSync(path.join(TOOLCHAIN_ROOT, 'package.json'), inside('package.json'))
  symlinkSync(path.join(TOOLCHAIN_ROOT, 'node_modules'), inside('node_modules'))
  mkdirSync(inside('locales/en'), { recursive: true })
  cpSync(path.join(TOOLCHAIN_ROOT, 'locales/en/interface.json'), inside('locales/en/interface.json'))
  mkdirSync(inside('content'))
  writeFileSync(inside('references.bib'), '@book{rossi2020, author = {Rossi, Ada}, title = {Ponti}, date = {2020}}\n')
  writeFileSync(
    inside('content/01-arches.md'),
    chapter('Arches', 'Arches lean [@rossi2020, pp. 3-4]. "So" they do [@rossi2020, p. 5].'),
  )
  const languages = /languages:\n(?: {2}- .*\n)+/
  writeFileSync(
    inside('content/publication.yaml'),
    SETTINGS.replace('01-arches, 02-cables', '01-arches').replace(
      languages,
      'languages:\n  - { id: en, tag: en-GB }\n',
    ),
  )
}, 60_000)

afterAll(() => rmSync(root, { recursive: true, force: true }))

describe('docs/adding-a-language.md', () => {
  it('leads to a publication in the language, by the four places that it names and no other', {
    timeout: 240_000,
  }, async () => {
    // 1. The rules.
    const [, from = '', to = ''] = codeOf('cp scripts/languages/').split(' ')
    expect(to).toBe('scripts/languages/it.ts')
    cpSync(inside(from), inside(to))
    const months = 'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre'
    rewrite(to, text =>
      text
        .replace("tag: 'es'", "tag: 'it'")
        .replace("csl: 'es-ES'", "csl: 'it-IT'")
        .replace("hyphenation: 'es'", "hyphenation: 'it'")
        .replace("dayMonth: ' de '", "dayMonth: ' '")
        .replace(/months: '[^']+'/, `months: '${months}'`),
    )
    // 2. The words of citations.
    const locale = /`(templates\/csl\/locales-it-IT\.xml)`: copy `([^`]+)`/.exec(guide)
    cpSync(inside(locale?.[2] ?? ''), inside(locale?.[1] ?? ''))
    rewrite(locale?.[1] ?? '', text => text.replace('xml:lang="en-GB"', 'xml:lang="it-IT"').replaceAll('ibid.', 'ivi'))
    // 3. The words of the pages.
    const words = /`(locales\/it\/interface\.json)`: copy `([^`]+)`/.exec(guide)
    mkdirSync(inside('locales/it'))
    cpSync(inside(words?.[2] ?? ''), inside(words?.[1] ?? ''))
    rewrite(words?.[1] ?? '', text => text.replaceAll('"Notes"', '"Note"'))
    // 4. The publication.
    rewrite('content/publication.yaml', text => text.replace('editions:', `  ${codeOf('- { id: it }')}\neditions:`))

    run('translations:sync')
    expect(existsSync(inside('locales/it/01-arches.json'))).toBe(true)
    rewrite('locales/it/01-arches.json', text => {
      const entries: Record<string, { source: string; target: string }> = JSON.parse(text)
      for (const entry of Object.values(entries))
        if (entry.source.startsWith('Arches lean'))
          entry.target = 'Gli archi si appoggiano [@rossi2020, pp. 3-4]. "Così" fanno [@rossi2020, p. 5].'
      return JSON.stringify(entries, null, 2)
    })
    run('build')
    const page = readPage(inside('dist/it/paper.html'))
    expect(page).toContain('<html lang="it"')
    expect(page).toContain('15\u00a0dicembre 2022')
    expect(page).toContain('<h2 id="notes">Note</h2>')
    expect(page).toContain('Gli archi si appoggiano')
    expect(page).toContain('«Così»')
    expect(page).toContain('>Ivi, p.\u00a05.')
    const pdf = new Uint8Array(readFileSync(inside('dist/it/paper.pdf')))
    expect(await verifyPages(pdf, printedPage())).toMatchObject({ faults: [] })
    expect(await violations(pdf)).toEqual([])
  })
})
