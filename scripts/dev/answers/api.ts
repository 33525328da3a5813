import * as z from 'zod'
import { applyProposal } from '../../consultation/apply/apply-proposal.ts'
import { STATUSES } from '../../consultation/entries/entry.ts'
import { proposedChange } from '../../consultation/entries/proposed-change.ts'
import { saveAnswer } from '../../consultation/entries/save-answer.ts'
import type { ReportedMessage } from '../../ground/report.ts'
import type { Translate } from '../../model/interface.ts'
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

const deskSchema = z.object({ round: z.string(), language: z.string().default('') })
const entrySchema = deskSchema.extend({ file: z.string(), id: z.string() })
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
  const { data: asked } = deskSchema.extend({ place: z.string() }).safeParse(body)
  const desk = asked && roundDesk(await current(), asked.round, asked.language)
  const places = desk && placesOf(desk, asked.place)
  if (!places) return unknown(desk)
  const passages = places.flatMap(place => place.passages)
  return jsonAnswer({
    entries: passages.flatMap(({ entries }) => entries.map(stateOf)),
    texts: passages.map(textState),
    progress: progressText(places, desk.t),
  } satisfies StateAnswer)
}

async function save(body: unknown, current: () => Promise<Snapshot>): Promise<Answer> {
  const { data: asked } = saveSchema.safeParse(body)
  const desk = asked && roundDesk(await current(), asked.round, asked.language)
  if (!desk) return unknown(desk)
  const { prepared, t } = desk
  const tidy = { response: clean(asked.response), status: asked.status, by: clean(asked.by) }
  if (Buffer.byteLength(tidy.response) > LARGEST_ANSWER)
    return failure(413, t('consultation.desk.tooLong', { size: LARGEST_ANSWER / 1000 }))
  const result = saveAnswer(prepared.publication.root, asked, tidy)
  switch (result.kind) {
    case 'saved': {
      const { version } = await current()
      const one = { file: asked.file, member: '', entry: result.entry }
      return jsonAnswer({ version, entry: stateOf(one) } satisfies AnswerSaved)
    }
    case 'conflict': {
      const one = { file: asked.file, member: '', entry: result.entry }
      const conflict = writePart(answerConflict(tidy, one, t))
      return jsonAnswer({ conflict, entry: stateOf(one) } satisfies AnswerConflict, 409)
    }
    case 'gone':
      return unknown(desk)
    case 'unreadable':
      return failure(422, t('consultation.desk.unwritable', { why: firstOf(result.messages) }))
  }
}

async function apply(body: unknown, current: () => Promise<Snapshot>): Promise<Answer> {
  const { data: asked } = applySchema.safeParse(body)
  const desk = asked && roundDesk(await current(), asked.round, asked.language)
  const found = desk && findEntry(desk, asked)
  if (!desk || !found) return unknown(desk)
  const { passage, one } = found
  const { t } = desk
  const { publication } = desk.prepared
  if (textBase(passage) !== asked.textBase) return failure(409, t('consultation.desk.paragraphChanged'))
  if (!passage.now) return failure(409, t('consultation.desk.inNoChapter'))
  if (one.entry.language !== publication.languages[0].id)
    return failure(409, t('consultation.desk.byHand', { language: publication.languages[0].name }))
  const { source, segment } = passage.now
  const refusal = applyProposal(publication, source, segment, proposedChange(one.entry.proposal))
  if (refusal !== undefined) return failure(409, refusal)
  const notice = await bringInLine(current, t)
  const after = await current()
  const now = roundDesk(after, asked.round, asked.language)
  const text = now && findEntry(now, asked)?.passage
  if (!text) return failure(422, t('consultation.desk.unseen'))
  return jsonAnswer({ version: after.version, text: textState(text), notice } satisfies ProposalApplied)
}

/** Marks the translations of what was changed, as every edit of a chapter does. */
async function bringInLine(current: () => Promise<Snapshot>, t: Translate): Promise<string> {
  const { prepared } = await current()
  const obstacles = prepared ? syncFiles(prepared) : []
  return obstacles.length === 0
    ? t('consultation.desk.appliedNotice')
    : t('consultation.desk.appliedUnmarked', { why: firstOf(obstacles) })
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

function unknown(desk: RoundDesk | undefined): Answer {
  return failure(404, desk?.t('consultation.desk.entryGone') ?? 'There is no such round: load the page again')
}

function failure(status: number, error: string): Answer {
  return jsonAnswer({ error }, status)
}
