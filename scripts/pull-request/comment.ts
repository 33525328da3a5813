import { formatCounts, type ReportedMessage } from '../ground/report.ts'
import type { Language } from '../model/publication.ts'
import type { AskedQuestion, EditionChange, ShownChange, StateComparison } from './compare-states.ts'
import { inert, inertMessage, link } from './inert-markdown.ts'
import { limited, type Section } from './limited.ts'
import { type Addresses, summaryTable } from './summary-table.ts'
import { excerpt, marked, wordDiff } from './word-diff.ts'

/** By this line the comment of a pull request is found again, to be changed. */
export const MARK = '<!-- policy-paper: what changes -->'

/** Messages that are told one by one. */
const MOST_PROBLEMS = 40
/** Questions that are listed. */
const MOST_QUESTIONS = 20
/** Words of a paragraph whose words have not changed. */
const BEGINNING = 25

/** What a comment says of a pull request, as Markdown for a forge. Whatever comes from the text does nothing but be read. */
export function commentOf(comparison: StateComparison, addresses: Addresses): string {
  const { from, to, problems, questions, editions } = comparison
  const changed = editions.filter(({ changes, before, after }) => changes.length > 0 || !before || !after)
  const against = to.name === '' ? inert(from.name) : `${inert(from.name)} → ${inert(to.name)}`
  const head = [
    MARK,
    '## What changes',
    `Compared with ${against}. ${changed.length === 0 ? 'No paragraph of any edition changes.' : ''}`.trim(),
    summaryTable(editions, addresses),
    ...(addresses.files === undefined ? [] : [`All files: ${link('download them', addresses.files)}.`]),
    problemList(problems.fresh, problems.gone),
    ...questionList(questions),
  ]
  return limited(head.join('\n\n'), sectionsOf(editions))
}

function problemList(fresh: readonly ReportedMessage[], gone: number): string {
  const mended =
    gone === 0 ? '' : ` ${gone} that ${gone === 1 ? 'was' : 'were'} there ${gone === 1 ? 'is' : 'are'} gone.`
  if (fresh.length === 0) return `### Problems\n\nNo new ones.${mended}`
  const listed = fresh.slice(0, MOST_PROBLEMS).map(({ severity, file, line, column, text, rule }) => {
    const place = `<code>${inert(`${file}:${line}:${column}`)}</code>`
    return `- **${severity}** ${place} ${inertMessage(text)} (${inert(rule)})`
  })
  const left = fresh.length - listed.length
  if (left > 0) listed.push(`- and ${left} more: \`npm run check\` shows them all`)
  return `### Problems\n\nNew: ${formatCounts(fresh)}.${mended}\n\n${listed.join('\n')}`
}

/** New ones first: whoever reads the comment can answer them in the same pull request. */
function questionList(questions: readonly AskedQuestion[]): string[] {
  if (questions.length === 0) return []
  const inOrder = questions.toSorted((one, other) => Number(other.isNew) - Number(one.isNew))
  const listed = inOrder.slice(0, MOST_QUESTIONS).map(({ language, place, in: where, text, isNew }) => {
    const at = `<code>${inert(place)}</code>`
    return `- ${isNew ? '**new** ' : ''}${inert(language.name)}, ${inert(where)} (${at}): ${inert(excerpt(text))}`
  })
  const left = questions.length - listed.length
  if (left > 0) listed.push(`- and ${left} more: \`npm run translations:status\` lists them all`)
  const answer = 'Answer in the same note, in a line below that begins with `!`.'
  return [`### Questions of translators\n\n${answer}\n\n${listed.join('\n')}`]
}

/** The changed paragraphs of each edition in each language; what an earlier one showed already is left out. */
function sectionsOf(editions: readonly EditionChange[]): Section[] {
  const shown = new Set<string>()
  const [source] = editions.map(({ language }) => language)
  const inOrder = editions.toSorted((a, b) => Number(isOther(a, source)) - Number(isOther(b, source)))
  return inOrder.flatMap((edition): Section[] => {
    const { changes, before, after } = edition
    const title = `${inert(excerpt(edition.edition.title, BEGINNING))} · ${inert(edition.language.name)}`
    if (!before || !after) return [{ title, open: true, lines: [after ? 'is new.' : 'is gone.'], note: '' }]
    const own = changes.filter(change => {
      const key = JSON.stringify([edition.language.id, change.kind, change.before, change.after])
      const known = shown.has(key)
      shown.add(key)
      return !known
    })
    if (changes.length === 0) return []
    const elsewhere = changes.length - own.length
    const note = elsewhere === 0 ? '' : `${elsewhere} shown above ${elsewhere === 1 ? 'stands' : 'stand'} here as well.`
    return [{ title, open: !isOther(edition, source), lines: linesOf(own), note }]
  })
}

function isOther({ language }: EditionChange, source: Language | undefined): boolean {
  return language.id !== source?.id
}

function linesOf(changes: readonly ShownChange[]): string[] {
  let chapter: string | undefined
  return changes.map(change => {
    const heading = change.chapter === chapter ? '' : `\n**${inert(excerpt(change.chapter, BEGINNING))}**\n\n`
    chapter = change.chapter
    return `${heading}- ${lineOf(change)}`
  })
}

function lineOf(change: ShownChange): string {
  const [label, words] = described(change)
  const labels = [...(change.of === 'note' ? ['note'] : []), ...(label === '' ? [] : [label])]
  return labels.length === 0 ? words : `*${labels.join(', ')}:* ${words}`
}

/** What became of a paragraph, and how it reads. */
function described({ kind, of, before, after, diff, movedFrom }: ShownChange): [label: string, words: string] {
  const where = `moved here${movedFrom === undefined ? '' : ` from ${inert(excerpt(movedFrom, BEGINNING))}`}`
  switch (kind) {
    case 'inserted':
      return ['new', marked('ins', excerpt(after))]
    case 'deleted':
      return ['gone', marked('del', excerpt(before))]
    case 'moved':
      return [where, inert(excerpt(after, BEGINNING))]
    case 'moved-edited':
      return [`${where}, and edited`, wordDiff(diff)]
    case 'rewritten':
      return ['rewritten', `${marked('del', excerpt(before))} ${marked('ins', excerpt(after))}`]
    case 'split':
    case 'joined':
      return [kind, before === after ? inert(excerpt(after, BEGINNING)) : wordDiff(diff)]
    case 'edited':
      if (before !== after) return ['', wordDiff(diff)]
      return [
        of === 'block' ? 'picture, or its words' : 'notes, citations or emphasis',
        inert(excerpt(after, BEGINNING)),
      ]
  }
}
