import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { quickEdits, rehearse } from '../../scripts/dev/preview/quick-edits.ts'
import { type Place, Snapshot } from '../../scripts/dev/preview/snapshot.ts'
import { copyBridges } from './serve.ts'

it('shows edited words with the notes and references that they had, before the edition is put together anew', async () => {
  const root = copyBridges()
  const snapshot = await Snapshot.take(root, '1')
  const place = snapshot.place('en', 'paper') as Place
  expect(quickEdits(snapshot, place)).toEqual([])
  await snapshot.page(place)
  rehearse(snapshot, place)
  const file = path.join(root, 'content/01-arches.md')
  const text = readFileSync(file, 'utf8')
  writeFileSync(file, text.replace('Arches *lean*', '"Bows" *lean & rest*'))
  const [edit, ...more] = quickEdits(snapshot, place)
  expect(more).toEqual([])
  expect(edit?.html).toMatch(/^“Bows” <em>lean &#x26; rest<\/em>.*<sup class="call">/)
  // What is worked out by the next snapshot alone is left open until then.
  writeFileSync(file, text.replace('@smith2020, p. 3', '@smith2020, p. 4'))
  expect(quickEdits(snapshot, place)).toEqual([
    { ...edit, html: expect.stringMatching(/^Arches <em>lean<\/em> …, and .*<sup class="call">/) },
  ])
})

it('shows paragraphs that came, went, were split or moved, and captions', async () => {
  const root = copyBridges()
  const snapshot = await Snapshot.take(root, '1')
  const place = snapshot.place('en', 'paper') as Place
  await snapshot.page(place)
  const file = path.join(root, 'content/01-arches.md')
  const text = readFileSync(file, 'utf8')
  const after = (edited: string) => {
    expect(edited).not.toBe(text)
    writeFileSync(file, edited)
    return quickEdits(snapshot, place)
  }
  const blocks = text.split('\n\n')
  const first = blocks.findIndex(block => block.startsWith('Arches'))
  const anchor = expect.stringMatching(/^p-/)
  const added = after(
    [...blocks.slice(0, first + 1), 'One *more* [@smith2020].', 'And two.', ...blocks.slice(first + 1)].join('\n\n'),
  )
  expect(added).toEqual([
    { anchor, change: 'behind', html: '<p>One <em>more</em> ….</p>\n' },
    { anchor, change: 'behind', html: '<p>And two.</p>\n' },
  ])
  expect(after(blocks.toSpliced(first, 1).join('\n\n'))).toEqual([{ anchor, change: 'gone', html: '' }])
  expect(after(text.replace('Arches *lean*', 'Arches *lean*.\n\nThey stand'))).toEqual([
    { anchor, change: 'words', html: 'Arches <em>lean</em>.\n' },
    { anchor, change: 'behind', html: expect.stringMatching(/^<p>They stand …, and “hold”/) },
  ])
  expect(after(`${text}\nBehind the notes.\n`)).toEqual([
    { anchor: expect.any(String), change: 'behind', html: '<p>Behind the notes.</p>\n' },
  ])
  expect(after(text.replace('Two blocks. Source', 'Two stones. Source'))).toEqual([
    { anchor: expect.stringMatching(/^cap-/), change: 'words', html: expect.stringMatching(/^Two stones\./) },
  ])
})

it('shows edited headings with their number, and edited translations, as soon', async () => {
  const root = copyBridges()
  const snapshot = await Snapshot.take(root, '1')
  const edit = (name: string, from: RegExp, to: string): void => {
    const file = path.join(root, name)
    writeFileSync(file, readFileSync(file, 'utf8').replace(from, to))
  }
  const places = ['en', 'es'].map(language => snapshot.place(language, 'paper') as Place)
  for (const place of places) await snapshot.page(place)
  edit('content/01-arches.md', /^## .*?(?=\n| \{)/m, '## How bows stand')
  edit('locales/es/01-arches.json', /Los arcos/, 'Las bóvedas')
  const [english, spanish] = places.map(place => quickEdits(snapshot, place))
  expect(english).toEqual([
    {
      anchor: expect.stringMatching(/^[a-z]/),
      change: 'words',
      html: expect.stringMatching(/number.*How bows stand\s*$/),
    },
  ])
  expect(spanish?.map(({ html }) => html).join('\n')).toContain('Las bóvedas')
})

it('shows notes, tables, lists and titles that were edited', async () => {
  const root = copyBridges()
  const snapshot = await Snapshot.take(root, '1')
  const place = snapshot.place('en', 'paper') as Place
  const { html: page = '' } = (await snapshot.page(place)) ?? {}
  const file = path.join(root, 'content/01-arches.md')
  const text = readFileSync(file, 'utf8')
  const after = (edited: string) => {
    expect(edited).not.toBe(text)
    writeFileSync(file, edited)
    const edits = quickEdits(snapshot, place)
    for (const { anchor } of edits) expect(page).toContain(`id="${anchor}"`)
    return edits
  }
  expect(after(text.replace('They lean on each other;', 'They rest;'))).toEqual([
    { anchor: expect.stringMatching(/^fn-/), change: 'words', html: expect.stringMatching(/^They rest; see .*Ruiz/) },
  ])
  // A number alone is not for translators, and so no segment.
  const [number, ...more] = after(text.replace('60 |', '61 |').replace('| Steel |', '| Iron | 5 |\n| Steel |'))
  expect(more).toEqual([])
  expect(number).toMatchObject({ anchor: expect.stringMatching(/^td-/), change: 'table' })
  const [head, ...rows] = number?.html.match(/<tr>.*?<\/tr>/gs) ?? []
  expect(head).toContain(`id="${number?.anchor}"`)
  expect(
    rows.map(row =>
      row
        .replace(/<[^>]*>|\s+/g, ' ')
        .trim()
        .split(/\s+/),
    ),
  ).toEqual([
    ['Stone', '61'],
    ['Iron', '5'],
    ['Steel', '2023'],
  ])
  expect(after(text.replace(':::figure', '- One.\n- Two [@ruiz2019].\n\n:::figure'))).toEqual([
    {
      anchor: expect.stringMatching(/^p-/),
      change: 'behind',
      html: expect.stringMatching(/^<ul>.*One.*Two ….*<\/ul>/s),
    },
  ])
  writeFileSync(file, text)
  const settings = path.join(root, 'content/publication.yaml')
  const written = readFileSync(settings, 'utf8')
  const title = snapshot.publication?.title ?? ''
  writeFileSync(settings, written.replace(title, 'Bows'))
  expect(quickEdits(snapshot, place)).toEqual([{ anchor: title, change: 'text', html: 'Bows' }])
})
