import { ANSWERERS, answerAnchor } from '../../formats/docx/answer-form.ts'
import { bookmarkName } from '../../formats/docx/bookmarks.ts'
import type { SentText } from '../../model/sent-text.ts'
import { unwantedParts } from '../../office/read-package.ts'
import type { WordFile } from '../../office/word/model.ts'
import answersUnplaced from '../../rules/answers-unplaced.ts'
import answersUnread from '../../rules/answers-unread.ts'
import { diffWords, formatDiff } from '../../translations/word-diff.ts'
import { count, type Finding, type Findings, noFindings, withoutAddresses } from '../entries/entry.ts'
import { type Change, changesIn, proposalOf } from './changes.ts'
import { commentFindings } from './comments.ts'
import { findingIn, NOTHING, type PlacedParagraph, shownWords } from './finding.ts'
import { originalParagraphs } from './original.ts'
import { placeParagraphs, plainForm } from './place.ts'
import { withSegments } from './segments.ts'
import { withoutNumbers } from './without-numbers.ts'

/** All that a member said in a Word file, held against the text that was sent. */
export function wordFindings(file: WordFile, sent: SentText): Findings {
  const findings = noFindings()
  for (const part of unwantedParts(file.pack))
    findings.notices.push({ rule: answersUnread, reason: `It holds ${part}, which were not read` })
  const originals = originalParagraphs(file.paragraphs)
  if (!file.hasNumbers) withoutNumbers(originals, sent)
  const placed = withSegments(placeParagraphs(originals, sent.paragraphs), file, sent)
  const answerCells = takeAnswers(placed, sent, findings)
  const text = placed.filter(({ original }) => original.cell === 0 || !answerCells.has(original.cell))
  const moves = new Map<string, Finding>()
  for (const place of text) {
    takeChanges(place, sent, findings, moves)
    takeUntracked(place, sent, findings)
  }
  takeMissing(placed, sent, findings)
  tellPictures(placed, sent, findings)
  commentFindings(file, placed, sent, findings)
  tellDoubts(placed, findings)
  return findings
}

/** Tells the paragraphs that something was said about, and that only their words were found by. */
function tellDoubts(placed: readonly PlacedParagraph[], { findings, notices }: Findings): void {
  const doubted = new Set(findings.filter(({ uncertain }) => uncertain).map(({ segment }) => segment))
  for (const { segment, number, uncertain, sent } of placed) {
    if (!uncertain || !sent || !doubted.delete(segment)) continue
    const text = plainForm(sent.text)
    const words = text.length > 60 ? `${text.slice(0, 60)}…` : text
    const name = number === '' ? `“${words}”` : `Paragraph ${number} (“${words}”)`
    notices.push({
      rule: answersUnplaced,
      reason: `${name} was found by its words only: see whether what is said fits it`,
    })
  }
}

/**
 * Tells the pictures that came or went without being kept as changes. Records of before did not count pictures: then those that
 * are there are not held against them.
 */
function tellPictures(placed: readonly PlacedParagraph[], sent: SentText, { notices }: Findings): void {
  const isCounted = sent.paragraphs.some(({ pictures }) => pictures !== undefined)
  const tell = (what: string, { number, text }: { number: string; text: string }): void => {
    const words = plainForm(text).slice(0, 60)
    const name = number === '' ? `“${words}”` : `paragraph ${number}`
    const where = number === '' && words === '' ? '' : `, ${what === 'came' ? 'to' : 'from'} ${name}`
    notices.push({
      rule: answersUnread,
      reason: `A picture ${what} without being kept as a change${where}: look at it`,
    })
  }
  const left = new Set(sent.paragraphs.filter(({ pictures = 0 }) => pictures > 0))
  for (const { original, sent: source, number } of placed) {
    if (source) left.delete(source)
    const before = source?.pictures ?? 0
    if (original.pictures < before || (isCounted && original.pictures > before))
      tell(original.pictures < before ? 'went' : 'came', { number, text: original.before })
  }
  for (const { number, text } of left) tell('went', { number, text })
}

function takeChanges(place: PlacedParagraph, sent: SentText, findings: Findings, moves: Map<string, Finding>): void {
  const { pieces, formats } = place.original
  for (const change of changesIn(pieces)) {
    const finding = changeFinding(place, change, sent)
    if (change.moved) {
      takeMove(finding, change, findings, moves)
      continue
    }
    if (change.inserted !== '') count(findings, 'insertions', finding)
    if (change.deleted !== '') count(findings, 'deletions', finding)
    findings.findings.push(finding)
  }
  const authors = new Map<string, { date: string; words: string }>()
  for (const { author, date } of formats) authors.set(author, { date, words: '' })
  for (const { text, format } of pieces) {
    if (!format) continue
    const known = authors.get(format.author)
    authors.set(format.author, { date: format.date, words: (known?.words ?? '') + text })
  }
  for (const [author, { date, words }] of authors) {
    const finding: Finding = { ...findingIn(place, sent), kind: 'format', words: shownWords(words), author, date }
    count(findings, 'format changes', finding)
    findings.findings.push(finding)
  }
}

function changeFinding(place: PlacedParagraph, change: Change, sent: SentText): Finding {
  const { inserted, deleted, author, date } = change
  const kind = inserted === '' ? 'deletion' : deleted === '' ? 'insertion' : 'replacement'
  return {
    ...findingIn(place, sent),
    // A new paragraph stands where it stands.
    uncertain: place.uncertain,
    kind,
    words: shownWords(deleted),
    text: shownWords(inserted),
    proposal: shownWords(proposalOf(place.original.pieces, change)),
    author,
    date,
  }
}

/** The two ends of a move are one entry, at the place that it begins. */
function takeMove(
  finding: Finding,
  { inserted, deleted }: Change,
  findings: Findings,
  moves: Map<string, Finding>,
): void {
  const key = `${finding.author}\n${plainForm(inserted + deleted)}`
  const other = moves.get(key)
  if (!other || (other.words !== '') === (deleted !== '')) {
    const move: Finding = { ...finding, kind: 'move' }
    moves.set(key, move)
    count(findings, 'moves', move)
    findings.findings.push(move)
    return
  }
  moves.delete(key)
  const [from, to] = deleted === '' ? [other, finding] : [finding, other]
  Object.assign(other, { ...from, kind: 'move', text: to.text, proposal: [from.proposal, to.proposal].join('\n') })
}

/** Paragraphs whose words programs write anew: the table of contents, and what stands in the margins of pages. */
const WRITTEN_ANEW = /^(?:toc\d|tableofcontents|contents\d|margin$)/

function takeUntracked(place: PlacedParagraph, sent: SentText, findings: Findings): void {
  const { original, sent: source } = place
  if (WRITTEN_ANEW.test(original.style)) return
  const before = source?.text ?? ''
  if (plainForm(before) === plainForm(original.before)) return
  const diff = formatDiff(diffWords(plainForm(before), plainForm(original.before)))
  const finding: Finding = {
    ...findingIn(place, sent),
    uncertain: place.uncertain,
    kind: 'untracked',
    words: shownWords(before),
    text: shownWords(original.before),
    proposal: shownWords(diff),
  }
  count(findings, 'untracked changes', finding)
  findings.findings.push(finding)
}

/** Paragraphs that are not in the file any more, and no change says so. */
function takeMissing(placed: readonly PlacedParagraph[], sent: SentText, findings: Findings): void {
  const there = new Set(placed.map(({ sent: paragraph }) => paragraph))
  for (const paragraph of sent.paragraphs) {
    if (there.has(paragraph) || plainForm(paragraph.text) === '' || paragraph.segment === '') continue
    const place = { segment: paragraph.segment, number: paragraph.number, sent: paragraph, uncertain: false }
    const finding: Finding = {
      ...findingIn({ ...place, original: NOTHING }, sent),
      kind: 'untracked',
      words: shownWords(paragraph.text),
      proposal: `[-${shownWords(paragraph.text)}-]`,
    }
    count(findings, 'untracked changes', finding)
    findings.findings.push(finding)
  }
}

/** Reads the form at the end. @returns the cells that were filled in */
function takeAnswers(placed: readonly PlacedParagraph[], sent: SentText, findings: Findings): Set<number> {
  const cells = new Set<number>()
  const questions = sent.questions.map((question, index) => ({ question, anchor: answerAnchor(index) }))
  const take = (anchor: string): { answer: string; author: string } => {
    const cell = cellOf(bookmarkName(anchor), placed, sent)
    if (cell === 0) return { answer: '', author: '' }
    cells.add(cell)
    const own = placed.filter(({ original }) => original.cell === cell)
    const author = own.flatMap(({ original }) => original.pieces).find(({ change }) => change)?.change?.author ?? ''
    return {
      answer: own
        .map(({ original }) => original.after)
        .join('\n')
        .trim(),
      author,
    }
  }
  const [body, name, , kind] = ANSWERERS.map(key => take(answerAnchor(key)).answer)
  findings.member = { body: withoutAddresses(body ?? ''), name: withoutAddresses(name ?? ''), kind: kind ?? '' }
  questions.forEach(({ question, anchor }, index) => {
    const { answer, author } = take(anchor)
    if (answer === '') return
    const finding: Finding = {
      ...findingIn(
        { segment: `question ${index + 1}`, number: '', sent: undefined, uncertain: false, original: NOTHING },
        sent,
      ),
      kind: 'answer',
      uncertain: false,
      words: question,
      text: withoutAddresses(answer),
      author: author === '' ? findings.member.name : author,
    }
    count(findings, 'answers', finding)
    findings.findings.push(finding)
  })
  return cells
}

/** The cell with a bookmark; where that was lost, the one behind its label. */
function cellOf(bookmark: string, placed: readonly PlacedParagraph[], sent: SentText): number {
  const own = placed.find(({ original }) => original.cell > 0 && original.bookmarks.includes(bookmark))
  if (own) return own.original.cell
  const at = sent.paragraphs.findIndex(({ bookmarks }) => bookmarks.includes(bookmark))
  const label = sent.paragraphs[at - 1]
  const labelled = label && placed.find(({ sent: paragraph }) => paragraph === label)
  return labelled && labelled.original.cell > 0 ? labelled.original.cell + 1 : 0
}
