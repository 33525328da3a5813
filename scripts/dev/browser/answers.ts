import type { PageWords, ProposalApplied, StateAnswer, TextState } from '../answers/protocol.ts'
import type { FailureAnswer } from '../desk/protocol.ts'
import { AnswerCard } from './answer-card.ts'
import { createAnswerSaver, type KeptAnswer } from './answer-saver.ts'
import { listen } from './connection.ts'
import { createDraftStore } from './drafts.ts'
import { createEntryFilter } from './entry-filter.ts'
import { IS_MAC, type KeyAction, readKey } from './keyboard.ts'
import { post, whyFailed } from './post.ts'

const list = element('#entries')
const { round = '', place = '', publication = '', language = '' } = list.dataset
const words = JSON.parse(list.dataset.words ?? '{}') as PageWords
const cards = Array.from(list.querySelectorAll<HTMLElement>('article'), article => new AnswerCard(article))
const cardOf = (node: EventTarget | null): AnswerCard | undefined =>
  cards.find(card => node instanceof Node && card.element.contains(node))

const drafts = createDraftStore<KeptAnswer>(`${publication} consultation ${round}`)
/** Versions that came about by this page. */
const own = new Set<string>()
const save = createAnswerSaver({ round, language, words, drafts, say, onSaved: version => own.add(version) })
const filter = createEntryFilter(element('#filters'), list)

document.documentElement.classList.toggle('mac', IS_MAC)
for (const card of cards) restore(card)
filter.apply()

list.addEventListener('focusout', event => {
  const card = cardOf(event.target)
  // To another window: what was typed is kept, and the focus comes back here.
  if (!card || !document.hasFocus() || cardOf(event.relatedTarget) === card) return
  if (card.conflict.hidden) void save(card)
})
list.addEventListener('input', event => {
  const card = cardOf(event.target)
  if (card) noteDraft(card)
})
list.addEventListener('click', event => {
  const button = event.target instanceof Element ? event.target.closest<HTMLElement>('button') : null
  if (!button) return
  const card = cardOf(button) ?? cards.find(({ element: { id } }) => id === button.dataset.applyOf)
  if (!card) return
  if (button.dataset.save !== undefined) void save(card)
  if (button.dataset.apply !== undefined || button.dataset.applyOf !== undefined) void applyProposal(card)
})
document.addEventListener('keydown', event => {
  const action = readKey(event)
  if (!action) return
  event.preventDefault()
  act(action)
})
listen({ changed: version => void follow(version), messages: () => undefined })

function act(action: KeyAction): void {
  const card = cardOf(document.activeElement)
  if (card && (action.kind === 'save' || action.kind === 'save and go on')) void save(card)
  if (card && action.kind === 'suggestion') chooseStatus(card, action.number)
  if (card && action.kind === 'mark') void applyProposal(card)
  if (action.kind === 'next') go(card, 1, () => true)
  if (action.kind === 'previous') go(card, -1, () => true)
  if (action.kind === 'next unfinished' || action.kind === 'save and go on') go(card, 1, other => other.isOpen)
}

function chooseStatus(card: AnswerCard, number: number): void {
  const choice = card.element.querySelector<HTMLSelectElement>('[data-field="status"]')
  const option = choice?.options[number]
  if (!choice || !option) return
  choice.value = option.value
  noteDraft(card)
  say(option.text)
}

function noteDraft(card: AnswerCard): void {
  card.showSaving(card.isDirty ? words.notSaved : '', 'open')
  if (card.isDirty) drafts.keep(card.key, { ...card.draft, base: card.base })
  else drafts.drop(card.key)
}

function restore(card: AnswerCard): void {
  const kept = drafts.find(card.key)
  if (!kept) return
  const { base, ...draft } = kept
  card.draft = draft
  if (!card.isDirty) {
    drafts.drop(card.key)
    return
  }
  card.base = base
  card.showSaving(words.notSavedBefore, 'open')
}

/** Writes a proposal into the chapter. What is typed in the entry's answer stays to be saved. */
async function applyProposal(card: AnswerCard): Promise<void> {
  const passage = card.element.closest<HTMLElement>('.passage')
  const button = card.element.querySelector<HTMLButtonElement>('[data-apply]')
  if (!passage || !button) return
  card.showSaving(words.applying, 'quiet')
  const body = { round, language, ...card.place, textBase: passage.dataset.base ?? '' }
  const reply = await post<ProposalApplied, FailureAnswer>('/api/answers/apply', body)
  if (reply.kind !== 'done') {
    const error = reply.kind === 'conflict' ? reply.value.error : whyFailed(reply, words)
    card.showSaving(`${words.notApplied} ${error}`, 'failed')
    say(`${words.notApplied} ${error}`)
    return
  }
  own.add(reply.value.version)
  showText(passage, reply.value.text)
  const status = card.element.querySelector<HTMLSelectElement>('[data-field="status"]')
  if (status?.value === '') status.value = 'accepted'
  noteDraft(card)
  card.showSaving(card.isDirty ? words.appliedUnsaved : words.applied, 'open')
  notice(reply.value.notice)
}

function showText(passage: HTMLElement, { base, html }: TextState): void {
  passage.dataset.base = base
  const text = passage.querySelector('[data-text]')
  if (text && text.innerHTML !== html) text.innerHTML = html
}

/** Goes to the nearest card that is wanted, from the one with the focus on, and round. */
function go(from: AnswerCard | undefined, step: 1 | -1, wanted: (card: AnswerCard) => boolean): void {
  const shown = cards.filter(card => !card.element.hidden)
  const start = from ? shown.indexOf(from) : step === 1 ? -1 : shown.length
  const ahead = shown.map((_, index) => shown[(start + step * (index + 1) + 2 * shown.length) % shown.length])
  const next = ahead.find(card => card !== undefined && card !== from && wanted(card))
  if (next) next.focus()
  else say(words.nothingLeft)
}

/** Takes over what others changed in the files, unless something else is being typed in its place. */
async function follow(version: string): Promise<void> {
  // What this page does itself is told before it is answered.
  await Promise.all(cards.map(({ saving }) => saving))
  const reply = await post<StateAnswer>('/api/answers/state', { round, language, place })
  if (reply.kind !== 'done' || !isSameList(reply.value)) {
    if (!own.has(version)) notice(words.entriesChanged)
    return
  }
  element('#progress').textContent = reply.value.progress
  reply.value.entries.forEach((state, index) => {
    const card = cards[index]
    if (card && !card.isDirty && card.base !== state.base) card.apply(state, false)
  })
  const texts = new Map(reply.value.texts.map(text => [text.segment, text]))
  for (const passage of list.querySelectorAll<HTMLElement>('.passage')) {
    const text = texts.get(passage.dataset.segment ?? '')
    if (text && text.base !== passage.dataset.base) showText(passage, text)
  }
}

function isSameList({ entries }: StateAnswer): boolean {
  return entries.length === cards.length && entries.every(({ key }, index) => key === cards[index]?.key)
}

function notice(text: string): void {
  const shown = element('#notice')
  shown.hidden = false
  shown.textContent = text
}

/** Has something read out by a screen reader. */
function say(text: string): void {
  element('#announcement').textContent = text
}

function element<E extends HTMLElement = HTMLElement>(selector: string): E {
  const found = document.querySelector<E>(selector)
  if (!found) throw new Error(`No ${selector}`)
  return found
}
