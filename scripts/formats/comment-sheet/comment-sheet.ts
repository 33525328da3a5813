import { visit } from 'unist-util-visit'
import { type Cell, type Sheet, sheetName, writeWorkbook } from '../../office/write-workbook.ts'
import type { Rendition } from '../../renditions/rendition.ts'
import { ROUND_PROPERTY, roundIdentity } from '../../renditions/round-identity.ts'
import type { RoundInLanguage } from '../../renditions/round-in-language.ts'
import { chapterHeading } from '../../resolve/assemble.ts'
import { plainText } from '../../resolve/plain-text.ts'

/** What a comment can be about. */
export const COMMENT_TYPES = ['general', 'technical', 'editorial'] as const

/** Rows to write comments into. */
const ROWS = 300

/** The sheet of a rendition: one to write into, one with the paragraphs and their numbers, one with the questions. */
export function commentSheet(rendition: Rendition, consulted: RoundInLanguage): Uint8Array {
  const { titles, document, t } = rendition
  const name = (key: string): string => sheetName(t(`consultation.sheet.${key}`))
  const paragraphs = paragraphRows(rendition)
  const types = COMMENT_TYPES.map(type => t(`consultation.type.${type}`))
  const sheets = [
    comments(rendition, consulted, { paragraphs: paragraphs.length, names: { paragraphs: name('paragraphs') } }),
    {
      name: name('paragraphs'),
      widths: [12, 30, 100],
      frozen: 1,
      rows: [heads(t, ['paragraph', 'chapter', 'text']), ...paragraphs],
    },
    ...(consulted.questions.length === 0 ? [] : [questions(rendition, consulted)]),
    { name: LISTS, widths: [20], hidden: true, rows: types.map(text => [{ text, look: 'text' as const }]) },
  ]
  return writeWorkbook({
    sheets,
    title: `${consulted.title.text} – ${titles.title} – ${titles.edition}`,
    language: document.language.tag,
    properties: { [ROUND_PROPERTY]: roundIdentity(rendition) },
  })
}

/** The sheet with what drop-downs offer. */
const LISTS = 'Lists'

type Translate = Rendition['t']

function heads(t: Translate, keys: readonly string[]): Cell[] {
  return keys.map(key => ({ text: t(`consultation.sheet.${key}`), look: 'head' }))
}

interface CommentOptions {
  paragraphs: number
  names: { paragraphs: string }
}

function comments({ t, titles }: Rendition, consulted: RoundInLanguage, { paragraphs, names }: CommentOptions): Sheet {
  const { round, until, title } = consulted
  const intro = t('consultation.sheet.intro', { contact: round.contact, until })
  const who = ['body', 'name', 'mail'].map((key): Cell => ({ text: t(`consultation.form.${key}`), look: 'given' }))
  const columns = ['who', 'paragraph', 'type', 'comment', 'change', 'observation']
  const head = 4 + who.length + 1
  const empty = columns.map((): Cell => ({ text: '', look: 'entry' }))
  return {
    name: sheetName(t('consultation.sheet.comments')),
    widths: [22, 18, 18, 60, 60, 40],
    frozen: head,
    rows: [
      [{ text: `${title.text} – ${titles.edition}`, look: 'title' }],
      [{ text: titles.title, look: 'title' }],
      [undefined, undefined, undefined, { text: intro, look: 'text' }],
      ...who.map((cell): (Cell | undefined)[] => [cell, undefined, undefined, { text: '', look: 'entry' }]),
      [],
      heads(t, columns),
      ...Array.from({ length: ROWS }, () => empty),
    ],
    dropDowns: [
      ...(paragraphs === 0
        ? []
        : [{ cells: `B${head + 1}:B${head + ROWS}`, choices: `'${names.paragraphs}'!$A$2:$A$${paragraphs + 1}` }]),
      { cells: `C${head + 1}:C${head + ROWS}`, choices: `${LISTS}!$A$1:$A$${COMMENT_TYPES.length}` },
    ],
  }
}

function questions({ t }: Rendition, consulted: RoundInLanguage): Sheet {
  return {
    name: sheetName(t('consultation.sheet.questions')),
    widths: [60, 100],
    frozen: 1,
    rows: [
      ['question', 'answer'].map((key): Cell => ({ text: t(`consultation.form.${key}`), look: 'head' })),
      ...consulted.questions.map(({ text }, index): Cell[] => [
        { text: `${index + 1}. ${text}`, look: 'given' },
        { text: '', look: 'entry' },
      ]),
    ],
  }
}

/** Characters of a paragraph that are shown, to find it by. */
const SHOWN = 300

function paragraphRows({ document }: Rendition): Cell[][] {
  const rows: Cell[][] = []
  for (const { tree } of document.chapters) {
    const heading = chapterHeading(tree)
    const chapter = heading ? [heading.data?.number ?? '', plainText(heading)].join(' ').trim() : ''
    visit(tree, node => {
      const number = node.data?.paragraph
      if (number === undefined) return
      const text = plainText(node)
      const shown = text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text
      rows.push([number, chapter, shown].map((text): Cell => ({ text, look: 'given' })))
    })
  }
  return rows
}
