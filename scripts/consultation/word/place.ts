import type { SentParagraph } from '../../model/sent-text.ts'
import { createSimilarity } from '../../translations/similarity.ts'
import type { OriginalParagraph } from './original.ts'

/** Where a paragraph of a file stood in the text that was sent. */
export interface Placed {
  original: OriginalParagraph
  /** Undefined for one that was not sent. */
  sent: SentParagraph | undefined
  /** Whether only the likeness of the texts says so. */
  uncertain: boolean
}

/** A text without what programs change by themselves (kinds of spaces, soft hyphens, shapes of quotation marks) and without pictures. */
export function plainForm(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[\u00ad\u200b\u2060\ue000]/g, '')
    .replace(/[\s\u00a0\u2002\u2007\u2009\u202f]+/g, ' ')
    .replace(/[\u2018\u2019\u201a\u201b]/g, "'")
    .replace(/[\u201c\u201d\u201e\u201f]/g, '"')
    .replace(/\u2011/g, '-')
    .trim()
}

/** Pairs of paragraphs that are compared; in a file with more, most of the text is no text that was sent. */
const MOST_PAIRS = 1_000_000

/** From this on, a paragraph without its bookmark is taken for the one that it is most like. */
const ALIKE = 0.5

/**
 * Finds for every paragraph of a file the one that was sent: by its bookmark; else by the same words, between the same
 * neighbours first; else by the most like ones.
 */
export function placeParagraphs(originals: readonly OriginalParagraph[], sent: readonly SentParagraph[]): Placed[] {
  const words = sent.filter(({ text }) => plainForm(text) !== '')
  const forms = new Map(words.map(paragraph => [paragraph, plainForm(paragraph.text)]))
  const byBookmark = new Map(sent.flatMap(paragraph => paragraph.bookmarks.map(name => [name, paragraph] as const)))
  const placed = originals.map((original): Placed => ({ original, sent: undefined, uncertain: false }))
  const free = new Set(words)
  const settle = (place: Placed, paragraph: SentParagraph, uncertain: boolean): void => {
    place.sent = paragraph
    place.uncertain = uncertain
    free.delete(paragraph)
  }
  for (const place of placed) {
    const { bookmarks, before } = place.original
    const named = new Set(bookmarks.flatMap(name => byBookmark.get(name) ?? []))
    const candidates = [...named].filter(paragraph => free.has(paragraph) || plainForm(paragraph.text) === '')
    const same = candidates.find(paragraph => forms.get(paragraph) === plainForm(before))
    const found = same ?? candidates[0]
    if (found) settle(place, found, false)
  }
  giveBack(placed, words, forms)
  const lost = placed.filter(({ sent: found, original }) => !found && plainForm(original.before) !== '')
  placeSame(lost, placed, { words, forms, free, settle })
  placeAlike(lost, { free, settle })
  return placed
}

/**
 * A paragraph that was copied takes its bookmark along: of two with the words that were sent, the one that stands where these
 * stood is theirs.
 */
function giveBack(
  placed: readonly Placed[],
  words: readonly SentParagraph[],
  forms: ReadonlyMap<SentParagraph, string>,
): void {
  const at = new Map(words.map((paragraph, index) => [paragraph, index]))
  const holders = new Map<string, Placed>()
  for (const place of placed) {
    const form = place.sent && forms.get(place.sent)
    if (form !== undefined && form === plainForm(place.original.before)) holders.set(form, place)
  }
  const isInOrder = (place: Placed, paragraph: SentParagraph): boolean => {
    const index = placed.indexOf(place)
    const others = (one: Placed): number | undefined =>
      one.sent && one.sent !== paragraph ? at.get(one.sent) : undefined
    const before = placed.slice(0, index).findLast(one => others(one) !== undefined)
    const after = placed.slice(index + 1).find(one => others(one) !== undefined)
    const own = at.get(paragraph) ?? 0
    return (!before || (others(before) ?? 0) < own) && (!after || (others(after) ?? 0) > own)
  }
  for (const place of placed) {
    if (place.sent) continue
    const holder = holders.get(plainForm(place.original.before))
    const paragraph = holder?.sent
    if (!holder || !paragraph || !isInOrder(place, paragraph) || isInOrder(holder, paragraph)) continue
    holder.sent = undefined
    place.sent = paragraph
  }
}

interface Matching {
  words: readonly SentParagraph[]
  forms: ReadonlyMap<SentParagraph, string>
  free: ReadonlySet<SentParagraph>
  settle(place: Placed, paragraph: SentParagraph, uncertain: boolean): void
}

function placeSame(lost: readonly Placed[], placed: readonly Placed[], { words, forms, free, settle }: Matching): void {
  const at = new Map(words.map((paragraph, index) => [paragraph, index]))
  const isLost = new Set(lost)
  let last = -1
  for (const place of placed) {
    if (place.sent) {
      last = at.get(place.sent) ?? last
      continue
    }
    if (!isLost.has(place)) continue
    const form = plainForm(place.original.before)
    const same = words.filter(paragraph => free.has(paragraph) && forms.get(paragraph) === form)
    const next = same.find(paragraph => (at.get(paragraph) ?? 0) > last) ?? same[0]
    if (!next) continue
    // Where the same words stand several times, their order says which.
    settle(place, next, next.segment !== '')
    last = at.get(next) ?? last
  }
}

function placeAlike(lost: readonly Placed[], { free, settle }: Pick<Matching, 'free' | 'settle'>): void {
  const unplaced = lost.filter(({ sent }) => !sent)
  if (unplaced.length === 0 || free.size === 0 || unplaced.length * free.size > MOST_PAIRS) return
  const similarity = createSimilarity([
    ...[...free].map(({ text }) => text),
    ...unplaced.map(({ original }) => original.before),
  ])
  const pairs = unplaced.flatMap(place =>
    [...free].map(paragraph => ({ place, paragraph, score: similarity.score(paragraph.text, place.original.before) })),
  )
  pairs.sort((one, other) => other.score - one.score)
  for (const { place, paragraph, score } of pairs)
    if (score >= ALIKE && !place.sent && free.has(paragraph)) settle(place, paragraph, true)
}
