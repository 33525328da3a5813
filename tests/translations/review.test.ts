import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runPipeline } from '../../scripts/build/pipeline.ts'
import { command as exportCommand } from '../../scripts/commands/translations-export.ts'
import { command as importCommand } from '../../scripts/commands/translations-import.ts'
import { command as review } from '../../scripts/commands/translations-review.ts'
import { command as status } from '../../scripts/commands/translations-status.ts'
import { command as sync } from '../../scripts/commands/translations-sync.ts'
import { silent } from '../../scripts/ground/progress.ts'
import { withReview } from '../../scripts/translations/locales/review.ts'
import { TestPublication } from './commands.ts'
import { Workspace } from './workspace.ts'

const ES = 'locales/es/01-one.json'
const SECOND = 'They receive a tenth of climate finance, most of it from their own governments.'
const TENTH = 'Reciben una décima parte de la financiación climática, la mayor parte de sus propios gobiernos.'

let publication: TestPublication
let id: string
beforeEach(async () => {
  publication = new TestPublication()
  await publication.run(sync)
  publication.translate(ES, SECOND, TENTH)
  id = new RegExp(`"(one/[^"]+)": \\{\\s+"in": "[^"]*",\\s+"source": "${SECOND}"`).exec(publication.read(ES))?.[1] ?? ''
})
afterEach(() => publication.remove())

const mark = () => publication.run(review, { language: ['es'], by: 'Ana  Pérez' }, [id])
const reviewed = async () =>
  /(\d+) reviewed/.exec((await publication.run(status, { summary: true, language: ['es'] })).out)?.[1]

describe('a review', () => {
  it('stands in the locale file with a name, a day and the texts that it is of', async () => {
    expect(await mark()).toMatchObject({ code: 0, out: expect.stringContaining('1 marked as reviewed by Ana Pérez') })
    expect(publication.read(ES)).toMatch(
      /"target": "Reciben.*",\n {4}"reviewed": "Ana Pérez, \d{4}-\d\d-\d\d, \w{8}",\n {4}"note"/,
    )
    expect(await reviewed()).toBe('1')
    expect((await mark()).out).toContain('0 marked')
  })

  it('holds for these texts and no others', async () => {
    await mark()
    const before = publication.read(ES)
    publication.edit(ES, 'la mayor parte', 'la mitad')
    expect(await reviewed()).toBeUndefined()
    publication.write(ES, before)
    publication.edit('content/01-one.md', 'a tenth', 'a ninth')
    await publication.run(sync)
    expect(await reviewed()).toBeUndefined()
    publication.edit('content/01-one.md', 'a ninth', 'a tenth')
    await publication.run(sync)
    expect(await reviewed()).toBe('1')
  })

  it('is carried over an edit that leaves translations true', async () => {
    await mark()
    publication.edit('content/01-one.md', 'most of it from', 'most from')
    await publication.run(sync, { trivial: [id] })
    expect(await reviewed()).toBe('1')
  })

  it('is of nothing that wants work', async () => {
    publication.edit(ES, TENTH, '¿Reciben una quinta parte?')
    publication.edit('content/01-one.md', 'a tenth', 'a ninth')
    await publication.run(sync)
    expect((await mark()).out).toMatch(/0 marked.*\n1 left out: not translated, stale or prefilled/)
  })

  it('is taken back', async () => {
    await mark()
    expect((await publication.run(review, { language: ['es'], withdraw: true }, [id])).out).toContain('1 no longer')
    expect(publication.read(ES)).not.toContain('"reviewed"')
  })

  it('names the segment that was perhaps meant, and wants a name', async () => {
    await expect(publication.run(review, { by: 'Ana' }, [`${id}x`])).rejects.toThrow(`did you mean \`${id}\`?`)
    await expect(publication.run(review, {}, [id])).rejects.toThrow('--by NAME')
  })
})

describe.each([
  ['xliff', 'xlf', (text: string) => text.replace(/state="translated"(?=>\s+<source[^>]*>They)/, 'state="reviewed"')],
  ['csv', 'csv', (text: string) => text.replace(/,translated,(?=[^\n]*\w{6}-\w{6}-\w{6})/, ',reviewed,')],
])('in %s', (format, extension, pass) => {
  const file = `dist/${format}/es.${extension}`

  it('comes back with the name of who vouches for it, and is left without one', async () => {
    await publication.run(exportCommand, { format, language: 'es' })
    publication.write(file, pass(publication.read(file)))
    const left = await publication.run(importCommand, { format, language: 'es' })
    expect(left).toMatchObject({ code: 0, out: expect.stringContaining('--by NAME') })
    expect(publication.read(ES)).not.toContain('"reviewed"')
    const taken = await publication.run(importCommand, { format, language: 'es', by: 'Rui' })
    expect(taken).toMatchObject({ code: 0, out: expect.stringContaining('1 taken') })
    expect(publication.read(ES)).toContain('"reviewed": "Rui, ')
  })

  it('goes out with the text, and a file that nobody touched gives none back that was withdrawn', async () => {
    await mark()
    await publication.run(exportCommand, { format, language: 'es' })
    expect(publication.read(file)).toMatch(/state="reviewed"|,reviewed,/)
    await publication.run(review, { language: ['es'], withdraw: true }, [id])
    const before = publication.read(ES)
    expect((await publication.run(importCommand, { format, language: 'es', by: 'Rui' })).out).toContain('0 taken')
    expect(publication.read(ES)).toBe(before)
  })

  it('is void where the text came back otherwise', async () => {
    await mark()
    await publication.run(exportCommand, { format, language: 'es' })
    publication.edit(file, 'la mayor parte', 'en su mayoría')
    expect((await publication.run(importCommand, { format, language: 'es', by: 'Rui' })).out).toContain('1 taken')
    expect(publication.read(ES)).toContain('en su mayoría')
    expect(await reviewed()).toBeUndefined()
  })
})

it('tells a PO editor who has reviewed an entry', async () => {
  await mark()
  await publication.run(exportCommand, { language: 'es' })
  expect(publication.read('dist/po/es.po')).toMatch(/#\. Reviewed: Ana Pérez, \d{4}-/)
  const before = publication.read(ES)
  expect(await publication.run(importCommand, { language: 'es' })).toMatchObject({
    code: 0,
    out: expect.stringContaining('0 taken'),
  })
  expect(publication.read(ES)).toBe(before)
})

it('is wanted of all by a release, where publication.yaml says so', async () => {
  publication.edit('content/publication.yaml', 'languages:', 'translate: { reviewed: [es] }\nlanguages:')
  const unreviewed = async () => {
    const { messages } = await runPipeline({ root: publication.root, formats: [], release: true, progress: silent })
    return messages.filter(({ rule }) => rule === 'release-unreviewed').map(({ text }) => text)
  }
  expect(await unreviewed()).toEqual([expect.stringContaining(id)])
  await mark()
  expect(await unreviewed()).toEqual([])
})

describe('a translation that no person has looked at', () => {
  const workspace = () => {
    const found = new Workspace({ one: ['Bridges stand.'] })
    found.sync()
    const [[first]] = found.entries('one') as [[string, unknown]]
    found.translate('one', first, entry => {
      entry.target = 'Los puentes se sostienen.'
      entry.prefilled = 'machine'
    })
    return { found, first }
  }

  it('keeps its mark through edits of the source and back', () => {
    const { found, first } = workspace()
    found.chapters = { one: ['Bridges stood.'] }
    found.sync()
    found.chapters = { one: ['Bridges stand.'] }
    found.sync()
    expect(found.entries('one')).toEqual([
      [first, expect.objectContaining({ prefilled: 'machine', target: 'Los puentes se sostienen.' })],
    ])
  })

  it('cannot be reviewed as it is', () => {
    const { found } = workspace()
    const [[, entry]] = found.entries('one') as [[string, Parameters<typeof withReview>[0]]]
    const { prefilled: _, ...looked } = withReview(entry, 'Ana', '2026-01-01')
    expect(looked.reviewed).toMatch(/^Ana, 2026-01-01, /)
  })
})

it.each([
  ['po', 'po', (text: string) => text.replace('#, fuzzy\n', '')],
  ['csv', 'csv', (text: string) => text.replace(',needs work,', ',translated,')],
])(
  'what was filled in goes out as unfinished in %s, and is done once somebody says so',
  async (format, extension, finish) => {
    publication.edit(ES, `"target": "${TENTH}"`, `"target": "${TENTH}",\n    "prefilled": "machine"`)
    const file = `dist/${format}/es.${extension}`
    await publication.run(exportCommand, { format, language: 'es', unfinished: true })
    const before = publication.read(ES)
    expect((await publication.run(importCommand, { format, language: 'es' })).out).toContain('0 taken')
    expect(publication.read(ES)).toBe(before)
    publication.write(file, finish(publication.read(file)))
    expect((await publication.run(importCommand, { format, language: 'es' })).out).toContain('1 taken')
    expect(publication.read(ES)).not.toContain('prefilled')
  },
)
