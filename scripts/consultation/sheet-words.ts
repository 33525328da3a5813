import { COMMENT_TYPES } from '../formats/comment-sheet/comment-sheet.ts'
import type { Translate } from '../model/interface.ts'
import { COLUMNS, type SheetWords } from './sheet-cells.ts'

/** What sheets call their columns, in all of these languages. */
export function sheetWords(languages: Iterable<Translate>): SheetWords {
  const words = {
    columns: new Map<string, (typeof COLUMNS)[number]>(),
    types: new Map<string, string>(),
    who: new Map<string, 'body' | 'name'>(),
    question: new Set<string>(),
    answer: new Set<string>(),
    given: new Set<string>(),
  }
  for (const t of languages) {
    const word = (key: string): string => t(`consultation.${key}`).trim().toLowerCase()
    for (const column of COLUMNS) words.columns.set(word(`sheet.${column}`), column)
    for (const type of COMMENT_TYPES) words.types.set(word(`type.${type}`), type)
    for (const key of ['body', 'name'] as const) words.who.set(word(`form.${key}`), key)
    for (const key of ['chapter', 'text']) words.given.add(word(`sheet.${key}`))
    words.question.add(word('form.question'))
    words.answer.add(word('form.answer'))
  }
  return words
}
