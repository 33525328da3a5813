import { expect, it } from 'vitest'
import { runPipeline } from '../../scripts/build/pipeline.ts'
import { silent } from '../../scripts/ground/progress.ts'
import { type Contents, chapter, createPublication, SETTINGS } from '../support/publication.ts'

const SPELLED = `${SETTINGS}checks: { spelling: true }\n`

async function spelling(body: string, contents: Contents = {}): Promise<string[]> {
  const root = createPublication({
    'content/publication.yaml': SPELLED,
    'content/02-cables.md': chapter('Cables', body),
    ...contents,
  })
  const { messages } = await runPipeline({ root, formats: [], progress: silent })
  return messages.flatMap(({ rule, line, column, text }) => (rule === 'spelling' ? [`${line}:${column} ${text}`] : []))
}

/** The words that are said to be in no dictionary. */
const wrong = (messages: readonly string[]): string[] => messages.map(text => /`(.+?)`/.exec(text)?.[1] ?? '')

it('names a word in no dictionary at its place, with the nearest right ones', async () => {
  expect(await spelling('The goverment **pays** for a brigde.')).toEqual([
    expect.stringMatching(/^5:5 No dictionary has `goverment`: .*did you mean `government`/),
    expect.stringMatching(/^5:30 No dictionary has `brigde`: .*did you mean `.*bridge`/),
  ])
})

it('reads titles, notes, cells, boxes and alternative texts', async () => {
  const body = [
    '## Hevy loads',
    'Text.[^a]',
    '| Lenght |\n|---|\n| thre |',
    ':::box\n## Deeep\nA widht.\n:::',
    '[^a]: A noote.',
    '![A brdge](figures/a.svg)',
  ].join('\n\n')
  const drawing = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 20"><text x="2" y="15">Loadd</text></svg>'
  const found = await spelling(body, { 'content/figures/a.svg': drawing })
  expect(wrong(found).sort()).toEqual(['Deeep', 'Hevy', 'Lenght', 'Loadd', 'brdge', 'noote', 'thre', 'widht'])
})

it('takes the publication’s own words for right: listed ones, acronyms, names of authors, words with a capital', async () => {
  const own = { 'content/words.yaml': 'all: [Muungano wa Wanavijiji]\nen: [girderette]\n' }
  const body = "Girderette and girderette's; Muungano wa Wanavijiji; BRCs; Gómez's; the girderette-based; Zzyx."
  expect(wrong(await spelling(body, own))).toEqual(['Zzyx'])
})

it('does not take a listed name for another word in small letters', async () => {
  expect(wrong(await spelling('A kerala.', { 'content/words.yaml': 'all: [Kerala]\n' }))).toEqual(['kerala'])
})

it('looks up the parts of compounds, and stands at the wrong one', async () => {
  expect(await spelling('A city-baesd, sub-national, inter-city one.')).toEqual([
    expect.stringMatching(/^5:8 No dictionary has `baesd`/),
  ])
})

it('offers the publication’s own words for names that are mistyped', async () => {
  const [found] = await spelling('In Keralla.', { 'content/words.yaml': 'all: [Kerala]\n' })
  expect(found).toMatch(/did you mean `Kerala`/)
})

it('lets words in emphasis and links be of another language of the publication', async () => {
  const body = 'The *presupuesto participativo*, [gobierno](https://example.org) and gobierno.'
  expect(await spelling(body)).toEqual([expect.stringMatching(/^5:70 No dictionary has `gobierno`/)])
})

it('tells of a word that a translation has from its source there, unless it is a word of that language', async () => {
  const source = 'Learning in the baraza, 20 mm deep.'
  const target = 'Learning en la baraza, 20 mm de fondo.'
  const locale = (entry: unknown): string => JSON.stringify({ 'cables/p-aaaaa': entry }, undefined, 2)
  const found = await spelling(source, {
    'content/words.yaml': 'en: [baraza]\n',
    'locales/en/02-cables.json': JSON.stringify({ 'cables/p-aaaaa': source }),
    'locales/es/02-cables.json': locale({ in: 'Cables › paragraph', source, target, note: '' }),
  })
  expect(wrong(found)).toEqual(['Learning'])
})

it('names a language of the list that the publication does not have', async () => {
  const root = createPublication({ 'content/words.yaml': 'eng: [girderette]\n' })
  const { messages } = await runPipeline({ root, formats: [], progress: silent })
  expect(messages.map(({ file, line, rule, text }) => `${file}:${line} ${rule} ${text}`)).toContainEqual(
    expect.stringMatching(/^content\/words.yaml:1 yaml-schema `eng` is no language .*did you mean `en`/),
  )
})
