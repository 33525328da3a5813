import * as z from 'zod'
import { applyProposal } from '../../consultation/apply/apply-proposal.ts'
import { STATUSES } from '../../consultation/entries/entry.ts'
import { proposedChange } from '../../consultation/entries/proposed-change.ts'
import { saveAnswer } from '../../consultation/entries/save-answer.ts'
import type { ReportedMessage } from '../../ground/report.ts'
import { writePart } from '../desk/parts.ts'
import { syncFiles } from '../desk/sync.ts'
import { type Answer, jsonAnswer } from '../preview/answer.ts'
import type { Snapshot } from '../preview/snapshot.ts'
import { passageText, placesOf, progressText } from './entries-page.ts'
import { answerConflict, stateOf } from './entry-card.ts'
import type { AnswerConflict, AnswerSaved, ProposalApplied, StateAnswer, TextState } from './protocol.ts'
import { type DeskEntry, type Passage, type RoundDesk, roundDesk, textBase } from './round-desk.ts'

/** Bytes of an answer in UTF-8. */
const LARGEST_ANSWER = 100_000

const entrySchema = z.object({ round: z.string(), file: z.string(), id: z.string() })
const saveSchema = entrySchema.extend({
  base: z.string(),
  response: z.string(),
  status: z.enum(['', ...STATUSES]),
  by: z.string(),
})
const applySchema = entrySchema.extend({ textBase: z.string() })

type Api = (body: unknown, current: () => Promise<Snapshot>) => Promise<Answer>

/** What the consultation desk's page asks for, by address. */
export const ANSWERS_API: readonly (readonly [string, Api])[] = [
  ['api/answers/state', state],
  ['api/answers/save', save],
  ['api/answers/apply', apply],
]

async function state(body: unknown, current: () => Promise<Snapshot>): Promise<Answer> {
  const { data: asked } = z.object({ round: z.string(), place: z.string() }).safeParse(body)
  const desk = asked && roundDesk(await current(), asked.round)
  const places = desk && placesOf(desk, asked.place)
  if (!places) return unknown()
  const passages = places.flatMap(place => place.passages)
  return jsonAnswer({
    entries: passages.flatMap(({ entries }) => entries.map(stateOf)),
    texts: passages.map(textState),
    progress: progressText(places),
  } satisfies StateAnswer)
}

async function save(body: unknown, current: () => Promise<Snapshot>): Promise<Answer> {
  const { data: asked } = saveSchema.safeParse(body)
  const before = await current()
  const { prepared } = before
  if (!asked || !prepared?.content.rounds.some(({ id }) => id === asked.round)) return unknown()
  const tidy = { response: clean(asked.response), status: asked.status, by: clean(asked.by) }
  if (Buffer.byteLength(tidy.response) > LARGEST_ANSWER)
    return failure(413, `Unexpected answer of more than ${LARGEST_ANSWER / 1000} kB`)
  const result = saveAnswer(prepared.publication.root, asked, tidy)
  switch (result.kind) {
    case 'saved': {
      const { version } = await current()
      const one = { file: asked.file, member: '', entry: result.entry }
      return jsonAnswer({ version, entry: stateOf(one) } satisfies AnswerSaved)
    }
    case 'conflict': {
      const one = { file: asked.file, member: '', entry: result.entry }
      const conflict = writePart(answerConflict(tidy, one))
      return jsonAnswer({ conflict, entry: stateOf(one) } satisfies AnswerConflict, 409)
    }
    case 'gone':
      return unknown()
    case 'unreadable':
      return failure(422, `The file cannot be read whole and is not written over: ${firstOf(result.messages)}`)
  }
}

async function apply(body: unknown, current: () => Promise<Snapshot>): Promise<Answer> {
  const { data: asked } = applySchema.safeParse(body)
  const desk = asked && roundDesk(await current(), asked.round)
  const found = desk && findEntry(desk, asked)
  if (!desk || !found) return unknown()
  const { passage, one } = found
  const { publication } = desk.prepared
  if (textBase(passage) !== asked.textBase)
    return failure(409, 'The paragraph was changed meanwhile: look at it again, then apply the proposal')
  if (!passage.now) return failure(409, 'The paragraph is in no chapter any more')
  if (one.entry.language !== publication.languages[0].id)
    return failure(409, `Chapters are written in ${publication.languages[0].name}: put the proposal in by hand`)
  const { source, segment } = passage.now
  const refusal = applyProposal(publication, source, segment, proposedChange(one.entry.proposal))
  if (refusal !== undefined) return failure(409, refusal)
  const notice = await bringInLine(current)
  const after = await current()
  const now = roundDesk(after, asked.round)
  const text = now && findEntry(now, asked)?.passage
  if (!text)
    return failure(422, 'It is written; the text cannot be shown before the messages on the first page are seen to')
  return jsonAnswer({ version: after.version, text: textState(text), notice } satisfies ProposalApplied)
}

/** Marks the translations of what was changed, as every edit of a chapter does. */
async function bringInLine(current: () => Promise<Snapshot>): Promise<string> {
  const { prepared } = await current()
  const obstacles = prepared ? syncFiles(prepared) : []
  return obstacles.length === 0
    ? 'Applied. Its translations are marked as older than their source.'
    : `Applied. The translations could not be marked: ${firstOf(obstacles)}`
}

function findEntry(
  { places }: RoundDesk,
  { file, id }: z.infer<typeof entrySchema>,
): { passage: Passage; one: DeskEntry } | undefined {
  for (const { passages } of places)
    for (const passage of passages) {
      const one = passage.entries.find(each => each.file === file && each.entry.id === id)
      if (one) return { passage, one }
    }
  return undefined
}

function textState(passage: Passage): TextState {
  return { segment: passage.segment, base: textBase(passage), html: writePart(passageText(passage)) }
}

function clean(text: string): string {
  return text.toWellFormed().replace(/\r\n?/g, '\n').trim()
}

function firstOf(messages: readonly ReportedMessage[]): string {
  return messages
    .slice(0, 1)
    .map(({ file, line, column, text }) => `${file}:${line}:${column} ${text}`)
    .join('')
}

function unknown(): Answer {
  return failure(404, 'The entry does not exist any more: load the page again')
}

function failure(status: number, error: string): Answer {
  return jsonAnswer({ error }, status)
}
