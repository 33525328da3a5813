import * as z from 'zod'
import type { ReportedMessage } from '../../ground/report.ts'
import type { Translate } from '../../model/interface.ts'
import type { Segment } from '../../model/source.ts'
import { tidyName } from '../../translations/locales/review.ts'
import { type Answer, jsonAnswer } from '../preview/answer.ts'
import type { Snapshot } from '../preview/snapshot.ts'
import { type DeskChapter, deskChapter, deskSegment } from './chapter.ts'
import { chapterProgress, isAsked, type ShownSegment, showSegment, worstOf } from './chapter-page.ts'
import { conflictPart } from './conflict-part.ts'
import { checkDraft, type Draft } from './draft.ts'
import { figurePart } from './figure-part.ts'
import { helpPart } from './help-part.ts'
import { nextUnfinished } from './next-unfinished.ts'
import { hasErrors, partsOf, renderedPart, summaryOf, writePart, writeParts } from './parts.ts'
import type {
  ChapterAnswer,
  CheckAnswer,
  ConflictAnswer,
  HelpAnswer,
  NextAnswer,
  RenderAnswer,
  SavedAnswer,
  SearchAnswer,
  SegmentState,
} from './protocol.ts'
import { draftRenderer } from './render.ts'
import { type SaveResult, saveDraft, saveReview } from './save.ts'
import { searchPart } from './search.ts'
import { syncFiles } from './sync.ts'
import { deskWords } from './words.ts'

/** Bytes of a target, or of a note on it, in UTF-8. */
const LARGEST_TEXT = 100_000

/** Characters of what is looked for. */
const LONGEST_SEARCH = 500

const placeSchema = z.object({ language: z.string(), source: z.string() })
const segmentSchema = placeSchema.extend({ id: z.string() })
const chapterSchema = placeSchema.extend({ bases: z.record(z.string(), z.string()) })
const draftSchema = segmentSchema.extend({ target: z.string(), note: z.string() })
const reviewSchema = segmentSchema.extend({ base: z.string(), by: z.string().max(80), withdraw: z.boolean() })
const saveSchema = draftSchema.extend({ base: z.string(), accept: z.boolean() })

/** What the desk asks of the publication. */
export interface DeskLive {
  /** Name of the current or next snapshot. */
  readonly version: string
  /** The publication as it is on disk now. */
  current(): Promise<Snapshot>
  /** At once: its chapters are those on disk, its translations may be older. */
  forTranslators(): Promise<Snapshot>
  /** A translation was written. */
  wrote(): void
}

type Api = (body: unknown, live: DeskLive) => Promise<Answer>

/** What the desk's page asks for, by address. */
export const API: ReadonlyMap<string, Api> = new Map([
  ['api/chapter', chapterState],
  ['api/help', help],
  ['api/check', check],
  ['api/render', render],
  ['api/save', save],
  ['api/review', review],
  ['api/sync', sync],
  ['api/search', search],
  ['api/next', next],
])

/** What became another since the page was made, by the bases of its segments. */
async function chapterState(body: unknown, live: DeskLive): Promise<Answer> {
  const asked = chapterSchema.safeParse(body)
  const snapshot = await live.forTranslators()
  const chapter = asked.success ? deskChapter(snapshot, asked.data.language, asked.data.source) : undefined
  if (!chapter || !asked.success) return unknown(body, snapshot)
  const { bases } = asked.data
  const changed = chapter.source.segments.filter(segment => deskSegment(chapter, segment).base !== bases[segment.id])
  return jsonAnswer({
    version: live.version,
    ids: chapter.source.segments.map(({ id }) => id),
    changed: changed.map(segment => stateOf(showSegment(chapter, segment))),
    progress: writePart(chapterProgress(chapter)),
  } satisfies ChapterAnswer)
}

async function help(body: unknown, live: DeskLive): Promise<Answer> {
  const snapshot = await live.forTranslators()
  const found = find(segmentSchema, body, snapshot)
  if (!found) return unknown(body, snapshot)
  const figure = await figurePart(found.chapter, found.segment)
  const help = helpPart(found.chapter, found.segment)
  return jsonAnswer({ html: writePart([...figure, ...help]) } satisfies HelpAnswer)
}

/** The problems of a draft: quick, for every pause in typing. */
async function check(body: unknown, live: DeskLive): Promise<Answer> {
  const found = findDraft(body, await live.forTranslators())
  if ('refusal' in found) return found.refusal
  const { chapter, segment, draft } = found
  const issues = checkDraft(chapter, segment, draft)
  const saved = deskSegment(chapter, segment)
  // What was reviewed is what stands in the file.
  const review = saved.review && saved.target !== draft.target ? { review: { ...saved.review, isCurrent: false } } : {}
  const parts = writeParts({ ...partsOf(chapter, segment, { ...saved, ...review, target: draft.target }, issues) })
  return jsonAnswer({
    parts: { state: parts.state, issues: parts.issues, review: parts.review },
    errors: hasErrors(issues),
    summary: summaryOf(issues, chapter.t),
  } satisfies CheckAnswer)
}

/** A draft as it will be printed: the edition is put together anew for that. */
async function render(body: unknown, live: DeskLive): Promise<Answer> {
  const found = findDraft(body, await live.forTranslators())
  if ('refusal' in found) return found.refusal
  const { chapter, segment, draft } = found
  const content = draft.target === '' ? [] : draftRenderer(chapter, segment, draft).render(segment)
  const figure = await figurePart(chapter, segment, draft)
  return jsonAnswer({
    rendered: writePart([...renderedPart(content, draft.target, chapter.t), ...figure]),
  } satisfies RenderAnswer)
}

async function save(body: unknown, live: DeskLive): Promise<Answer> {
  const snapshot = await live.forTranslators()
  const found = find(saveSchema, body, snapshot)
  if (!found) return unknown(body, snapshot)
  const { chapter, segment, asked } = found
  const tooLarge = refuseLarge(asked, chapter.t)
  if (tooLarge) return tooLarge
  const draft = tidy(asked)
  const result = saveDraft(chapter, segment, { ...draft, base: asked.base, accept: asked.accept })
  return answerSave(result, asked, draft, live)
}

/** Somebody has read the saved translation beside its source; or takes that back. */
async function review(body: unknown, live: DeskLive): Promise<Answer> {
  const snapshot = await live.forTranslators()
  const found = find(reviewSchema, body, snapshot)
  if (!found) return unknown(body, snapshot)
  const { chapter, segment, asked } = found
  const by = tidyName(asked.by)
  if (by === '' && !asked.withdraw) return failure(422, chapter.t('needsName'))
  const { target, note } = deskSegment(chapter, segment)
  return answerSave(saveReview(chapter, segment, { ...asked, by }), asked, { target, note }, live)
}

async function answerSave(
  result: SaveResult,
  asked: z.infer<typeof segmentSchema>,
  draft: Draft,
  live: DeskLive,
): Promise<Answer> {
  if (result.kind === 'saved') live.wrote()
  const snapshot = await live.forTranslators()
  const again = find(segmentSchema, asked, snapshot)
  const t = deskWords(snapshot, asked.language)
  switch (result.kind) {
    case 'saved': {
      if (!again) return unknown(asked, snapshot)
      return jsonAnswer({
        version: live.version,
        segment: stateOf(showSegment(again.chapter, again.segment)),
        progress: writePart(chapterProgress(again.chapter)),
      } satisfies SavedAnswer)
    }
    case 'conflict': {
      if (!again) return unknown(asked, snapshot)
      const state = stateOf(showSegment(again.chapter, again.segment))
      const conflict = writePart(conflictPart(again.chapter, draft, result.entry))
      return jsonAnswer({ conflict, segment: state } satisfies ConflictAnswer, 409)
    }
    case 'unreviewable':
      return failure(422, t('unreviewable'))
    case 'gone':
      return failure(410, t('entryGone'))
    case 'unreadable': {
      const why = result.messages.slice(0, 1).map(placeAndText).join('')
      return failure(422, t('fileUnwritable', { why }))
    }
  }
}

async function search(body: unknown, live: DeskLive): Promise<Answer> {
  const asked = z.object({ language: z.string(), text: z.string().max(LONGEST_SEARCH) }).safeParse(body)
  const snapshot = await live.forTranslators()
  const found = asked.success && searchPart(snapshot, asked.data.language, asked.data.text)
  return found ? jsonAnswer({ html: writePart(found) } satisfies SearchAnswer) : unknown(body, snapshot)
}

async function next(body: unknown, live: DeskLive): Promise<Answer> {
  const asked = placeSchema.safeParse(body)
  const snapshot = await live.forTranslators()
  if (!asked.success) return unknown(body, snapshot)
  const href = nextUnfinished(snapshot, asked.data.language, asked.data.source)
  return jsonAnswer({ ...(href === undefined ? {} : { href }) } satisfies NextAnswer)
}

async function sync(body: unknown, live: DeskLive): Promise<Answer> {
  const snapshot = await live.current()
  const { prepared } = snapshot
  const [obstacle] = prepared ? syncFiles(prepared) : []
  if (obstacle) return failure(422, wordsFor(body, snapshot)('nothingChanged', { why: placeAndText(obstacle) }))
  return prepared ? jsonAnswer({}) : unknown(body, snapshot)
}

interface Found<Asked> {
  asked: Asked
  chapter: DeskChapter
  segment: Segment
}

function find<Asked extends z.infer<typeof segmentSchema>>(
  schema: z.ZodType<Asked>,
  body: unknown,
  snapshot: Snapshot,
): Found<Asked> | undefined {
  const { data: asked } = schema.safeParse(body)
  const chapter = asked && deskChapter(snapshot, asked.language, asked.source)
  const segment = chapter?.source.segments.find(({ id }) => id === asked?.id)
  return asked && chapter && segment ? { asked, chapter, segment } : undefined
}

function stateOf({ segment, desk, parts, issues }: ShownSegment): SegmentState {
  const { base, target, note, state, savable, review } = desk
  return {
    ...{ id: segment.id, base, target, note, state, savable, issues: worstOf(issues), asks: isAsked(desk) },
    reviewed: review?.isCurrent ?? false,
    parts: writeParts(parts),
  }
}

function findDraft(
  body: unknown,
  snapshot: Snapshot,
): { chapter: DeskChapter; segment: Segment; draft: Draft } | { refusal: Answer } {
  const found = find(draftSchema, body, snapshot)
  if (!found) return { refusal: unknown(body, snapshot) }
  const refusal = refuseLarge(found.asked, found.chapter.t)
  return refusal ? { refusal } : { chapter: found.chapter, segment: found.segment, draft: tidy(found.asked) }
}

/** What somebody typed without what they did not mean: blanks around it, line ends of another system. */
function tidy({ target, note }: Draft): Draft {
  const clean = (text: string): string => text.toWellFormed().replace(/\r\n?/g, '\n').trim()
  return { target: clean(target), note: clean(note) }
}

function refuseLarge({ target, note }: Draft, t: Translate): Answer | undefined {
  for (const [key, text] of [
    ['textTooLarge', target],
    ['noteTooLarge', note],
  ] as const) {
    const bytes = Buffer.byteLength(text)
    if (bytes > LARGEST_TEXT) return failure(413, t(key, { size: Math.ceil(bytes / 1000), most: LARGEST_TEXT / 1000 }))
  }
  return undefined
}

function placeAndText({ file, line, column, text }: ReportedMessage): string {
  return `${file}:${line}:${column} ${text}`
}

function unknown(body: unknown, snapshot: Snapshot): Answer {
  return failure(404, wordsFor(body, snapshot)('segmentGone'))
}

/** The words of the language that a request names, whatever else it says. */
function wordsFor(body: unknown, snapshot: Snapshot): Translate {
  return deskWords(snapshot, z.object({ language: z.string() }).safeParse(body).data?.language ?? '')
}

function failure(status: number, error: string): Answer {
  return jsonAnswer({ error }, status)
}
