import { HeightRule, Paragraph, Table, TableCell, TableLayoutType, TableRow, WidthType } from 'docx'
import type { RoundInLanguage } from '../../renditions/round-in-language.ts'
import { LOOKS, type Place, type WordContext } from './context.ts'
import { joinBlocks, paragraph, type WordBlock } from './paragraph.ts'

/** What members say of themselves, by the names of bookmarks in the cells that they fill in: `answer-body`. */
export const ANSWERERS = ['body', 'name', 'mail', 'kind'] as const

/** The bookmark of the cell for the answer to a question, counted from 0. */
export function answerAnchor(question: number | (typeof ANSWERERS)[number]): string {
  return `answer-${typeof question === 'number' ? question + 1 : question}`
}

/** Least height of a cell for an answer, in twips: an inch, which asks for more than a word. */
const ANSWER_HEIGHT = 1440

/** The form at the end of a file that is sent to members: who answers, and the round's questions. */
export function answerForm(consulted: RoundInLanguage, place: Place, context: WordContext): WordBlock[] {
  const { round, questions, asked, until } = consulted
  const { t } = context
  const kinds = asked.map(({ text }) => text).join(' / ')
  const who = ANSWERERS.filter(key => key !== 'kind' || asked.length > 0).map(key => ({
    label: t(`consultation.form.${key}`, { asked: kinds }),
    anchor: answerAnchor(key),
  }))
  const put = questions.map(({ text, lang }, index) => ({
    label: `${index + 1}. ${text}`,
    lang,
    anchor: answerAnchor(index),
  }))
  const text = (style: string, words: string, pageBreakBefore = false): Paragraph =>
    paragraph([{ text: words, marks: {} }], { style, pageBreakBefore }, place, context)
  const blocks: WordBlock[] = [
    text('Heading1', t('consultation.form.title'), true),
    text('BodyText', t('consultation.form.intro', { contact: round.contact, until })),
  ]
  joinBlocks(blocks, [form(who, place, context)])
  if (put.length > 0) joinBlocks(blocks, [form(put, place, context, ANSWER_HEIGHT)])
  // A text ends with a paragraph, not with a table.
  return [...blocks, new Paragraph({ style: 'CellEnd' })]
}

interface Line {
  label: string
  anchor: string
  lang?: string | undefined
}

function form(lines: readonly Line[], place: Place, context: WordContext, height = 0): Table {
  const columns = [Math.floor(place.width * 0.4), place.width - Math.floor(place.width * 0.4)]
  const inside = { ...place, look: LOOKS.cell, inCell: true, width: columns[1] ?? 0 }
  const cell = (width: number | undefined, content: Paragraph): TableCell =>
    new TableCell({ width: { size: width ?? 0, type: WidthType.DXA }, children: [content] })
  const rows = lines.map(({ label, anchor, lang }) => {
    const spans = [{ text: label, marks: {}, ...(lang === undefined ? {} : { lang }) }]
    const left = paragraph(spans, { style: 'TableHeading' }, inside, context)
    const right = paragraph([], { style: 'TableText', anchors: [anchor] }, inside, context)
    return new TableRow({
      ...(height > 0 ? { height: { value: height, rule: HeightRule.ATLEAST } } : { cantSplit: true }),
      children: [cell(columns[0], left), cell(columns[1], right)],
    })
  })
  return new Table({
    style: 'PolicyForm',
    rows,
    columnWidths: columns,
    layout: TableLayoutType.FIXED,
    width: { size: place.width, type: WidthType.DXA },
  })
}
