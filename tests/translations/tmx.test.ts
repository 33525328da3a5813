import fc from 'fast-check'
import { VFile } from 'vfile'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { command as exportCommand } from '../../scripts/commands/translations-export.ts'
import { command as fill } from '../../scripts/commands/translations-fill.ts'
import { command as importCommand } from '../../scripts/commands/translations-import.ts'
import { command as sync } from '../../scripts/commands/translations-sync.ts'
import { xmlText } from '../../scripts/ground/xml-text.ts'
import { readTmx, writeTmx } from '../../scripts/translations/exchange/tmx.ts'
import { TestPublication } from './commands.ts'
import { SPANISH } from './sources.ts'
import { ENGLISH } from './workspace.ts'

const ES = 'locales/es/01-one.json'
const SECOND = 'They receive a tenth of climate finance, most of it from their own governments.'
const TENTH = 'Reciben una décima parte de la financiación climática, la mayor parte de sus propios gobiernos.'
const LANGUAGES = { source: ENGLISH, target: SPANISH }

describe('a TMX file', () => {
  let publication: TestPublication
  beforeEach(async () => {
    publication = new TestPublication()
    await publication.run(sync)
  })
  afterEach(() => publication.remove())
  const take = () => publication.run(importCommand, { format: 'tmx', language: 'es' })
  const send = (text: string) => {
    publication.write('dist/tmx/es.tmx', text)
    return take()
  }

  it('holds what is translated, and goes into the memory and no translation', async () => {
    publication.translate(ES, SECOND, TENTH)
    await publication.run(exportCommand, { format: 'tmx', language: 'es' })
    expect(publication.read('dist/tmx/es.tmx')).toContain(
      `<seg>${SECOND}</seg></tuv><tuv xml:lang="es"><seg>${TENTH}</seg>`,
    )
    publication.edit(ES, TENTH, '')
    const before = publication.read(ES)
    const { code, out } = await take()
    expect([code, out]).toEqual([0, expect.stringContaining('new in locales/es/memory.tmx')])
    expect(publication.read(ES)).toBe(before)
    expect((await take()).out).toContain(': 0 of')
    await publication.run(fill, { language: ['es'] })
    expect(publication.read(ES)).toContain(`"target": "${TENTH}",\n    "prefilled": "copy of memory.tmx"`)
    expect((await publication.run(sync)).code).toBe(0)
  })

  it.each([
    [
      'with a document type of its own',
      '<!DOCTYPE tmx [<!ENTITY e SYSTEM "file:///etc/passwd">]><tmx version="1.4"/>',
      /tmx:1:1 .*document type/,
    ],
    ['that is cut', '<tmx version="1.4"><body><tu><tuv', /import-syntax/],
    ['that is none', '<xliff/>', /This is no TMX/],
    [
      'in other languages',
      writeTmx([{ source: 'a', target: 'b', in: '' }], { source: ENGLISH, target: { id: 'ja', tag: 'ja' } }),
      /no unit in `en-GB` and `es`, but in `en-GB`, `ja`/,
    ],
    ['of too many bytes', `<tmx version="1.4"><!--${'x'.repeat(10_000_001)}--></tmx>`, /larger|MB/],
  ])('%s is refused with a place', async (_, text, said) => {
    await publication.run(exportCommand, { format: 'tmx', language: 'es' })
    const { code, out } = await send(text)
    expect([code, out]).toEqual([1, expect.stringMatching(said)])
    expect(() => publication.read('locales/es/memory.tmx')).toThrow()
  })

  it('of other programs is read: with their document type, in variants of the language, with codes', async () => {
    await publication.run(exportCommand, { format: 'tmx', language: 'es' })
    const { code, out } = await send(
      `<?xml version="1.0"?>\n<!DOCTYPE tmx SYSTEM "tmx14.dtd">\n<tmx version="1.4"><header/><body><tu><tuv xml:lang="EN-US"><seg>One <ph x="1">[^1]</ph>.</seg></tuv><tuv xml:lang="es-ES"><seg>Uno <ph x="1">[^1]</ph>.</seg></tuv></tu></body></tmx>`,
    )
    expect([code, out]).toEqual([0, expect.stringContaining('1 of 1 new')])
    expect(publication.read('locales/es/memory.tmx')).toContain('<seg>Uno [^1].</seg>')
  })
})

it('what is written is read as it was', () => {
  const words = fc
    .string({ unit: 'grapheme', minLength: 1 })
    .map(xmlText)
    .filter(text => text.trim() !== '' && !text.includes('\r'))
  fc.assert(
    fc.property(fc.array(fc.record({ source: words, target: words, in: words }), { minLength: 1 }), units => {
      expect(readTmx(new VFile(writeTmx(units, LANGUAGES)), LANGUAGES)).toEqual(units)
    }),
    { seed: 18, numRuns: 50 },
  )
})
