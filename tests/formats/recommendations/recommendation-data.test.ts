import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { fromHtml } from 'hast-util-from-html'
import { select, selectAll } from 'hast-util-select'
import { toString as textOf } from 'hast-util-to-string'
import { describe, expect, it } from 'vitest'
import { runPipeline } from '../../../scripts/build/pipeline.ts'
import { parseCsv } from '../../../scripts/figures/csv.ts'
import type { RecommendationList } from '../../../scripts/formats/recommendations/recommendation-data.ts'
import { formatCsv } from '../../../scripts/ground/csv.ts'
import { silent } from '../../../scripts/ground/progress.ts'
import { BIBLIOGRAPHY, type Contents, chapter, createPublication, SETTINGS } from '../../support/publication.ts'

const SHARED = `:::recommendation{#rec-lean to="builders towns" chapter=sec-cables}[Let SDGs "lean", *always*]
Arches lean [@smith2020, p. 3; @ruiz2019], as
[](#sec-cables) says [@smith2020].[^a]

- First, this
- then that
:::

:::recommendation{#rec-stand to="towns"}[Stand]
They stand.
:::

[^a]: So says @ruiz2019; and @jones2018.
`

const BIBLIOGRAPHY_TOO = '@book{jones2018, author = {Jones, Jo}, title = {Piers}, publisher = {P}, date = {2018}}\n'

/** Two editions: one with both recommendations, one with the second alone. */
const CONTENTS: Contents = {
  'content/publication.yaml': `${SETTINGS.replace('chapters: [01-arches, 02-cables]', 'chapters: [03-short]')}`.replace(
    'actors:',
    '  - { id: full, title: Full, chapters: [01-arches, 02-cables] }\nformats: [html, recommendations]\nactors:',
  ),
  'content/03-short.md': chapter('Short', '::include{src=shared.md#rec-stand}'),
  'content/01-arches.md': chapter('Arches', '::include{src=shared.md}'),
  'content/02-cables.md': '---\ntitle: Cables & wires\nid: sec-cables\n---\n\nPull [@smith2020].\n',
  'content/shared.md': chapter('Shared', SHARED),
  'content/acronyms.yaml': 'SDG: { short: SDG, long: Goal, shortPlural: SDGs, longPlural: Goals }\n',
  'references.bib': undefined,
  'locales/en/shared.json': `${JSON.stringify({ 'shared/box-aaaaa': 'Stand', 'shared/p-aaaaa': 'They stand.' }, null, 2)}\n`,
  'locales/es/shared.json': `${JSON.stringify(
    {
      'shared/box-aaaaa': { in: '', source: 'Stand', target: 'De pie', note: '' },
      'shared/p-aaaaa': { in: '', source: 'They stand.', target: 'Están de pie.', note: '' },
    },
    null,
    2,
  )}\n`,
  'locales/es/publication.json': `${JSON.stringify({ 'publication/title-aaaaa': { in: '', source: 'Towns', target: 'Pueblos', note: '' } }, null, 2)}\n`,
  'locales/en/publication.json': `${JSON.stringify({ 'publication/title-aaaaa': 'Towns' }, null, 2)}\n`,
}

async function build(contents: Contents = {}) {
  const root = createPublication({ ...CONTENTS, 'references.bib': BIBLIOGRAPHY + BIBLIOGRAPHY_TOO, ...contents })
  const run = (options: { editions?: string[]; languages?: string[] } = {}) =>
    runPipeline({ root, formats: ['html', 'recommendations'], progress: silent, ...options })
  const { messages, written } = await run()
  expect(messages.filter(({ severity }) => severity === 'error')).toEqual([])
  const dist = (name: string) => path.join(root, 'dist', name)
  const json = (language: string): RecommendationList =>
    JSON.parse(readFileSync(dist(`${language}/recommendations.json`), 'utf8'))
  const rows = (language: string) => {
    const parsed = parseCsv(readFileSync(dist(`${language}/recommendations.csv`), 'utf8'))
    if (!('rows' in parsed)) throw new Error('broken CSV')
    const [head = [], ...rest] = parsed.rows
    return rest.map(row => Object.fromEntries(row.map(({ text }, index) => [head[index]?.text, text])))
  }
  const index = (language = 'en') => fromHtml(readFileSync(dist(`${language}/index.html`), 'utf8'))
  return { root, run, written, dist, json, rows, index }
}

describe('recommendations as data', () => {
  it('say in JSON what is recommended to whom, why and on what sources', async () => {
    const { json } = await build()
    expect(json('en')).toEqual({
      publication: 'On bridges',
      edition: 'full',
      language: 'en-GB',
      version: '1.0',
      recommendations: [
        {
          id: 'rec-lean',
          number: '1',
          title: 'Let SDGs "lean", always',
          text: 'Arches lean, as chapter 2 says.\n\nFirst, this\n\nthen that',
          textLanguage: 'en-GB',
          addressees: [
            { id: 'builders', name: 'Builders' },
            { id: 'towns', name: 'Towns' },
          ],
          chapter: { anchor: 'sec-cables', number: '2', title: 'Cables & wires' },
          sources: ['smith2020', 'ruiz2019', 'jones2018'],
        },
        {
          id: 'rec-stand',
          number: '2',
          title: 'Stand',
          text: 'They stand.',
          textLanguage: 'en-GB',
          addressees: [{ id: 'towns', name: 'Towns' }],
          chapter: null,
          sources: [],
        },
      ],
    })
  })

  it('are in the reader’s language, and say so of what is not', async () => {
    const { json } = await build()
    const list = json('es')
    expect(list.language).toBe('es')
    expect(list.recommendations.map(({ title, text, textLanguage }) => [title, text, textLanguage])).toEqual([
      ['Let SDGs "lean", always', expect.stringContaining('Arches lean'), 'en-GB'],
      ['De pie', 'Están de pie.', 'es'],
    ])
    expect(list.recommendations[1]?.addressees).toEqual([{ id: 'towns', name: 'Pueblos' }])
  })

  it('are the same in CSV, which Excel reads as UTF-8', async () => {
    const { dist, json, rows } = await build()
    const bytes = readFileSync(dist('es/recommendations.csv'))
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const { recommendations, edition, language, version } = json('es')
    expect(rows('es')).toEqual(
      recommendations.map(({ id, number, title, text, textLanguage, addressees, chapter: reasons, sources }) => ({
        id,
        number,
        title,
        text,
        text_language: textLanguage,
        addressees: addressees.map(addressee => addressee.id).join('; '),
        addressee_names: addressees.map(({ name }) => name).join('; '),
        chapter: reasons?.anchor ?? '',
        chapter_number: reasons?.number ?? '',
        chapter_title: reasons?.title ?? '',
        sources: sources.join('; '),
        edition,
        language,
        version,
      })),
    )
  })

  it('are listed with their sizes, and are no publications', async () => {
    const { written, dist, index } = await build()
    const files = ['en', 'es', 'pt'].flatMap(id => [`${id}/recommendations.json`, `${id}/recommendations.csv`])
    expect(written).toEqual(expect.arrayContaining(files))
    expect(readFileSync(dist('manifest.json'), 'utf8')).not.toContain('recommendations')
    for (const language of ['en', 'es', 'pt']) {
      const links = selectAll('h2 + ul a[href*="recommendations"]', index(language))
      expect(links.map(({ properties }) => properties.href)).toEqual(['recommendations.json', 'recommendations.csv'])
    }
    expect(textOf(select('body', index()) ?? { type: 'root', children: [] })).toMatch(
      /Recommendations as data.*JSON \(1\skB\)CSV \(1\skB\)/,
    )
  })

  it('stay in the list when something else is built', async () => {
    const { run, dist, index } = await build()
    const before = readFileSync(dist('es/recommendations.json'), 'utf8')
    const { written } = await run({ editions: ['paper'], languages: ['es'] })
    expect(written).toEqual(['es/paper.html', 'index.html', 'manifest.json'])
    expect(readFileSync(dist('es/recommendations.json'), 'utf8')).toBe(before)
    for (const language of ['en', 'es', 'pt'])
      expect(selectAll('a[href*="recommendations"]', index(language))).toHaveLength(2)
  })

  it('keep the author that a sentence names', async () => {
    const body = ':::recommendation{#rec-a to=towns}[A]\nAs @smith2020 [p. 3] says, lean; and @ruiz2019.\n:::'
    for (const style of ['policy-notes', 'policy-author-date']) {
      const settings = `${SETTINGS.replace('title: Paper\n', `title: Paper\n    style: ${style}\n`)}formats: [recommendations]\n`
      const { json } = await build({ 'content/publication.yaml': settings, 'content/01-arches.md': chapter('A', body) })
      const text = json('en').recommendations[0]?.text
      expect(text).toMatch(/^As (Ann )?Smith (\(2020, p\. 3\) )?says, lean; and /)
    }
  })

  it('are not written where there are none', async () => {
    const { dist, index } = await build({
      'content/publication.yaml': SETTINGS,
      'content/01-arches.md': chapter('Arches', 'Lean.'),
    })
    expect(existsSync(dist('en/recommendations.json'))).toBe(false)
    expect(textOf(select('body', index()) ?? { type: 'root', children: [] })).not.toContain('data')
  })
})

describe('comma-separated values', () => {
  it('come back as they were', () => {
    const value = fc.stringMatching(/^[a-zé0-9][a-zé",; \n]{0,12}[a-zé]$/)
    fc.assert(
      fc.property(fc.array(fc.array(value, { minLength: 2, maxLength: 4 }), { minLength: 1 }), rows => {
        const parsed = parseCsv(formatCsv(rows))
        expect('rows' in parsed && parsed.rows.map(row => row.map(({ text }) => text))).toEqual(rows)
      }),
      { seed: 11 },
    )
  })

  it('end their lines as RFC 4180 has it', () => {
    expect(
      formatCsv([
        ['a', 'b,c'],
        ['d "e"', ''],
      ]),
    ).toBe('\uFEFFa,"b,c"\r\n"d ""e""",\r\n')
  })

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1'])('never begin with what a spreadsheet would run: %j', value => {
    expect(formatCsv([[value]])).toBe(`\uFEFF'${value}\r\n`)
  })
})
