import * as z from 'zod'
import { formatCounts, type ReportedMessage } from '../../ground/report.ts'
import type { Segment } from '../../model/source.ts'
import { type Answer, jsonAnswer } from '../preview/answer.ts'
import type { Snapshot } from '../preview/snapshot.ts'
import { type DeskChapter, deskChapter, deskSegment } from './chapter.ts'
import { chapterProgress, type ShownSegment, showSegment, showSegments } from './chapter-page.ts'
import { conflictPart } from './conflict-part.ts'
import { checkDraft, type Draft } from './draft.ts'
import { helpPart } from './help-part.ts'
import { partsOf, renderedPart, writePart, writeParts } from './parts.ts'
import type {
  ChapterAnswer,
  CheckAnswer,
  ConflictAnswer,
  HelpAnswer,
  RenderAnswer,
  SavedAnswer,
  SegmentState,
} from './protocol.ts'
import { draftRenderer } from './render.ts'
import { saveDraft } from './save.ts'
import { syncFiles } from './sync.ts'

/** Bytes of a target, or of a note on it, in UTF-8. */
const LARGEST_TEXT = 100_000

const segmentSchema = z.object({ language: z.string(), source: z.string(), id: z.string() })
const draftSchema = segmentSchema.extend({ target: z.string(), note: z.string() })
const saveSchema = draftSchema.extend({ base: z.string(), accept: z.boolean() })

type Api = (body: unknown, current: () => Promise<Snapshot>) => Promise<Answer>

/** What the desk's page asks for, by address. */
export const API: ReadonlyMap<string, Api> = new Map([
  ['api/chapter', chapterState],
  ['api/help', help],
  ['api/check', check],
  ['api/render', render],
  ['api/save', save],
  ['api/sync', sync],
])

async function chapterState(body: unknown, current: () => Promise<Snapshot>): Promise<Answer> {
  const asked = z.object({ language: z.string(), source: z.string() }).safeParse(body)
  const snapshot = await current()
  const chapter = asked.success ? deskChapter(snapshot, asked.data.language, asked.data.source) : undefined
  if (!chapter) return unknown()
  const shown = showSegments(chapter)
  return jsonAnswer({
    version: snapshot.version,
    segments: shown.map(stateOf),
    progress: writePart(chapterProgress(chapter, shown)),
  } satisfies ChapterAnswer)
}

async function help(body: unknown, current: () => Promise<Snapshot>): Promise<Answer> {
  const found = find(segmentSchema, body, await current())
  if (!found) return unknown()
  return jsonAnswer({ html: writePart(helpPart(found.chapter, found.segment)) } satisfies HelpAnswer)
}

/** The problems of a draft: quick, for every pause in typing. */
async function check(body: unknown, current: () => Promise<Snapshot>): Promise<Answer> {
  const found = findDraft(body, await current())
  if ('refusal' in found) return found.refusal
  const { chapter, segment, draft } = found
  const issues = checkDraft(chapter, segment, draft)
  const { state, issues: list } = writeParts({
    ...partsOf(segment, { ...deskSegment(chapter, segment), target: draft.target }, issues, []),
  })
  return jsonAnswer({
    parts: { state, issues: list },
    errors: issues.some(({ severity }) => severity === 'error'),
    summary: issues.length === 0 ? 'No problems' : formatCounts(issues),
  } satisfies CheckAnswer)
}

/** A draft as it will be printed: the edition is put together anew for that. */
async function render(body: unknown, current: () => Promise<Snapshot>): Promise<Answer> {
  const found = findDraft(body, await current())
  if ('refusal' in found) return found.refusal
  const { chapter, segment, draft } = found
  const content = draft.target === '' ? [] : draftRenderer(chapter, segment, draft).render(segment)
  return jsonAnswer({ rendered: writePart(renderedPart(content, draft.target)) } satisfies RenderAnswer)
}

async function save(body: unknown, current: () => Promise<Snapshot>): Promise<Answer> {
  const found = find(saveSchema, body, await current())
  if (!found) return unknown()
  const { chapter, segment, asked } = found
  const tooLarge = refuseLarge(asked)
  if (tooLarge) return tooLarge
  const draft = tidy(asked)
  const result = saveDraft(chapter, segment, { ...draft, base: asked.base, accept: asked.accept })
  const now = await current()
  const again = find(segmentSchema, body, now)
  switch (result.kind) {
    case 'saved': {
      if (!again) return unknown()
      const shown = showSegments(again.chapter)
      const own = shown.find(each => each.segment === again.segment)
      if (!own) return unknown()
      return jsonAnswer({
        version: now.version,
        segment: stateOf(own),
        progress: writePart(chapterProgress(again.chapter, shown)),
      } satisfies SavedAnswer)
    }
    case 'conflict': {
      if (!again) return unknown()
      const state = stateOf(showSegment(again.chapter, again.segment))
      const conflict = writePart(conflictPart(again.chapter, draft, result.entry))
      return jsonAnswer({ conflict, segment: state } satisfies ConflictAnswer, 409)
    }
    case 'gone':
      return failure(410, 'The segment is not in the locale file: bring the files in line with the source first')
    case 'unreadable': {
      const why = result.messages.slice(0, 1).map(placeAndText).join('')
      return failure(422, `The locale file cannot be read whole and is not written over: ${why}`)
    }
  }
}

async function sync(_body: unknown, current: () => Promise<Snapshot>): Promise<Answer> {
  const { prepared } = await current()
  const [obstacle] = prepared ? syncFiles(prepared) : []
  if (obstacle) return failure(422, `Nothing was changed: ${placeAndText(obstacle)}`)
  return prepared ? jsonAnswer({}) : unknown()
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

function stateOf({ segment, desk, parts, hasIssues }: ShownSegment): SegmentState {
  const { base, target, note, state, savable } = desk
  return { id: segment.id, base, target, note, state, savable, hasIssues, parts: writeParts({ ...parts }) }
}

function findDraft(
  body: unknown,
  snapshot: Snapshot,
): { chapter: DeskChapter; segment: Segment; draft: Draft } | { refusal: Answer } {
  const found = find(draftSchema, body, snapshot)
  if (!found) return { refusal: unknown() }
  const refusal = refuseLarge(found.asked)
  return refusal ? { refusal } : { chapter: found.chapter, segment: found.segment, draft: tidy(found.asked) }
}

/** What somebody typed without what they did not mean: blanks around it, line ends of another system. */
function tidy({ target, note }: Draft): Draft {
  const clean = (text: string): string => text.toWellFormed().replace(/\r\n?/g, '\n').trim()
  return { target: clean(target), note: clean(note) }
}

function refuseLarge({ target, note }: Draft): Answer | undefined {
  for (const [name, text] of [
    ['text', target],
    ['note', note],
  ] as const) {
    const bytes = Buffer.byteLength(text)
    if (bytes > LARGEST_TEXT)
      return failure(413, `The ${name} has ${Math.ceil(bytes / 1000)} kB, and may have ${LARGEST_TEXT / 1000} kB`)
  }
  return undefined
}

function placeAndText({ file, line, column, text }: ReportedMessage): string {
  return `${file}:${line}:${column} ${text}`
}

function unknown(): Answer {
  return failure(404, 'The segment does not exist any more: load the page again')
}

function failure(status: number, error: string): Answer {
  return jsonAnswer({ error }, status)
}
