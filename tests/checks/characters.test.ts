import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { runPipeline } from '../../scripts/build/pipeline.ts'
import { silent } from '../../scripts/ground/progress.ts'
import { runCommand } from '../support/command-line.ts'
import { BIBLIOGRAPHY, type Contents, chapter, createPublication, SETTINGS } from '../support/publication.ts'

/** What is said of characters, at `npm run check` or for some formats. */
function problems(contents: Contents, formats: string[] = []): Promise<string[]> {
  return problemsIn(createPublication(contents), formats)
}

async function problemsIn(root: string, formats: string[] = []): Promise<string[]> {
  const { messages } = await runPipeline({ root, formats, progress: silent })
  return messages
    .filter(({ rule }) => rule === 'character-unprintable')
    .map(({ file, line, column, severity, text }) => `${file}:${line}:${column} ${severity} ${text}`)
}

const at = (place: string, characters: string) =>
  `${place} error No font has ${characters}: write it in characters that the fonts have`

describe('a character that no font has', () => {
  it('is reported wherever it stands in a chapter, each run of them once', async () => {
    const body = [
      'A 漢字 and `code ☎`.[^n]',
      '> Quoted\n> 한글\n> on.',
      '| a | 字 |\n| --- | --- |\n| b | c |',
      '```\n└── x\n漢 x\n```',
      '[^n]: Note 😀😀, and [@smith2020, p. 3, א].',
    ].join('\n\n')
    expect(await problems({ 'content/01-arches.md': chapter('Arches ✅', body) })).toEqual([
      at('content/01-arches.md:2:15', '`✅` (U+2705)'),
      at('content/01-arches.md:5:3', '`漢字` (U+6F22 U+5B57)'),
      at('content/01-arches.md:5:16', '`☎` (U+260E)'),
      at('content/01-arches.md:8:3', '`한글` (U+D55C U+AE00)'),
      at('content/01-arches.md:11:7', '`字` (U+5B57)'),
      at('content/01-arches.md:17:1', '`漢` (U+6F22)'),
      at('content/01-arches.md:20:12', '`😀😀` (U+1F600)'),
      at('content/01-arches.md:20:41', '`א` (U+05D0)'),
    ])
  })

  it('is left alone where nobody sees it printed', async () => {
    const body = 'Text.\n\n<!-- 漢 -->\n\n![Ein 漢](x.png)\n\n[link](https://example.org/漢)'
    expect(await problems({ 'content/01-arches.md': `---\ntitle: A # 漢\n---\n\n${body}\n` })).toEqual([])
  })

  it('is reported in a short title where the chapter gives it, and nowhere else', async () => {
    expect(await problems({ 'content/01-arches.md': '---\ntitle: Arches\nshort: An 漢\n---\n\nText.\n' })).toEqual([
      at('content/01-arches.md:3:11', '`漢` (U+6F22)'),
    ])
  })

  it('is found where it is written by its number', async () => {
    expect(await problems({ 'content/01-arches.md': chapter('Arches', 'Text.\n\nA &#x6f22; b.') })).toEqual([
      at('content/01-arches.md:7:1', '`漢` (U+6F22)'),
    ])
  })

  it('is reported in settings, acronyms and figures', async () => {
    const contents = {
      'content/publication.yaml': SETTINGS.replace('subtitle: Why', 'subtitle: "Why 漢 é')
        .replace('built', 'built"')
        .replace('name: CC BY', 'name: 字 CC BY')
        .replace('towns: Towns', 'towns: Towns 한'),
      'content/acronyms.yaml': 'BRC:\n  short: BRC\n  long: Bridge Research 漢 Council\n',
      'content/01-arches.md': chapter('Arches', 'The BRC.\n\n:::figure{#fig-a src=a.svg alt="漢"}\nCaption.\n:::'),
      'content/a.svg':
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 600 100">\n  <text x="1" y="50">Year → 漢</text>\n</svg>\n',
    }
    expect(await problems(contents)).toEqual([
      at('content/a.svg:2:29', '`漢` (U+6F22)'),
      at('content/acronyms.yaml:3:25', '`漢` (U+6F22)'),
      at('content/publication.yaml:2:16', '`漢` (U+6F22)'),
      at('content/publication.yaml:7:18', '`字` (U+5B57)'),
      at('content/publication.yaml:18:16', '`한` (U+D55C)'),
    ])
  })

  it('is reported in translations, where the translator has it', async () => {
    const root = createPublication({ 'content/01-arches.md': chapter('Arches', 'Carry them.') })
    await runCommand('translations:sync', '--root', root)
    const file = path.join(root, 'locales/es/01-arches.json')
    const json = readFileSync(file, 'utf8').replace(/(Carry them\.",\n\s+"target": ")/, '$1Las «漢» \\"字\\" cargan.')
    writeFileSync(file, json)
    const line = json.slice(0, json.indexOf('漢')).split('\n').length
    expect(await problemsIn(root)).toEqual([
      at(`locales/es/01-arches.json:${line}:21`, '`漢` (U+6F22)'),
      at(`locales/es/01-arches.json:${line}:26`, '`字` (U+5B57)'),
    ])
  })

  it('is reported in the works that are cited', async () => {
    const bibliography = BIBLIOGRAPHY.replace('Stone arches', 'Stone 漢 arches').replace(
      'Span Press',
      'Span {字} Press',
    )
    const unused = '@book{unused,\n  title = {漢},\n  author = {A, B},\n  publisher = {C},\n  date = {2020}\n}\n'
    expect(await problems({ 'references.bib': unused + bibliography })).toEqual([
      at('references.bib:9:18', '`漢` (U+6F22)'),
      at('references.bib:10:22', '`字` (U+5B57)'),
    ])
  })

  it('refuses a PDF, and not the HTML, which has the fonts of its readers', async () => {
    const contents = { 'content/01-arches.md': chapter('Arches', 'A 漢.') }
    expect(await problems(contents, ['html'])).toEqual([])
    expect(await problems(contents, ['html', 'pdf'])).toEqual([at('content/01-arches.md:5:3', '`漢` (U+6F22)')])
  })
})
