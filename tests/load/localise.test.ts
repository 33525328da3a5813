import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadContent } from '../../scripts/load/content.ts'
import { localise } from '../../scripts/load/localise.ts'
import { loadPublication } from '../../scripts/load/publication.ts'
import type { Edition, Publication } from '../../scripts/model/publication.ts'
import { actorPlace, editionPlace, fieldPlace } from '../../scripts/model/word-places.ts'
import { segmentSources } from '../../scripts/translations/sources.ts'
import { syncTranslations } from '../../scripts/translations/sync.ts'
import { type Contents, createPublication, SETTINGS } from '../support/publication.ts'

async function load(contents: Contents, { synced = false } = {}) {
  const loaded = loadPublication(createPublication(contents))
  const publication = loaded.publication as Publication
  const content = await loadContent(publication, loaded)
  if (synced) syncTranslations({ publication, sources: segmentSources(content), trivial: [], check: false })
  const { languages, files } = localise(publication, content)
  const messages = files.flatMap(file => file.messages.map(({ ruleId }) => `${file.path} ${ruleId}`))
  return { publication, messages, languages, paper: publication.editions[0] as Edition }
}

const locale = (entries: Record<string, [source: string, target: string]>) =>
  JSON.stringify(
    Object.fromEntries(
      Object.entries(entries).map(([id, [source, target]]) => [id, { in: '', source, target, note: '' }]),
    ),
  )

/** Spanish words for the title, the edition and an acronym, under the ids that a sync would give. */
const SPANISH: Contents = {
  'content/acronyms.yaml': 'UN: { short: UN, long: United Nations }\n',
  'locales/en/publication.json': '{ "publication/title-aaaaa": "On bridges" }',
  'locales/es/publication.json': locale({ 'publication/title-aaaaa': ['On bridges', 'Sobre los puentes'] }),
  'locales/en/acronyms.json': '{ "acronyms/term-aaaaa": "UN", "acronyms/term-bbbbb": "United Nations" }',
  'locales/es/acronyms.json': locale({
    'acronyms/term-aaaaa': ['UN', 'ONU'],
    'acronyms/term-bbbbb': ['United Nations', 'Naciones Unidas'],
  }),
}

describe('localise', () => {
  it('translates titles and acronyms, and keeps the words of the source where there is no translation', async () => {
    const { languages } = await load(SPANISH)
    const spanish = languages.get('es')
    expect(spanish?.word(fieldPlace('title'), 'On bridges')).toEqual({ text: 'Sobre los puentes' })
    expect(spanish?.word(fieldPlace('body'), 'Council of Bridges')).toEqual({
      text: 'Council of Bridges',
      lang: 'en-GB',
    })
    expect(spanish?.acronyms).toMatchObject([{ id: 'UN', short: 'ONU', long: 'Naciones Unidas' }])
    expect(languages.get('pt')?.acronyms).toMatchObject([{ short: 'UN', long: 'United Nations' }])
    expect(languages.get('en')?.word(fieldPlace('title'), 'On bridges')).toEqual({ text: 'On bridges' })
  })

  it('finds words by where they stand, so that equal ones may have two translations', async () => {
    const settings = SETTINGS.replace('title: On bridges', 'title: Paper').replace('  towns: Towns', '  towns: Paper')
    const { languages } = await load({
      'content/publication.yaml': settings,
      'locales/en/publication.json': JSON.stringify({
        'publication/title-aaaaa': 'Paper',
        'publication/title-bbbbb': 'Why they are built',
        'publication/title-ccccc': 'Council of Bridges',
        'publication/title-ddddd': 'Paper',
      }),
      'locales/es/publication.json': locale({
        'publication/title-aaaaa': ['Paper', 'Documento'],
        'publication/title-ddddd': ['Paper', 'Texto'],
      }),
    })
    const spanish = languages.get('es')
    expect(spanish?.word(fieldPlace('title'), 'Paper')).toEqual({ text: 'Documento' })
    expect(spanish?.word(editionPlace('paper'), 'Paper')).toEqual({ text: 'Texto' })
    // Where nobody has met the words yet, they begin with the translation that they have elsewhere.
    expect(spanish?.word(actorPlace('towns'), 'Paper')).toEqual({ text: 'Documento' })
  })

  it('gives words that stood once for several places their translation in each, and a sync writes it down', async () => {
    const old: Contents = {
      'content/publication.yaml': SETTINGS.replace('title: On bridges', 'title: Paper'),
      'locales/en/publication.json': '{ "publication/title-aaaaa": "Paper" }',
      'locales/es/publication.json': locale({ 'publication/title-aaaaa': ['Paper', 'Documento'] }),
    }
    for (const synced of [false, true]) {
      const { languages, publication } = await load(old, { synced })
      expect(languages.get('es')?.word(fieldPlace('title'), 'Paper')).toEqual({ text: 'Documento' })
      expect(languages.get('es')?.word(editionPlace('paper'), 'Paper')).toEqual({ text: 'Documento' })
      if (!synced) continue
      const file = JSON.parse(readFileSync(path.join(publication.root, 'locales/es/publication.json'), 'utf8'))
      const entries = Object.values<{ source: string; target: string }>(file)
      expect(entries.filter(({ source }) => source === 'Paper').map(({ target }) => target)).toEqual([
        'Documento',
        'Documento',
      ])
      expect(existsSync(path.join(publication.root, 'locales/es/.retired.json'))).toBe(false)
    }
  })

  it('tells how much of an edition is translated', async () => {
    const { languages, paper } = await load(SPANISH)
    expect(languages.get('en')?.translated(paper)).toBe(1)
    expect(languages.get('es')?.translated(paper)).toBeGreaterThan(0)
    expect(languages.get('es')?.translated(paper)).toBeLessThan(0.5)
    expect(languages.get('pt')?.translated(paper)).toBe(0)
  })

  it('says once that the locale files are behind, until they are brought in line', async () => {
    expect((await load({})).messages).toEqual(['locales locale-out-of-date'])
    expect((await load({}, { synced: true })).messages).toEqual([])
  })
})
