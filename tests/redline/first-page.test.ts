import { select, selectAll } from 'hast-util-select'
import { toString as textOf } from 'hast-util-to-string'
import { expect, it } from 'vitest'
import { changedSettings, listChanges } from '../../scripts/redline/list-changes.ts'
import { weigh } from '../../scripts/redline/weigh.ts'
import { chapter, SETTINGS } from '../support/publication.ts'
import { comparison, firstPageOf } from './revisions.ts'

const PARAGRAPHS = [
  'Stone arches carry by leaning on one another, and so they last for 300 years.',
  'Towns should plan the upkeep of their bridges together with those downstream.',
  'A cable that nobody looks at is a cable that will part in the next storm.',
  'Engineers from seven valleys met twice to compare what rust had done to rivets.',
  'Ferries were cheaper and slower and far more popular than any drawing showed.',
]

const paper = (paragraphs: readonly string[], more: Record<string, string> = {}) => ({
  'content/01-arches.md': chapter('Arches', paragraphs.join('\n\n')),
  ...more,
})

const edited = (at: number, from: string, to: string): string[] =>
  PARAGRAPHS.with(at, (PARAGRAPHS[at] ?? '').replace(from, to))

it.each([
  ['300 years', '400 years', 'numbers'],
  ['is a cable', 'is not a cable', 'negations'],
  ['Towns should', 'Towns must', 'obligations'],
  ['from seven valleys', 'from Leeds', 'names'],
  ['cheaper', 'dearer', 'wording'],
  ['slower and', 'slower, and', 'punctuation'],
])('weighs %s → %s by its %s', (from, to, weight) => {
  const before = PARAGRAPHS.find(text => text.includes(from)) ?? ''
  expect(weigh({ kind: 'edited', before, after: before.replace(from, to) }, 'en-GB').weight).toBe(weight)
})

it.each([
  ['es', 'Los municipios deben planear.', 'Los municipios pueden planear.', 'obligations'],
  ['es', 'El puente se abrió.', 'El puente no se abrió.', 'negations'],
  ['pt-BR', 'Os municípios devem planejar.', 'Os municípios podem planejar.', 'obligations'],
  ['fr-FR', 'Les villes doivent payer.', 'Les villes devraient payer.', 'obligations'],
])('weighs in %s', (tag, before, after, weight) => {
  expect(weigh({ kind: 'edited', before, after }, tag).weight).toBe(weight)
})

it('lists what changed with the weightiest first, links to it, and counts it by chapter', async () => {
  const after = edited(0, '300', '400').with(4, (PARAGRAPHS[4] ?? '').replace('slower and', 'slower, and'))
  const [first = '', ...others] = after
  const page = await firstPageOf(
    paper(PARAGRAPHS),
    paper([
      ...others.with(1, 'Nobody had thought of lamps before winter came to the valley with its long nights.'),
      first,
    ]),
  )
  const links = selectAll(':is(td, li) a[href^="#"]', page).map(({ properties }) => String(properties.href).slice(1))
  for (const id of links) expect(select(`[id="${id}"]`, page), id).toBeTruthy()
  const labels = selectAll('#chapter-redline > p > strong', page).map(textOf)
  expect(labels[0]).toMatch(/^Numbers/)
  expect(labels.at(-1)).toMatch(/^Punctuation/)
  const [head, row] = selectAll('#chapter-redline table:first-of-type tr', page).map(textOf)
  expect(head).toMatch(/Chapter.*new.*deleted.*edited.*moved and edited/s)
  expect(row).toMatch(/Arches.*1.*1/s)
})

it('has what came as a whole in one chapter together, each with a link', async () => {
  const fresh = ['Lamps', 'Boats', 'Rails'].map(
    word => `${word} came to the valley long before anybody had thought of them.`,
  )
  const page = await firstPageOf(paper(PARAGRAPHS), paper([...fresh, ...PARAGRAPHS]))
  const rows = selectAll('#chapter-redline li', page).filter(item => select('ins a', item))
  expect(rows.map(row => textOf(row).replace(/\s+/g, ' '))).toEqual([
    expect.stringMatching(/Arches · new \(3\).*Lamps.* · .*Rails/),
  ])
  const links = selectAll('ins a', rows[0]).map(({ properties }) => String(properties.href).slice(1))
  expect(new Set(links).size).toBe(3)
  for (const id of links) expect(select(`[id="${id}"]`, page), id).toBeTruthy()
})

it('counts a citation as part of its paragraph', async () => {
  const cite = (locator: string) => paper(PARAGRAPHS.with(1, `${PARAGRAPHS[1]} [@smith2020, p. ${locator}]`))
  const { compared, made } = await comparison(cite('3'), cite('4'))
  expect(listChanges(compared, made).map(({ kind, weight }) => `${kind} ${weight}`)).toEqual(['edited numbers'])
})

it('says what a change means for each translation, and where a translation stayed behind', async () => {
  const spanish = (entries: Record<string, object>) => ({
    'locales/es/01-arches.json': JSON.stringify(entries),
  })
  const ids = ['arches/p-aaaaa', 'arches/p-bbbbb', 'arches/p-ccccc', 'arches/p-ddddd', 'arches/p-eeeee']
  const register = (paragraphs: readonly string[]) => ({
    'locales/en/01-arches.json': JSON.stringify({
      'arches/title-aaaaa': 'Arches',
      ...Object.fromEntries(ids.map((id, at) => [id, paragraphs[at]])),
    }),
  })
  const targets = ['Uno de 300 años.', 'Dos deben.', 'Tres.', 'Cuatro siete.', 'Cinco.']
  const entries = (paragraphs: readonly string[], own: readonly string[]) =>
    Object.fromEntries(ids.map((id, at) => [id, { in: 'Arches', source: paragraphs[at], target: own[at], note: '' }]))
  const after = edited(0, '300', '400')
    .with(1, (PARAGRAPHS[1] ?? '').replace('should', 'must'))
    .with(4, (PARAGRAPHS[4] ?? '').replace('slower and', 'slower, and'))
  const old = paper(PARAGRAPHS, { ...register(PARAGRAPHS), ...spanish(entries(PARAGRAPHS, targets)) })
  // The first was translated anew; the second and the fifth wait.
  const waiting = {
    ...entries(after, targets),
    [ids[0] ?? '']: { in: 'Arches', source: after[0], target: 'Uno de 400 años.', note: '' },
  }
  for (const at of [1, 4])
    waiting[ids[at] ?? ''] = { in: 'Arches', source: PARAGRAPHS[at], target: targets[at], note: '' }
  const fresh = paper(after, { ...register(after), ...spanish(waiting) })
  const { compared, made } = await comparison(old, fresh)
  expect(listChanges(compared, made).map(({ weight, consequences }) => [weight, consequences.get('es')])).toEqual([
    ['numbers', 'updated'],
    ['obligations', 'stale'],
    ['punctuation', 'minor'],
  ])
  const page = await firstPageOf(old, fresh, 'es')
  expect(textOf(page)).toContain('Cambiado en el original y no en esta traducción')
})

it('tells what changed in settings, acronyms and terms', async () => {
  const terms = (form: string) => `bridge:\n  es: ${form}\n`
  const { compared } = await comparison(
    {
      'locales/terms.yaml': terms('puente'),
      'content/acronyms.yaml': 'SDG:\n  short: SDG\n  long: Sustainable Development Goal\n',
    },
    {
      'content/publication.yaml': SETTINGS.replace('"1.0"', '"1.1"').replace('title: On bridges', 'title: On ferries'),
      'locales/terms.yaml': terms('puente | pasarela'),
      'content/acronyms.yaml': 'SDG:\n  short: SDG\n  long: Sustainable Development Goals\n',
    },
  )
  const changed = changedSettings(compared).map(({ name, before, after }) => `${name}: ${before} → ${after}`)
  expect(changed).toContainEqual('version: 1.0 → 1.1')
  expect(changed.join('\n')).toMatch(/On bridges → On ferries/)
  expect(changed.join('\n')).toMatch(/puente → .*pasarela/)
  expect(changed.join('\n')).toMatch(/Sustainable Development Goal → Sustainable Development Goals/)
  expect(changed).toHaveLength(4)
})
