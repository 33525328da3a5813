import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fromHtml } from 'hast-util-from-html'
import { select, selectAll } from 'hast-util-select'
import { describe, expect, it } from 'vitest'
import { runPipeline } from '../../scripts/build/pipeline.ts'
import { silent } from '../../scripts/ground/progress.ts'
import type { SentText } from '../../scripts/model/sent-text.ts'
import { readWorkbook } from '../../scripts/office/read-workbook.ts'
import { readWord } from '../../scripts/office/word/read-word.ts'
import { consultation } from '../../scripts/renditions/consultation.ts'
import { all, readDocx } from '../formats/docx/read-docx.ts'
import { runCommand } from '../support/command-line.ts'
import { createPublication, SETTINGS } from '../support/publication.ts'
import { words } from '../support/render.ts'
import { CONSULTED, ROUND, type SentRound, sendRound } from './round.ts'

let sent: Promise<SentRound> | undefined
const round = (): Promise<SentRound> => {
  sent ??= sendRound(['html', 'docx', 'comment-sheet']).then(made => ({
    ...made,
    read: (
      files => (name: string) =>
        files.get(name) ?? new Uint8Array()
    )(new Map(made.written.map(name => [name, made.read(name)]))),
  }))
  return sent
}

describe('what members get in a round of consultation', { timeout: 120_000 }, () => {
  it('is made for every language, beside the editions', async () => {
    const { written, messages } = await round()
    expect(messages.filter(({ severity }) => severity === 'error')).toEqual([])
    expect([...written].sort()).toEqual(
      ['en', 'es', 'pt'].flatMap(id => ['docx', 'html', 'xlsx'].map(ending => `${id}/paper.first.${ending}`)),
    )
  })

  it('says on its cover until when and how to answer, and has numbered paragraphs', async () => {
    const page = fromHtml((await round()).read('es/paper.first.html'))
    expect(selectAll('.cover-consultation', page).map(words).join(' ')).toMatch(
      /10 de enero de 2023 al 28 de febrero de 2023.*secretariat@example\.org/,
    )
    expect(words(select('.paragraph-number', page))).toBe('1')
  })

  it('has a Word file that keeps changes, knows its round, and marks every paragraph, cell and note', async () => {
    const bytes = (await round()).read('en/paper.first.docx')
    const word = readDocx(bytes)
    const settings = new TextDecoder().decode(word.parts['word/settings.xml'])
    expect(settings).toContain('<w:trackRevisions/>')
    const read = readWord(bytes)
    expect(read.properties.get('Consultation')).toMatch(/^first\/paper\/en\/\w{8}$/)
    const marked = (start: string) =>
      read.paragraphs.find(({ pieces }) =>
        pieces
          .map(({ text }) => text)
          .join('')
          .startsWith(start),
      )
    for (const start of ['Arches carry', 'The first stone', 'Box 1 Rope or stone', 'Keystone', ' Some say'])
      expect(
        marked(start)?.bookmarks.some(name => /^_(?:p|li|box|td|fn)_/.test(name)),
        start,
      ).toBe(true)
    expect(all(word.document, 'w:bookmarkStart').map(({ attributes }) => attributes['w:name'])).toEqual(
      expect.arrayContaining(['_answer_body', '_answer_mail', '_answer_kind', '_answer_1', '_answer_2']),
    )
  })

  it('has the numbers of paragraphs beside their words, in boxes and lists as well', async () => {
    const { parts } = readDocx((await round()).read('en/paper.first.docx'))
    const document = new TextDecoder().decode(parts['word/document.xml'])
    const numbered = [...document.matchAll(/<w:p>(?:(?!<w:p>).)*?<\/w:p>/g)].filter(([xml]) =>
      /"ParagraphNumber"/.test(xml),
    )
    // The last but one is that of a table, in its first cell.
    expect(numbered.map(([xml]) => [/w:hanging="(\d+)"/.exec(xml)?.[1], /<w:tab\/>/.test(xml)])).toEqual([
      ...Array.from({ length: 2 }, () => ['720', true]),
      ...Array.from({ length: 2 }, () => ['840', true]),
      ...Array.from({ length: 2 }, () => ['720', true]),
      [undefined, false],
      ['720', true],
    ])
  })

  it('keeps what was sent with the sources, and not anew while the text is the same', async () => {
    const root = createPublication(CONSULTED)
    const send = () =>
      runPipeline({ root, formats: ['docx'], languages: ['en'], variant: consultation('first'), progress: silent })
    await send()
    const folder = path.join(root, 'content/consultation/first/sent')
    const [name = ''] = readdirSync(folder)
    const record: SentText = JSON.parse(readFileSync(path.join(folder, name), 'utf8'))
    const stone = record.paragraphs.find(({ text }) => text.startsWith('The first stone'))
    expect(stone).toMatchObject({ segment: expect.stringMatching(/^arches\/li-/), number: '3', note: 0 })
    const cell = record.paragraphs.find(({ text }) => text === 'Keystone')
    expect(cell).toMatchObject({ segment: expect.stringMatching(/^arches\/td-/), number: '7' })
    await send()
    expect(readdirSync(folder)).toEqual([name])
    writeFileSync(path.join(root, 'content/02-cables.md'), '---\ntitle: Cables\n---\n\nCables push.\n')
    await send()
    expect(readdirSync(folder)).toHaveLength(2)
  })

  it('has a sheet with drop-downs, in the words of its language', async () => {
    const { sheets, properties } = readWorkbook((await round()).read('pt/paper.first.xlsx'))
    expect(properties.get('Consultation')).toMatch(/^first\/paper\/pt\//)
    expect(sheets.map(({ name, hidden }) => [name, hidden])).toEqual([
      ['Comentários', false],
      ['Parágrafos', false],
      ['Perguntas', false],
      ['Lists', true],
    ])
    const heads = [...(sheets[0]?.rows.values() ?? [])].map(row => [...row.values()].join('|'))
    expect(heads).toContain('Quem|Parágrafo|Tipo|Comentário|Alteração proposta|Observação da secretaria')
    expect(sheets[1]?.rows.get(3)?.get(0)).toBe('3')
    expect(sheets[1]?.rows.get(3)?.get(2)).toContain('The first stone')
  })

  it('is not lost in silence where everything is built anew', async () => {
    const root = createPublication({ ...CONSULTED, 'content/publication.yaml': `${SETTINGS}formats: [html]\n` })
    for (const name of ['paper.first.docx', 'consultation-first.html', 'paper.html']) {
      mkdirSync(path.join(root, 'dist/en'), { recursive: true })
      writeFileSync(path.join(root, 'dist/en', name), '')
    }
    const { out, code } = await runCommand('build', '--root', root)
    expect(code, out).toBe(0)
    expect(existsSync(path.join(root, 'dist/en/consultation-first.html'))).toBe(false)
    expect(out).toContain(
      'without what it held of rounds of consultation. To make that again:\n  npm run consultation:report -- first\n  npm run build -- --consultation first\n',
    )
    expect((await runCommand('build', '--root', root)).out).not.toContain('made anew')
  })

  it('is refused by name where there is no such round, or its settings are wrong', async () => {
    const root = createPublication({
      ...CONSULTED,
      'content/consultation/first/round.yaml': ROUND.replace('2023-02-28', '2022-02-28').replace(
        'contact: s',
        'contact: @s',
      ),
    })
    const none = await runCommand('build', '--root', root, '--consultation', 'second')
    expect(none).toMatchObject({ code: 2, err: 'No round is called `second`: there is `first`\n' })
    const wrong = await runCommand('build', '--root', root, '--consultation', 'first')
    expect(wrong.code).toBe(1)
    expect(wrong.out).toContain('content/consultation/first/round.yaml:4:10')
    expect(existsSync(path.join(root, 'dist'))).toBe(false)
  })
})
