import { type Contents, chapter, SETTINGS } from '../support/publication.ts'
import { Writer } from './make-paragraphs.ts'

export const LABELS = [
  'unchanged',
  'edited',
  'moved',
  'moved-edited',
  'split',
  'joined',
  'inserted',
  'deleted',
] as const
export type Label = (typeof LABELS)[number]

/** What a paragraph, or two, became, and what it is called. */
export interface LabelledPair {
  label: Label
  before: readonly string[]
  after: readonly string[]
}

export interface LabelledHistory {
  pairs: LabelledPair[]
  before: Contents
  after: Contents
}

const CHAPTERS = 5
/** Of each label, in each chapter. */
const EACH = 5

/** Two states of a publication without segment ids and which paragraph of the one became which of the other: 200 pairs. */
export function labelPairs(seed: number): LabelledHistory {
  const writer = new Writer(seed)
  const { chance } = writer
  const chapters = Array.from({ length: CHAPTERS }, () =>
    shuffled(
      LABELS.flatMap(label => Array.from({ length: EACH }, () => makePair(label, writer))),
      writer,
    ),
  )
  const after = chapters.map(pairs => pairs.filter(pair => !isMove(pair)))
  chapters.forEach((pairs, index) => {
    for (const pair of pairs.filter(isMove)) {
      // A third of them go to another chapter, the others past so many paragraphs that there is no doubt which of them moved.
      const target = chance.maybe(1 / 3) ? (index + chance.between(1, CHAPTERS - 1)) % CHAPTERS : index
      const list = after[target] as LabelledPair[]
      const origin = staying(pairs.slice(0, pairs.indexOf(pair)))
      const places = Array.from({ length: list.length + 1 }, (_, place) => place).filter(
        place => target !== index || Math.abs(staying(list.slice(0, place)) - origin) >= 7,
      )
      list.splice(chance.pick(places), 0, pair)
    }
  })
  return {
    pairs: chapters.flat(),
    before: publicationOf(chapters.map(pairs => pairs.flatMap(pair => pair.before))),
    after: publicationOf(after.map(pairs => pairs.flatMap(pair => pair.after))),
  }
}

/** How many of the pairs stand on both sides, in one order. */
function staying(pairs: readonly LabelledPair[]): number {
  return pairs.filter(pair => !isMove(pair) && pair.before.length > 0 && pair.after.length > 0).length
}

function isMove({ label }: LabelledPair): boolean {
  return label === 'moved' || label === 'moved-edited'
}

function makePair(label: Label, writer: Writer): LabelledPair {
  const { chance } = writer
  const text = writer.sentences(chance.between(1, 4)).join(' ')
  // At most half of the words change: what is left of fewer is a rewritten paragraph, whatever its author calls it.
  const edited = (whole: string): string =>
    writer.edit(whole, chance.between(1, Math.max(1, Math.floor(whole.split(' ').length / 8))))
  // Who splits or joins often changes a word as well.
  const perhaps = (whole: string): string => (chance.maybe(0.5) ? writer.edit(whole, 1) : whole)
  const two = [writer.sentences(chance.between(1, 3)).join(' '), writer.sentences(chance.between(1, 3)).join(' ')]
  switch (label) {
    case 'unchanged':
    case 'moved':
      return { label, before: [text], after: [text] }
    case 'edited':
    case 'moved-edited':
      return { label, before: [text], after: [edited(text)] }
    case 'split':
      return { label, before: [two.join(' ')], after: two.map(perhaps) }
    case 'joined':
      return { label, before: two, after: [two.map(perhaps).join(' ')] }
    case 'inserted':
      return { label, before: [], after: [text] }
    case 'deleted':
      return { label, before: [text], after: [] }
  }
}

function shuffled<T>(values: readonly T[], { chance }: Writer): T[] {
  const left = [...values]
  return values.map(() => left.splice(chance.between(0, left.length - 1), 1)[0] as T)
}

function publicationOf(chapters: readonly (readonly string[])[]): Contents {
  const names = chapters.map((_, index) => `${String(index + 1).padStart(2, '0')}-bridge`)
  return {
    'content/01-arches.md': undefined,
    'content/02-cables.md': undefined,
    'content/publication.yaml': SETTINGS.replace('01-arches, 02-cables', names.join(', ')),
    ...Object.fromEntries(
      names.map((name, index) => [
        `content/${name}.md`,
        chapter(`Bridge ${index + 1}`, chapters[index]?.join('\n\n') ?? ''),
      ]),
    ),
  }
}
