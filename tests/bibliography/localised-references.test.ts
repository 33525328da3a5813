import { select } from 'hast-util-select'
import { describe, expect, it } from 'vitest'
import { prepare } from '../../scripts/build/prepare.ts'
import { collectMessages } from '../../scripts/ground/report.ts'
import { createPublication } from '../support/publication.ts'
import { renderEdition, words } from '../support/render.ts'

const WORKS = `@report{oecd2018,
  author = {{Organisation for Economic Co-operation and Development}},
  shortauthor = {OECD},
  title = {Reshaping cooperation: The key role of cities},
  institution = {{OECD Publishing}},
  location = {Paris},
  date = {2018},
  doi = {10.1787/9789264302914-en}
}

@legislation{un2015,
  author = {{United Nations}},
  title = {Transforming our world: the 2030 {Agenda}},
  type = {Resolution 70/1},
  note = {In force since 1 January 2016},
  date = {2015-09-25},
  url = {https://example.org/en/70-1},
  urldate = {2022-12-15}
}

@book{ruiz2019,
  author = {Ruiz, Eva and Doe, Jo},
  title = {Rivers and towns},
  publisher = {River Press},
  date = {2019}
}
`
const SPANISH = {
  oecd2018: {
    author: 'Organización para la Cooperación y el Desarrollo Económicos',
    shortauthor: 'OCDE',
    place: 'París',
  },
  un2015: {
    author: 'Asamblea General',
    title: 'Transformar nuestro mundo: la Agenda 2030',
    genre: 'Resolución 70/1',
    note: 'En vigor desde el 1 de enero de 2016',
    url: 'https://example.org/es/70-1',
  },
}

const CHAPTERS = {
  'references.bib': WORKS,
  'content/01-arches.md':
    '---\ntitle: Arches\n---\n\nOne [@oecd2018]. Two [@un2015]. Three [@oecd2018, p. 3]. Four [@ruiz2019].\n',
  'content/02-cables.md': '---\ntitle: Cables\n---\n\n::bibliography\n',
}

const withSpanish = (references: unknown) => ({
  ...CHAPTERS,
  'locales/es/references.json':
    typeof references === 'string' ? references : `${JSON.stringify(references, null, 2)}\n`,
})

/** Messages of references files. */
async function problems(references: unknown, path = 'locales/es/references.json'): Promise<string[]> {
  const prepared = await prepare(
    createPublication({ ...withSpanish(references), [path]: withSpanish(references)['locales/es/references.json'] }),
  )
  if ('failed' in prepared) throw new Error('The publication cannot be read')
  return collectMessages(prepared.files)
    .filter(({ file }) => file.endsWith('references.json'))
    .map(({ file, line, column, rule, text }) => `${file}:${line}:${column} ${rule} ${text}`)
}

describe('references in the reader’s language', () => {
  it('are printed in that language alone, in notes, short forms and bibliography', async () => {
    const [spanish, english] = await Promise.all(
      ['es', 'en'].map(language => renderEdition(withSpanish(SPANISH), { language })),
    )
    const page = words(spanish)
    expect(page).toContain('Organización para la Cooperación y el Desarrollo Económicos (OCDE)')
    expect(page).toContain('París')
    expect(page).toContain('OCDE, ')
    expect(page).toContain('Transformar nuestro mundo: la Agenda 2030')
    expect(page).toContain('Resolución 70/1')
    expect(page).not.toMatch(/Organisation|OECD,|Resolution|In force/)
    expect(words(english)).not.toMatch(/Organización|Resolución/)
    expect(words(english)).toContain('In force since 1 January 2016')
  })

  it('leave no language mark on a title of the reader’s language, and no day on which another version was read', async () => {
    const page = await renderEdition(withSpanish(SPANISH), { language: 'es' })
    expect(select('[href="https://example.org/es/70-1"]', page)).toBeDefined()
    expect(select('[href="https://example.org/en/70-1"]', page)).toBeUndefined()
    expect(words(select('main', page))).not.toContain('15 de diciembre de 2022')
  })

  it('are sorted by what is printed', async () => {
    const entries = async (language: string) =>
      words(select('.references', await renderEdition(withSpanish(SPANISH), { language })))
    const [spanish, english] = [await entries('es'), await entries('en')]
    expect(spanish.indexOf('Asamblea')).toBeLessThan(spanish.indexOf('Organización'))
    expect(english.indexOf('Organisation')).toBeLessThan(english.indexOf('United'))
  })

  it('are never segments to translate', async () => {
    const prepared = await prepare(createPublication(withSpanish(SPANISH)))
    if ('failed' in prepared) throw new Error('The publication cannot be read')
    const [spanish] = prepared.localised.locales
    expect([...(spanish?.files.keys() ?? [])]).not.toContain('references')
  })
})

describe('what is wrong in localised references is named with its place', () => {
  it('says nothing of what is right', async () => {
    expect(await problems(SPANISH)).toEqual([])
  })

  it.each([
    [
      'a key that does not exist',
      '{\n  "oecd2108": { "place": "París" }\n}',
      '2:3 reference-unknown No entry `oecd2108` in references.bib; did you mean `oecd2018`?',
    ],
    [
      'an unknown field',
      '{\n  "oecd2018": { "titel": "X" }\n}',
      '2:17 locale-field A reference has no field `titel`; did you mean `title`?',
    ],
    ['a list of titles', '{\n  "oecd2018": { "title": ["X"] }\n}', '2:26 locale-field `title` is a list: write text'],
    [
      'an emptied DOI',
      '{\n  "oecd2018": { "doi": "" }\n}',
      '2:24 locale-field `doi` is empty: delete the line where nothing differs',
    ],
    [
      'an address in the place of a DOI',
      '{\n  "oecd2018": { "url": "https://example.org/x" }\n}',
      '2:25 reference-parity The address of `oecd2018` takes the place of its DOI 10.1787/9789264302914-en: write the `doi` of this version beside it',
    ],
    [
      'a date lost in a note',
      '{\n  "un2015": { "note": "En vigor desde enero" }\n}',
      /^locales\/es\/references.json:2:\d+ parity-number .*2016/m,
    ],
    [
      'another year in a title',
      '{\n  "un2015": { "title": "Transformar nuestro mundo: la Agenda 2020" }\n}',
      /^locales\/es\/references.json:2:\d+ parity-number .*20[23]0/,
    ],
    [
      'no date',
      '{\n  "un2015": { "date": "sin fecha" }\n}',
      '2:24 reference-date `sin fecha` is no date: write one like `2015-09-25`',
    ],
    [
      'an author lost',
      '{\n  "ruiz2019": { "author": "Ruiz, Eva" }\n}',
      '2:28 reference-parity `author` of `ruiz2019` has 1 names here, and 2 in references.bib',
    ],
    [
      'an address that runs',
      '{\n  "un2015": { "url": "javascript:alert(1)" }\n}',
      '2:23 reference-url `javascript:alert(1)` is no address: write one that begins with `https://`',
    ],
    ['no object', '[]', '1:1 locale-field The file holds a list: write an object of references by their keys, `{ … }`'],
    [
      'a text for a work',
      '{ "un2015": "x" }',
      '1:13 locale-field `un2015` is a text: write an object with the fields that differ',
    ],
    ['a missing comma', '{ "un2015": {} "oecd2018": {} }', '1:16 json-syntax Unexpected `"`, expected `,` or `}`'],
  ])('%s', async (_, references, message) => {
    const found = await problems(references)
    if (typeof message === 'string') expect(found).toEqual([`locales/es/references.json:${message}`])
    else expect(found.join('\n')).toMatch(message)
  })

  it('a language that the publication lacks, and the source language', async () => {
    expect(await problems({}, 'locales/fr/references.json')).toEqual([
      'locales/fr/references.json:1:1 locale-language No language `fr` in content/publication.yaml',
    ])
    expect(await problems({}, 'locales/en/references.json')).toEqual([
      'locales/en/references.json:1:1 locale-language The source language has its references in `references.bib` alone: move them there',
    ])
  })

  it('a chapter that wants the file for itself', async () => {
    const settings = 'content/publication.yaml'
    const root = createPublication({ 'content/references.md': '---\ntitle: R\n---\n\nText.\n' })
    const { readFileSync, writeFileSync } = await import('node:fs')
    writeFileSync(
      `${root}/${settings}`,
      readFileSync(`${root}/${settings}`, 'utf8').replace('02-cables]', '02-cables, references]'),
    )
    const prepared = await prepare(root)
    if ('failed' in prepared) throw new Error('The publication cannot be read')
    expect(prepared.loaded.file.messages.map(({ ruleId, line }) => `${line} ${ruleId}`)).toEqual(['15 chapter-name'])
  })
})
