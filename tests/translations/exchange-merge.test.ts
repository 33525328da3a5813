import { readFileSync, rmSync } from 'node:fs'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { command as exportCommand } from '../../scripts/commands/translations-export.ts'
import { command as importCommand } from '../../scripts/commands/translations-import.ts'
import { command as sync } from '../../scripts/commands/translations-sync.ts'
import { TestPublication } from './commands.ts'

const ES = 'locales/es/01-one.json'
const FIRST = 'Cities spend a quarter of all public money [@oecd2018, p. 3].[^now]'
const FIRST_ES = 'Las ciudades gastan un cuarto [@oecd2018, p. 3].[^now]'
const SECOND = 'They receive a tenth of climate finance, most of it from their own governments.'
const SECOND_ES = 'Reciben una décima parte.'
const THIRD = 'Where it comes from'

let publication: TestPublication
beforeEach(async () => {
  publication = new TestPublication()
  await publication.run(sync)
  publication.translate(ES, FIRST, FIRST_ES)
  publication.translate(ES, SECOND, SECOND_ES)
})
afterEach(() => publication.remove())

/** A translator's own file, exported now. */
async function exportTo(name: string): Promise<string> {
  const file = path.join(publication.root, `${name}-es.po`)
  expect((await publication.run(exportCommand, {}, [file])).code).toBe(0)
  return `${name}-es.po`
}

async function importFrom(name: string, options = {}): Promise<{ code: number; out: string }> {
  return publication.run(importCommand, options, [path.join(publication.root, name)])
}

/** Changes the target of an entry in a PO file. */
function write(file: string, source: string, target: string): void {
  const lines = publication.read(file).split('\n')
  const at = lines.findIndex((line, index) => line.startsWith('msgid ') && textFrom(lines, index) === source)
  const from = lines.findIndex((line, index) => index > at && line.startsWith('msgstr '))
  const to = lines.findIndex((line, index) => index > from && !line.startsWith('"'))
  lines.splice(from, to - from, `msgstr ${JSON.stringify(target)}`)
  publication.write(file, lines.join('\n'))
}

function textFrom(lines: string[], index: number): string {
  let text = ''
  for (let at = index; at === index || lines[at]?.startsWith('"'); at++)
    text += JSON.parse((lines[at] ?? '').replace(/^msgid /, ''))
  return text
}

describe('two translators with files of the same day', () => {
  it('take nothing from a file that was imported before but what was changed since', async () => {
    const ana = await exportTo('ana')
    // A colleague works at the desk.
    publication.edit(ES, SECOND_ES, 'Obtienen una décima parte.')
    publication.edit(ES, '"note": ""', '"note": "? ¿De qué año?"')
    write(ana, FIRST, FIRST_ES.replace('gastan', 'emplean'))
    expect((await importFrom(ana)).out).toContain('1 taken')
    const after = publication.read(ES)
    expect(after).toContain('Obtienen')
    expect((await importFrom(ana)).out).toContain('0 taken')
    write(ana, FIRST, FIRST_ES.replace('gastan', 'usan'))
    expect((await importFrom(ana)).out).toContain('1 taken')
    expect(publication.read(ES)).toBe(after.replace('emplean', 'usan'))
  })

  it('are not told of a cut file where a colleague went on with the last text of it meanwhile', async () => {
    const [two, source] = [
      'locales/es/02-two.json',
      'National governments should share 5 per cent of what they collect.',
    ]
    publication.translate(two, source, 'Los gobiernos deberían compartir el 5 %')
    const ana = await exportTo('ana')
    publication.edit(two, 'compartir el 5 %', 'compartir el 5 % de lo que recaudan.')
    write(ana, FIRST, FIRST_ES.replace('gastan', 'emplean'))
    expect(await importFrom(ana)).toMatchObject({ code: 0, out: expect.stringContaining('1 taken') })
    expect(publication.read(two)).toContain('de lo que recaudan.')
  })

  it('keep each their own work', async () => {
    const [ana, bea] = [await exportTo('ana'), await exportTo('bea')]
    write(ana, FIRST, FIRST_ES.replace('gastan', 'emplean'))
    write(bea, SECOND, 'Obtienen una décima parte.')
    expect(await importFrom(ana)).toMatchObject({ code: 0, out: expect.stringContaining('1 taken') })
    expect(await importFrom(bea)).toMatchObject({ code: 0, out: expect.stringContaining('1 taken') })
    expect(publication.read(ES)).toContain('emplean')
    expect(publication.read(ES)).toContain('Obtienen')
  })

  it('are told of what both changed, with both texts, and nothing is taken for it', async () => {
    const [ana, bea] = [await exportTo('ana'), await exportTo('bea')]
    write(ana, SECOND, 'Les llega una décima parte.')
    write(bea, SECOND, 'Obtienen una décima parte.')
    write(bea, THIRD, 'De dónde viene')
    await importFrom(ana)
    const { code, out } = await importFrom(bea)
    expect(code).toBe(1)
    expect(out).toMatch(
      /bea-es\.po:\d+:1 {2}error {2}`one\/p-\w+` was changed on both sides .*“Obtienen una décima parte\.”.*“Les llega una décima parte\.” {2}import-conflict/,
    )
    expect(publication.read(ES)).toContain('"target": "Les llega una décima parte."')
    expect(publication.read(ES)).toContain('De dónde viene')
  })

  it('may come to the same words', async () => {
    const [ana, bea] = [await exportTo('ana'), await exportTo('bea')]
    for (const file of [ana, bea]) write(file, SECOND, 'Obtienen una décima parte.')
    await importFrom(ana)
    expect((await importFrom(bea)).code).toBe(0)
  })

  it('may choose the one in the file, by its id', async () => {
    const bea = await exportTo('bea')
    write(bea, SECOND, 'Obtienen una décima parte.')
    publication.edit(ES, SECOND_ES, 'Les llega una décima parte.')
    const { out } = await importFrom(bea)
    const [id = ''] = /one\/p-\w+/.exec(out) ?? []
    expect((await importFrom(bea, { take: [id] })).code).toBe(0)
    expect(publication.read(ES)).toContain('Obtienen')
  })
})

describe('an untouched file', () => {
  it('changes nothing that was corrected at the desk meanwhile', async () => {
    const ana = await exportTo('ana')
    publication.edit(ES, SECOND_ES, 'Obtienen una décima parte.')
    publication.edit(ES, 'gastan', 'emplean')
    publication.edit(ES, '"note": ""', '"note": "Agreed"')
    const before = publication.read(ES)
    expect(await importFrom(ana)).toMatchObject({ code: 0, out: expect.stringContaining('0 taken') })
    expect(publication.read(ES)).toBe(before)
  })

  it('makes nothing stale again that a colleague brought up to date', async () => {
    publication.edit('content/01-one.md', 'a tenth', 'a ninth')
    await publication.run(sync)
    const ana = await exportTo('ana')
    expect(publication.read(ana)).toContain('#, fuzzy')
    publication.write(
      ES,
      publication
        .read(ES)
        .replace(/ {4}"(?:previous|stale)": .*\n/g, '')
        .replace(SECOND_ES, 'Reciben una novena parte.'),
    )
    const before = publication.read(ES)
    expect((await importFrom(ana)).code).toBe(0)
    expect(publication.read(ES)).toBe(before)
    // Nor where a tool keeps no older sources.
    publication.write(ana, publication.read(ana).replace(/^#\| .*\n/gm, ''))
    expect((await importFrom(ana)).code).toBe(0)
    expect(publication.read(ES)).toBe(before)
  })

  it('brings back no note that was deleted', async () => {
    publication.edit(ES, '"note": ""', '"note": "Is this right?"')
    const ana = await exportTo('ana')
    publication.edit(ES, '"note": "Is this right?"', '"note": ""')
    const before = publication.read(ES)
    await importFrom(ana)
    expect(publication.read(ES)).toBe(before)
  })
})

describe('the base of an entry', () => {
  it.each<[string, RegExp]>([
    ['`#.`', /^#\. Base: .*\n/gm],
    ['`#:`', /^#:.*\n/gm],
  ])('is found where a tool drops %s', async (_, lost) => {
    const ana = await exportTo('ana')
    publication.write(ana, publication.read(ana).replace(lost, ''))
    publication.edit(ES, SECOND_ES, 'Obtienen una décima parte.')
    const before = publication.read(ES)
    expect((await importFrom(ana)).code).toBe(0)
    expect(publication.read(ES)).toBe(before)
  })

  it('that is gone altogether makes every difference a conflict, and what is missing is taken', async () => {
    const ana = await exportTo('ana')
    write(ana, THIRD, 'De dónde viene')
    publication.write(ana, publication.read(ana).replace(/^#\. Base: .*\n|^#:.*\n/gm, ''))
    publication.edit(ES, SECOND_ES, 'Obtienen una décima parte.')
    const { code, out } = await importFrom(ana)
    expect(code).toBe(1)
    expect(out.match(/import-conflict/g)).toHaveLength(1)
    expect(publication.read(ES)).toContain('Obtienen')
    expect(publication.read(ES)).toContain('De dónde viene')
  })

  it('moves on with what was taken: a file may be worked on and imported again', async () => {
    const ana = await exportTo('ana')
    publication.write(ana, publication.read(ana).replaceAll('\n', '\r\n'))
    for (const target of ['Obtienen una décima parte.', 'Les llega una décima parte.', SECOND_ES]) {
      publication.write(ana, publication.read(ana).replace(/(Reciben|Obtienen|Les llega) una décima parte\./, target))
      expect((await importFrom(ana)).code).toBe(0)
      expect(publication.read(ES)).toContain(`"target": "${target}"`)
    }
    expect(publication.read(ana).replaceAll('\r\n', '')).not.toContain('\n')
    // And what a colleague did in between is a conflict still.
    publication.edit(ES, SECOND_ES, 'Se les da una décima parte.')
    publication.write(ana, publication.read(ana).replace(SECOND_ES, 'Obtienen una décima parte.'))
    expect((await importFrom(ana)).code).toBe(1)
  })
})

describe('a file that is saved fuzzy with a new target', () => {
  it('is not current when the source goes back', async () => {
    publication.edit('content/01-one.md', 'a tenth', 'a ninth')
    await publication.run(sync)
    const ana = await exportTo('ana')
    write(ana, SECOND.replace('tenth', 'ninth'), 'Reciben una novena parte.')
    await importFrom(ana)
    publication.edit('content/01-one.md', 'a ninth', 'a tenth')
    expect((await publication.run(sync)).out).not.toContain('current again')
    expect(publication.read(ES)).toContain(`"previous": "${SECOND.replace('tenth', 'ninth')}"`)
  })
})

describe('the language of a file', () => {
  it.each(['es_ES', 'es_419', 'spa', 'es-MX'])('may be %s, with a word', async language => {
    const ana = await exportTo('ana')
    write(ana, THIRD, 'De dónde viene')
    publication.write(ana, publication.read(ana).replace('Language: es', `Language: ${language}`))
    const { code, out } = await importFrom(ana)
    expect([code, out]).toEqual([0, expect.stringContaining('import-language-variant')])
    expect(publication.read(ES)).toContain('De dónde viene')
  })
})

describe('an id that a tool changed', () => {
  it('is found by the source, with a word', async () => {
    const ana = await exportTo('ana')
    write(ana, THIRD, 'De dónde viene')
    publication.write(ana, publication.read(ana).replace(/msgctxt "one\/h-\w+"/, 'msgctxt "one/h-00000"'))
    const { code, out } = await importFrom(ana)
    expect([code, out]).toEqual([0, expect.stringContaining('import-id')])
    expect(publication.read(ES)).toContain('De dónde viene')
  })
})

describe('a file that is not whole', () => {
  it.each<[string, (text: string) => string]>([
    ['empty', () => ''],
    ['blank', () => '\n\n'],
    ['no more than a header', text => text.slice(0, text.indexOf('\n\n') + 2)],
    ['cut between entries', text => `${text.slice(0, text.lastIndexOf('\n\n'))}\n`],
    ['cut within an entry', text => text.slice(0, text.lastIndexOf('msgstr'))],
    ['cut within a comment', text => text.slice(0, text.lastIndexOf('#.') + 5)],
  ])('is an error: %s', async (_, cut) => {
    const ana = await exportTo('ana')
    write(ana, THIRD, 'De dónde viene')
    publication.write(ana, cut(publication.read(ana)))
    const before = publication.read(ES)
    const { code, out } = await importFrom(ana)
    expect([code, out]).toEqual([1, expect.stringMatching(/import-incomplete|import-syntax/)])
    expect(publication.read(ES)).toBe(before)
  })

  it('is an error wherever it is cut, or takes nothing that is not whole', async () => {
    publication.translate('locales/es/02-two.json', 'What they ask', 'Qué piden')
    const ana = await exportTo('ana')
    const whole = publication.read(ana)
    const lines = whole.split('\n')
    for (let end = 1; end < lines.length - 1; end += 3) {
      publication.write(ana, `${lines.slice(0, end).join('\n')}\n`)
      const { out } = await importFrom(ana)
      expect(out).toMatch(/error|0 taken/)
      expect(publication.read(ES)).toContain(JSON.stringify(FIRST_ES))
    }
  })
})

it('a folder without files is filled again, byte for byte', async () => {
  const ana = await exportTo('ana')
  const before = publication.read(ES)
  rmSync(path.join(publication.root, 'locales/es'), { recursive: true })
  expect((await importFrom(ana)).code).toBe(0)
  expect(readFileSync(path.join(publication.root, ES), 'utf8')).toBe(before)
})
