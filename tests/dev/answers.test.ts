import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Element } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { select, selectAll } from 'hast-util-select'
import { toString as textIn } from 'hast-util-to-string'
import { VFile } from 'vfile'
import { expect, it } from 'vitest'
import { readMember } from '../../scripts/consultation/entries/member-file.ts'
import { copyRound, HOSTILE, memberFile } from './answers.ts'
import { ask, serve } from './serve.ts'

const FILE = { round: 'first', file: 'member-a.yaml' }

async function open() {
  const root = copyRound()
  const { url } = await serve(root)
  const page = async (address: string) => fromHtml((await ask(url, { path: address })).body)
  const post = async (address: string, body: object) => {
    const headers = { 'Content-Type': 'application/json' }
    const answer = await ask(url, { path: address, method: 'POST', headers, body: JSON.stringify(body) })
    return { status: answer.status, value: JSON.parse(answer.body) as Record<string, unknown> }
  }
  const entry = (id: string) =>
    readMember(new VFile(readFileSync(memberFile(root, 'Member A'), 'utf8')))?.entries.find(one => one.id === id)
  const baseOf = async (id: string): Promise<string> => {
    const { value } = await post('/api/answers/state', { round: 'first', place: 'All' })
    const states = value.entries as { key: string; base: string }[]
    return states.find(({ key }) => key === `member-a.yaml ${id}`)?.base ?? ''
  }
  return { root, page, post, entry, baseOf }
}

it('lists places and members with what is open, and shows every entry once', async () => {
  const { page } = await open()
  expect(selectAll('a', await page('/')).map(({ properties }) => properties.href)).toContain('/consultation/first')
  const rows = selectAll('table.chapters tr', await page('/consultation/first')).map(row => textIn(row))
  expect(rows).toEqual([
    ...['EntriesOpen', 'Arches33', 'Questions10', 'On the whole text11', 'On what is no longer in the text11'],
    ...['Together65', 'EntriesOpen', 'Member A33', 'Member B32'],
  ])
  const all = await page('/consultation/first/All')
  const ids = selectAll('article', all).map(({ properties }) => String(properties.dataKey).split(' ')[1])
  expect(ids.toSorted()).toEqual(['a1', 'a2', 'a3', 'b1', 'b2', 'b3'])
  const headings = selectAll('h1, h2, h3, h4', all).map(({ tagName }) => Number(tagName[1]))
  expect(headings.every((level, index) => level <= (headings[index - 1] ?? 0) + 1)).toBe(true)
  for (const field of selectAll('article :is(textarea, select, input)', all))
    expect(selectAll(`label[for="${String(field.properties.id)}"]`, all)).toHaveLength(1)
  expect((await page('/consultation/first/nothing')).children.length).toBeGreaterThan(0)
  expect(textIn(await page('/consultation/first/nothing'))).toContain('There is no such page')
})

it('speaks each language of the publication, and says it of the page', async () => {
  const { page, post } = await open()
  const round = await page('/consultation/es/first')
  expect(select('html', round)?.properties.lang).toBe('es')
  expect(selectAll('.languages a', round).map(({ properties }) => properties.href)).toEqual([
    ...['/consultation/first', '/consultation/es/first', '/consultation/pt/first'],
  ])
  const links = selectAll('table a', round).map(({ properties }) => String(properties.href))
  expect(links.every(href => href.startsWith('/consultation/es/first/'))).toBe(true)
  const chapter = await page('/consultation/es/first/arches')
  expect(selectAll('article select[data-field="status"] option', chapter).map(option => textIn(option))).toContain(
    'aceptado en parte',
  )
  // The text itself stays in the language of the chapters.
  expect(textIn(select('.passages', chapter) as Element)).toContain('The first stone is laid by the mayor')
  // What no language has is the name of no page.
  expect(textIn(await page('/consultation/de/first'))).toContain('There is no such page')
  const { value } = await post('/api/answers/state', { round: 'first', language: 'pt', place: 'All' })
  expect(value.progress).toBe('1 de 6 respondidas')
  const gone = await post('/api/answers/save', {
    ...{ ...FILE, language: 'es', id: 'zz', base: '', response: '', status: '', by: '' },
  })
  expect(gone).toEqual({ status: 404, value: { error: 'La entrada ya no existe: vuelva a cargar la página' } })
})

it('shows rival proposals for one sentence side by side, and what members wrote as text', async () => {
  const { page } = await open()
  const chapter = await page('/consultation/first/arches')
  const [rivals, ...others] = selectAll('.rivals', chapter)
  expect(others).toEqual([])
  expect(selectAll('li > a', rivals as Element).map(link => textIn(link))).toEqual(['Member A', 'Member B'])
  // The text of the whole chapter stands beside them.
  expect(textIn(select('.passages', chapter) as Element)).toContain('The first stone is laid by the mayor')
  const all = await page('/consultation/first/All')
  expect(textIn(all)).toContain(HOSTILE)
  expect(selectAll('main :is(script, img)', all)).toEqual([])
})

it('saves an answer, and never over one that it has not seen', async () => {
  const { root, post, entry, baseOf } = await open()
  const answer = { ...FILE, id: 'a1', response: ' We did.\r\nSo it is. ', status: 'accepted', by: 'Office' }
  const base = await baseOf('a1')
  const saved = await post('/api/answers/save', { ...answer, base })
  expect(saved.status).toBe(200)
  expect(entry('a1')).toMatchObject({ response: 'We did.\nSo it is.', status: 'accepted', by: 'Office' })
  const late = await post('/api/answers/save', { ...answer, base, response: 'Otherwise' })
  expect(late.status).toBe(409)
  expect(String(late.value.conflict)).toMatch(/Otherwise.*We did/s)
  expect(entry('a1')?.response).toBe('We did.\nSo it is.')

  // Half-written: nothing is read from it, nothing is written over it.
  const file = memberFile(root, 'Member A')
  const half = readFileSync(file, 'utf8').slice(0, 300)
  writeFileSync(file, `${half}\n  - id: "`)
  const refused = await post('/api/answers/save', { ...answer, base })
  expect(refused.status).toBe(422)
  expect(String(refused.value.error)).toContain('first/member-a.yaml:')
  expect(readFileSync(file, 'utf8')).toBe(`${half}\n  - id: "`)
})

it.each([
  { file: '../../publication.yaml', id: 'a1' },
  { file: 'sent/paper.en.xqc7e9bm.json', id: 'a1' },
  { file: 'round.yaml', id: 'a1' },
  { file: 'member-a.yaml', id: 'zz' },
])('writes nowhere but into entries of members: $file $id', async place => {
  const { post } = await open()
  const answer = { round: 'first', ...place, base: '', response: 'x', status: '', by: '' }
  expect((await post('/api/answers/save', answer)).status).toBeGreaterThanOrEqual(404)
})

it('writes a proposal into the chapter, marks its translations, and refuses what the text no longer has', async () => {
  const { root, page, post } = await open()
  const chapter = path.join(root, 'content/01-arches.md')
  const textBase = async () => {
    const passages = selectAll('.passage', await page('/consultation/first/arches'))
    const one = passages.find(({ properties }) => properties.dataSegment === 'arches/p-nrqr0')
    return String(one?.properties.dataBase)
  }
  const base = await textBase()
  const applied = await post('/api/answers/apply', { ...FILE, id: 'a1', textBase: base })
  expect(applied.status).toBe(200)
  expect(readFileSync(chapter, 'utf8')).toContain('towns that have no money and much stone')
  expect(readFileSync(path.join(root, 'locales/es/01-arches.json'), 'utf8')).toContain('"previous"')

  const other = { round: 'first', file: 'member-b.yaml', id: 'b1' }
  const late = await post('/api/answers/apply', { ...other, textBase: base })
  expect(late).toMatchObject({ status: 409, value: { error: expect.stringContaining('changed meanwhile') } })
  const gone = await post('/api/answers/apply', { ...other, textBase: await textBase() })
  expect(gone).toMatchObject({ status: 409, value: { error: expect.stringContaining('content/01-arches.md') } })
  expect(readFileSync(chapter, 'utf8')).not.toContain('many debts')
})
