import type { SentText } from '../../model/sent-text.ts'
import type { WordComment, WordFile } from '../../office/word/model.ts'
import { count, type Finding, type Findings, GENERAL, withoutAddresses } from '../entries/entry.ts'
import { findingIn, type PlacedParagraph, shownWords } from './finding.ts'

/** Comments with the words that they are anchored to, each followed by its replies. */
export function commentFindings(
  { comments }: WordFile,
  placed: readonly PlacedParagraph[],
  sent: SentText,
  { findings, ...rest }: Findings,
): void {
  const anchored = anchorsOf(placed)
  const made = new Map<string, Finding>()
  const make = (comment: WordComment, trail: readonly string[] = []): Finding => {
    const known = made.get(comment.id)
    if (known) return known
    const above =
      comment.parent === undefined || trail.includes(comment.parent) ? undefined : comments.get(comment.parent)
    const parent = above && make(above, [...trail, comment.id])
    const anchor = anchored.get(comment.id)
    const base = parent ?? (anchor ? findingIn(anchor.place, sent) : nowhere(sent))
    const finding: Finding = {
      ...base,
      kind: parent ? 'reply' : 'comment',
      words: parent ? parent.words : shownWords(anchor?.words ?? ''),
      text: withoutAddresses(comment.text),
      author: comment.author,
      date: comment.date,
    }
    made.set(comment.id, finding)
    if (parent) finding.repliesTo = parent
    count({ findings, ...rest }, parent ? 'replies' : 'comments', finding)
    findings.push(finding)
    return finding
  }
  for (const comment of comments.values()) make(comment)
}

interface Anchored {
  place: PlacedParagraph
  words: string
}

function anchorsOf(placed: readonly PlacedParagraph[]): Map<string, Anchored> {
  const anchored = new Map<string, Anchored>()
  for (const place of placed)
    for (const { text, comments, change } of place.original.pieces)
      for (const id of comments) {
        const known = anchored.get(id)
        const words = change?.kind === 'move-from' ? '' : text
        if (!known) anchored.set(id, { place, words })
        else known.words += known.place === place ? words : `\n${words}`
      }
  return anchored
}

function nowhere(sent: SentText): Finding {
  const empty = { words: '', text: '', proposal: '', type: '', author: '', date: '' }
  return { kind: 'comment', segment: GENERAL, paragraph: '', language: sent.language, ...empty, uncertain: false }
}
