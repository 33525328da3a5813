import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { quickEdits } from '../../scripts/dev/preview/quick-edits.ts'
import { type Place, Snapshot } from '../../scripts/dev/preview/snapshot.ts'
import { copyBridges } from './serve.ts'

it('shows edited words with the notes and references that they had, before the edition is put together anew', async () => {
  const root = copyBridges()
  const snapshot = await Snapshot.take(root, '1')
  const place = snapshot.place('en', 'paper') as Place
  expect(quickEdits(snapshot, place)).toEqual([])
  await snapshot.page(place)
  const file = path.join(root, 'content/01-arches.md')
  const text = readFileSync(file, 'utf8')
  writeFileSync(file, text.replace('Arches *lean*', '"Bows" *lean & rest*'))
  const [edit, ...more] = quickEdits(snapshot, place)
  expect(more).toEqual([])
  expect(edit?.html).toMatch(/^“Bows” <em>lean &#x26; rest<\/em>.*<sup class="call">/)
  // What only a new snapshot can show waits for it.
  writeFileSync(file, text.replace('@smith2020, p. 3', '@smith2020, p. 4'))
  expect(quickEdits(snapshot, place)).toEqual([])
  writeFileSync(file, `${text}\n\nOne more.\n`)
  expect(quickEdits(snapshot, place)).toEqual([])
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
    { anchor: expect.stringMatching(/^[a-z]/), html: expect.stringMatching(/number.*How bows stand\s*$/) },
  ])
  expect(spanish?.map(({ html }) => html).join('\n')).toContain('Las bóvedas')
})
