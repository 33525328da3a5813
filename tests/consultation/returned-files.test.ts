import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Finding } from '../../scripts/consultation/entries/entry.ts'
import { importFile } from '../../scripts/consultation/import-file.ts'
import { readSentTexts, SentTexts } from '../../scripts/consultation/sent-texts.ts'
import { sheetWords } from '../../scripts/consultation/sheet-words.ts'
import { plainForm } from '../../scripts/consultation/word/place.ts'
import type { SentText } from '../../scripts/model/sent-text.ts'
import { editAsWord } from './edit-as-word.ts'
import type { Edit, EditedFile } from './edits.ts'

const FIXTURES = path.join(import.meta.dirname, '../fixtures/consultation')
const context = {
  texts: new SentTexts(readSentTexts(path.join(FIXTURES, 'bridges'), ['first']), {}),
  words: sheetWords([]),
}
const fixture = (name: string): Uint8Array => readFileSync(path.join(FIXTURES, name))

/** The files that LibreOffice wrote, by what was done in it. */
const libreoffice: EditedFile[] = JSON.parse(readFileSync(path.join(FIXTURES, 'edits.json'), 'utf8'))

/** What members do in Word: the same edits, and what LibreOffice's scripting cannot. */
function wordFiles(): EditedFile[] {
  return libreoffice.flatMap((edited): EditedFile[] => {
    const comment = edited.edits.find(edit => edit.do === 'comment')
    const replies: Edit[] = comment
      ? [
          { do: 'reply', words: comment.text ?? '', text: 'Those before.' },
          { do: 'reply', words: comment.text ?? '', text: 'Agreed.' },
        ]
      : []
    const moved = ['Every cable has', 'Cada cable tiene', 'Cada cabo precisa'].flatMap((words): Edit[] => {
      const goal =
        ['Ropes are lighter', 'Las cuerdas pesan', 'As cordas pesam'][['en', 'es', 'pt'].indexOf(edited.language)] ?? ''
      const isOwn =
        words === { en: 'Every cable has', es: 'Cada cable tiene', pt: 'Cada cabo precisa' }[edited.language]
      return isOwn && edited.file.endsWith('1.docx') ? [{ do: 'move', words, text: goal }] : []
    })
    const at = edited.edits.findIndex(edit => edit.do === 'fill')
    const edits = [...edited.edits.slice(0, at), ...replies, ...moved, ...edited.edits.slice(at)]
    return ['a', 'b', 'c'].map(name => ({ ...edited, edits, file: edited.file.replace('libreoffice', `word-${name}`) }))
  })
}

interface Expected {
  kind: Finding['kind']
  segment: string
  words?: string
  text?: string
}

function segmentOf({ paragraphs }: SentText, words: string): string {
  const found = paragraphs.find(({ text, segment }) => segment !== '' && text.includes(words))
  return found?.segment ?? 'none'
}

/** What has to come of a member's edits. */
function expectedOf({ edits }: EditedFile, sent: SentText): Expected[] {
  let tracked = true
  const untracked = new Map<string, Expected>()
  const expected: Expected[] = []
  const commented = new Map<string, string>()
  for (const { do: what, words, text = '' } of edits) {
    const segment = segmentOf(sent, words)
    if (what === 'untracked') tracked = false
    else if (what === 'comment') {
      expected.push({ kind: 'comment', segment, words, text })
      commented.set(text, segment)
    } else if (what === 'reply') expected.push({ kind: 'reply', segment: commented.get(words) ?? '', text })
    else if (what === 'fill') {
      const question = sent.questions.findIndex(one => one.includes(words))
      if (question >= 0) expected.push({ kind: 'answer', segment: `question ${question + 1}`, text })
    } else if (!tracked) untracked.set(segment, { kind: 'untracked', segment })
    else expected.push(expectedChange({ do: what, words, text }, segment, sent))
  }
  return [...expected, ...untracked.values()]
}

/** What has to come of a change that is kept as one. */
function expectedChange({ do: what, words, text = '' }: Edit, segment: string, sent: SentText): Expected {
  switch (what) {
    case 'replace':
      return { kind: 'replacement', segment, words, text }
    case 'delete':
      return { kind: 'deletion', segment, words: words.trim() }
    case 'delete-paragraph':
      return { kind: 'deletion', segment }
    case 'bold':
      return { kind: 'format', segment, words }
    case 'move':
      return { kind: 'move', segment }
    case 'row':
      return { kind: 'insertion', segment: lastCell(sent), text }
    default:
      return { kind: 'insertion', segment, text: text.trim() }
  }
}

/** A new row stands behind the last cell of its table. */
function lastCell({ paragraphs }: SentText): string {
  return paragraphs.filter(({ segment }) => segment.includes('/td-')).at(-1)?.segment ?? ''
}

const close = (text: string): string => plainForm(text).replace(/\[\*\]/g, '')

function isFound({ kind, segment, words, text }: Expected, finding: Finding, author: string): boolean {
  return (
    finding.kind === kind &&
    finding.segment === segment &&
    (words === undefined || close(finding.words) === close(words)) &&
    (text === undefined || close(finding.text) === close(text)) &&
    (kind === 'untracked' || finding.author === author)
  )
}

describe('files that members send back', () => {
  it('come out whole, in the right places, with their authors: of LibreOffice and of Word, in three languages', async () => {
    const files = [
      ...libreoffice.map(edited => ({ edited, bytes: fixture(`returned/${edited.file}`) })),
      ...wordFiles().map((edited, index) => ({
        edited,
        bytes: editAsWord(fixture(`sent/${edited.language}.docx`), edited, index + 1),
      })),
    ]
    const counts = new Map<string, { wanted: number; found: number }>()
    const wrong: string[] = []
    let surplus = 0
    for (const { edited, bytes } of files) {
      const { findings, sent } = await importFile(edited.file, bytes, context)
      expect(sent.language).toBe(edited.language)
      const left = [...findings]
      for (const expected of expectedOf(edited, sent)) {
        const count = counts.get(expected.kind) ?? { wanted: 0, found: 0 }
        counts.set(expected.kind, count)
        count.wanted++
        const at = left.findIndex(finding => isFound(expected, finding, edited.author))
        if (at >= 0) count.found++
        else wrong.push(`${edited.file}: ${JSON.stringify(expected)}`)
        if (at >= 0) left.splice(at, 1)
      }
      surplus += left.length
      if (left.length > 0)
        wrong.push(
          ...left.map(
            ({ kind, segment, words, text }) =>
              `${edited.file}: surplus ${JSON.stringify({ kind, segment, words, text })}`,
          ),
        )
    }
    const rows = [...counts].map(([kind, { wanted, found }]) => `${kind} ${found}/${wanted}`)
    console.log(`${files.length} files: ${rows.join(', ')}, ${surplus} that nobody made`)
    expect(files.length).toBeGreaterThanOrEqual(40)
    expect(wrong).toEqual([])
  })

  it('are all there', () => {
    expect(readdirSync(path.join(FIXTURES, 'returned')).sort()).toEqual(libreoffice.map(({ file }) => file).sort())
    expect(existsSync(path.join(FIXTURES, 'sent/en.docx'))).toBe(true)
  })
})
