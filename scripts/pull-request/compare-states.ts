import type { ManifestEntry } from '../build/manifest.ts'
import { runPipeline } from '../build/pipeline.ts'
import { silent } from '../ground/progress.ts'
import type { ReportedMessage } from '../ground/report.ts'
import type { Edition, Language } from '../model/publication.ts'
import { type Comparison, compareRevisions } from '../redline/compare.ts'
import { listChanges } from '../redline/list-changes.ts'
import { mergeRenditions, type Redline } from '../redline/merge-documents.ts'
import type { SegmentPairs } from '../redline/pair-segments.ts'
import type { Revision } from '../redline/revision.ts'
import { openQuestions, type Question } from '../translations/questions.ts'
import type { DiffPart } from '../translations/word-diff.ts'
import { type Counts, countsOf, renditionsOf } from './state.ts'

/** A change of a paragraph, as a comment shows it. */
export interface ShownChange {
  kind: Redline['changes'][number]['kind']
  /** Title of the chapter that it stands in. */
  chapter: string
  /** Title of the chapter that it came from, where it was moved to another one. */
  movedFrom: string | undefined
  /** Whether it is no paragraph of the text but a note, or a picture or the like. */
  of: 'text' | 'note' | 'block'
  before: string
  after: string
  /** Words that stayed, went and came. */
  diff: readonly DiffPart[]
}

/** An edition in a language, before and after. */
export interface EditionChange {
  edition: Edition
  language: Language
  /** Path of its files below `dist/`, without their endings. */
  path: string
  /** Undefined where the one revision has no such edition or language. */
  before: Counts | undefined
  after: Counts | undefined
  changes: ShownChange[]
}

export interface StateComparison {
  from: Revision
  to: Revision
  editions: EditionChange[]
  /** Messages that only the newer revision has, and how many went. */
  problems: { fresh: ReportedMessage[]; gone: number }
  /** What translators ask the editors and nobody has answered, as of the newer revision. */
  questions: AskedQuestion[]
}

export interface AskedQuestion extends Question {
  language: Language
  /** Whether the older revision does not ask it. */
  isNew: boolean
}

/** What was built of the two revisions, as far as anything was: for their pages. */
export interface Built {
  before: readonly ManifestEntry[]
  after: readonly ManifestEntry[]
}

/** Compares two revisions as a pull request shows them. */
export async function compareStates(from: Revision, to: Revision, built: Built): Promise<StateComparison> {
  const [old, fresh] = [await messagesOf(from), await messagesOf(to)]
  const comparison = compareRevisions(from, to)
  const [before, after] = [renditionsOf(from), renditionsOf(to)]
  const editions: EditionChange[] = []
  for (const key of new Set([...after.keys(), ...before.keys()])) {
    const [one, other] = [before.get(key), after.get(key)]
    const shown = other ?? one
    if (!shown) continue
    const { edition, language } = shown.document
    editions.push({
      edition,
      language,
      path: shown.path,
      before: one && countsOf(one, built.before),
      after: other && countsOf(other, built.after),
      changes: one && other ? changesOf(mergeRenditions(one, other, comparison), comparison) : [],
    })
  }
  return { from, to, editions, problems: newProblems(old, fresh), questions: questionsOf(from, to) }
}

function questionsOf(from: Revision, to: Revision): AskedQuestion[] {
  const known = new Set(askedIn(from).map(nameOfQuestion))
  return askedIn(to).map(asked => ({ ...asked, isNew: !known.has(nameOfQuestion(asked)) }))
}

function askedIn({ prepared: { content, localised } }: Revision): (Question & { language: Language })[] {
  const sources = [...content.wordLists, ...content.sources.values()]
  return localised.locales.flatMap(locale =>
    sources.flatMap(source =>
      openQuestions(source, locale).map(question => ({ ...question, language: locale.language })),
    ),
  )
}

function nameOfQuestion({ language, id, text }: Question & { language: Language }): string {
  return JSON.stringify([language.id, id, text])
}

async function messagesOf({ prepared, check }: Revision): Promise<ReportedMessage[]> {
  const { root } = prepared.publication
  const { messages } = await runPipeline({
    ...{ root, prepared, formats: [], progress: silent },
    check: () => check('of translations'),
  })
  return messages
}

/** Messages that the older revision does not have, wherever in the same file they stand. */
function newProblems(old: readonly ReportedMessage[], fresh: readonly ReportedMessage[]): StateComparison['problems'] {
  const left = new Map<string, number>()
  const keyOfMessage = ({ file, rule, text }: ReportedMessage): string => JSON.stringify([file, rule, text])
  for (const message of old) left.set(keyOfMessage(message), (left.get(keyOfMessage(message)) ?? 0) + 1)
  const added = fresh.filter(message => {
    const count = left.get(keyOfMessage(message)) ?? 0
    left.set(keyOfMessage(message), count - 1)
    return count <= 0
  })
  const kept = fresh.length - added.length
  return { fresh: added, gone: old.length - kept }
}

/** By chapter, in the order of the text; in each, the weightiest first, as in the redline. */
function changesOf(redline: Redline, comparison: Comparison): ShownChange[] {
  const titles = new Map(redline.chapters.map(({ name, title }) => [name, title]))
  const origins = originsOf(comparison.from, comparison.segments)
  const order = [...new Set(redline.changes.map(({ chapter }) => chapter))]
  const listed = listChanges(comparison, redline).toSorted(
    (one, other) => order.indexOf(one.chapter) - order.indexOf(other.chapter),
  )
  return listed.map(({ kind, chapter, segment, before, after, diff }) => {
    const origin = kind.startsWith('moved') ? origins.get(segment ?? '') : undefined
    return {
      kind,
      chapter: titles.get(chapter) ?? chapter,
      of: sortOf(segment, before === after),
      movedFrom: origin === undefined || origin === chapter ? undefined : (titles.get(origin) ?? origin),
      before,
      after,
      diff,
    }
  })
}

/** Notes that the build makes of citations are no segments, and neither are pictures, whose words stay. */
function sortOf(segment: string | undefined, sameWords: boolean): ShownChange['of'] {
  if (segment !== undefined) return segment.includes('/fn-') ? 'note' : 'text'
  return sameWords ? 'block' : 'note'
}

/** Names of the sources in which segments stood before, by their ids now. */
function originsOf({ prepared: { content } }: Revision, segments: SegmentPairs): Map<string, string> {
  return new Map(
    [...content.sources.values()].flatMap(source =>
      source.segments.map(({ id }) => [segments.get(id) ?? id, source.name] as const),
    ),
  )
}
