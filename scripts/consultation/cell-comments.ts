import type { SentText } from '../model/sent-text.ts'
import type { CellComment } from '../office/cell-comments.ts'
import answersUnplaced from '../rules/answers-unplaced.ts'
import { count, type Finding, type Findings, GENERAL, withoutAddresses } from './entries/entry.ts'
import {
  numbersIn,
  pointOf,
  questionHead,
  type SheetWords,
  shownNumber,
  type TextSheet,
  unread,
} from './sheet-cells.ts'

/** What was said about the cells of a sheet: each belongs to the paragraph, or the question, of its row. */
export function cellFindings(sheet: TextSheet, words: SheetWords, sent: SentText, findings: Findings): void {
  const placeOf = placesIn(sheet, words, sent)
  const made = new Map<string, Finding>()
  for (const comment of inOrder(sheet.comments)) {
    const parent = made.get(comment.parent)
    const finding = parent
      ? { ...said(comment, parent), kind: 'reply' as const, repliesTo: parent }
      : said(comment, { ...placeOf(comment.cell), language: sent.language })
    if (comment.id !== '') made.set(comment.id, finding)
    count(findings, parent ? 'replies' : 'comments', finding)
    findings.findings.push(finding)
    if (!parent && finding.segment === GENERAL)
      findings.notices.push({
        ...unread(
          sheet,
          comment.cell,
          'a comment on a cell in a row without a paragraph of the text, which stands under general',
        ),
        rule: answersUnplaced,
      })
  }
}

/** Comments of threads before their replies. */
function inOrder(comments: readonly CellComment[]): CellComment[] {
  return [...comments.filter(({ parent }) => parent === ''), ...comments.filter(({ parent }) => parent !== '')]
}

function said(
  { text, author, date }: CellComment,
  { segment, paragraph, words, language }: Pick<Finding, 'segment' | 'paragraph' | 'words' | 'language'>,
): Finding {
  return {
    ...{ kind: 'comment', segment, paragraph, language, words, text: withoutAddresses(text) },
    ...{ proposal: '', type: '', author: withoutAddresses(author), date: date.replace(/\.\d+/, ''), uncertain: false },
  }
}

type Place = Pick<Finding, 'segment' | 'paragraph' | 'words'>

/** What a cell stands for, with the words in it. */
function placesIn(sheet: TextSheet, words: SheetWords, sent: SentText): (cell: string) => Place {
  const segments = numbersIn(sent)
  const questions = questionHead(sheet, words)
  const column = paragraphColumn(sheet, words)
  return cell => {
    const { line, column: at } = pointOf(cell)
    const cells = sheet.rows.get(line - 1)
    const text = withoutAddresses((cells?.get(at - 1) ?? '').trim())
    const question = questions ? line - 1 - questions.row : 0
    if (question > 0 && question <= sent.questions.length)
      return { segment: `question ${question}`, paragraph: '', words: text }
    const number = column === undefined ? '' : shownNumber(cells?.get(column) ?? '')
    const segment = segments.get(number)
    if (segment === undefined) return { segment: GENERAL, paragraph: '', words: text }
    return { segment, paragraph: number, words: at - 1 === column ? '' : text }
  }
}

function paragraphColumn({ rows }: TextSheet, { columns }: SheetWords): number | undefined {
  for (const cells of rows.values())
    for (const [at, text] of cells) if (columns.get(text.trim().toLowerCase()) === 'paragraph') return at
  return undefined
}
