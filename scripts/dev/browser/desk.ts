import type { PageWords } from '../desk/page-words.ts'
import type { ChapterAnswer, NextAnswer } from '../desk/protocol.ts'
import { Card } from './card.ts'
import { createChecker } from './checker.ts'
import { listen } from './connection.ts'
import { createDraftStore } from './drafts.ts'
import { createHelper } from './helper.ts'
import { IS_MAC, type KeyAction, readKey } from './keyboard.ts'
import { post, whyFailed } from './post.ts'
import { createSaver } from './saver.ts'
import { startSearch } from './search.ts'

const list = element('#segments')
const { language = '', source = '', publication = '' } = list.dataset
const scope = { language, source }
const words = JSON.parse(list.dataset.words ?? '{}') as PageWords
const cards = Array.from(list.querySelectorAll<HTMLElement>('article'), article => new Card(article))
const cardOf = (node: EventTarget | null): Card | undefined =>
  cards.find(card => node instanceof Node && card.element.contains(node))

const drafts = createDraftStore(`${publication} ${language}`)
const helper = createHelper(scope)
/** Versions that came about by a save of this page. */
const own = new Set<string>()
const saver = createSaver({
  scope,
  words,
  drafts,
  say,
  onSaved({ version, progress }) {
    own.add(version)
    element('#progress').innerHTML = progress
  },
})
const said = new Map<Card, string>()
const check = createChecker(scope, words, (card, { summary }) => {
  if (said.get(card) !== summary) say(summary)
  said.set(card, summary)
})

const reviewer = element<HTMLInputElement>('#reviewer')
const REVIEWER = 'desk reviewer'
reviewer.value = localStorage.getItem(REVIEWER) ?? reviewer.value
reviewer.addEventListener('change', () => localStorage.setItem(REVIEWER, reviewer.value.trim()))

document.documentElement.classList.toggle('mac', IS_MAC)
for (const card of cards) {
  restore(card)
  card.fit()
}

list.addEventListener('focusin', event => {
  const card = cardOf(event.target)
  if (card) void helper.show(card)
})
list.addEventListener('focusout', event => {
  const card = cardOf(event.target)
  const { relatedTarget } = event
  // To another window: what was typed is kept, and the focus comes back here.
  if (!card || !document.hasFocus() || cardOf(relatedTarget) === card) return
  if (card.conflict.hidden) void saver.save(card, false)
})
list.addEventListener('input', event => {
  const card = cardOf(event.target)
  if (!card) return
  card.showSaving(card.isDirty ? words.notSaved : '', 'open')
  if (card.isDirty) drafts.keep(card.id, { ...card.draft, base: card.base })
  else drafts.drop(card.id)
  card.fit()
  check(card)
})
list.addEventListener('click', event => {
  const button = event.target instanceof Element ? event.target.closest<HTMLElement>('button') : null
  const card = cardOf(button)
  if (!button || !card) return
  if (button.dataset.save !== undefined) void saver.save(card, true)
  if (button.dataset.review !== undefined) review(card, button.dataset.review === 'withdraw')
  if (button.dataset.index !== undefined) {
    const index = Number(button.dataset.index)
    card.target.focus()
    card.target.setSelectionRange(index, index + 1)
  }
})
document.addEventListener('keydown', event => {
  const action = readKey(event)
  if (!action) return
  event.preventDefault()
  act(action)
})
/** Whether this page loads itself anew. */
let reloading = false
addEventListener('beforeunload', event => {
  // A draft that the browser keeps is there again when the page is.
  const isLost = (card: Card): boolean => card.isDirty && !(reloading && drafts.find(card.id))
  if (cards.some(isLost)) event.preventDefault()
})
element('#filter').addEventListener('change', filter)
document.querySelector('#sync')?.addEventListener('click', sync)
startSearch()
goToAddress()
addEventListener('hashchange', goToAddress)
listen({ changed: version => void follow(version), messages: () => undefined })

function act(action: KeyAction): void {
  const card = cardOf(document.activeElement)
  if (card && (action.kind === 'save' || action.kind === 'save and go on')) void saver.save(card, true)
  if (card && action.kind === 'mark') helper.insertMark(card)
  if (card && action.kind === 'suggestion') helper.insertNumber(card, action.number)
  if (action.kind === 'next') go(card, 1, () => true)
  if (action.kind === 'previous') go(card, -1, () => true)
  if (action.kind === 'next unfinished' || action.kind === 'save and go on') go(card, 1, other => other.isUnfinished)
}

/** Goes to the nearest card that is wanted, from the one with the focus on, and round. */
function go(from: Card | undefined, step: 1 | -1, wanted: (card: Card) => boolean): void {
  const shown = cards.filter(card => !card.element.hidden)
  const start = from ? shown.indexOf(from) : step === 1 ? -1 : shown.length
  const ahead = shown.map((_, index) => shown[(start + step * (index + 1) + 2 * shown.length) % shown.length])
  const next = ahead.find(card => card !== undefined && card !== from && wanted(card))
  if (next) next.focus()
  else void goOn()
}

/** Goes to the next chapter with something to do, once all is saved here. */
async function goOn(): Promise<void> {
  await Promise.all(cards.map(({ saving }) => saving))
  const reply = await post<NextAnswer>('/api/next', scope)
  const href = reply.kind === 'done' ? reply.value.href : undefined
  if (href === undefined) say(words.nothingLeft)
  else location.assign(href)
}

/** The segment that the address names. */
function goToAddress(): void {
  const named = cards.find(({ element: { id } }) => id === decodeURIComponent(location.hash.slice(1)))
  if (named) {
    named.element.hidden = false
    named.focus()
  }
}

function restore(card: Card): void {
  const draft = drafts.find(card.id)
  if (!draft || card.isReadOnly) return
  card.target.value = draft.target
  card.note.value = draft.note
  if (!card.isDirty) {
    drafts.drop(card.id)
    return
  }
  card.base = draft.base
  card.showSaving(words.notSavedBefore, 'open')
  check(card)
}

function filter(): void {
  const choice = element<HTMLInputElement>('#filter input:checked').value
  for (const card of cards) card.element.hidden = !card.isCurrent && !isShown(card, choice)
}

/** By the name of the choice. */
const FILTERS: Readonly<Record<string, (card: Card) => boolean>> = {
  unfinished: card => card.isUnfinished,
  stale: ({ element: { dataset } }) => dataset.state === 'stale',
  unreviewed: ({ element: { dataset } }) => dataset.state !== 'untranslated' && dataset.reviewed !== 'yes',
  issues: card => card.hasIssues,
  questions: ({ element: { dataset } }) => dataset.question === 'yes',
}

function isShown(card: Card, choice: string): boolean {
  return FILTERS[choice]?.(card) ?? true
}

function review(card: Card, withdraw: boolean): void {
  const by = reviewer.value.trim()
  if (by === '' && !withdraw) {
    reviewer.focus()
    notice(words.needsName)
    return
  }
  void saver.review(card, by, withdraw)
}

/** Takes over what others changed in the files, unless something else is being typed in its place. */
async function follow(version: string): Promise<void> {
  // A save of this page is told before it is answered.
  await Promise.all(cards.map(({ saving }) => saving))
  await new Promise(resolve => setTimeout(resolve, 50))
  if (own.has(version)) return
  const bases = Object.fromEntries(cards.map(card => [card.id, card.base]))
  const reply = await post<ChapterAnswer>('/api/chapter', { ...scope, bases })
  if (reply.kind !== 'done' || !isSameList(reply.value.ids)) {
    notice(words.chapterChanged)
    return
  }
  element('#progress').innerHTML = reply.value.progress
  for (const state of reply.value.changed) {
    const card = cards.find(({ id }) => id === state.id)
    if (!card || card.isDirty || card.base === state.base) continue
    card.apply(state)
    check(card)
  }
}

function isSameList(ids: readonly string[]): boolean {
  return ids.length === cards.length && ids.every((id, index) => id === cards[index]?.id)
}

async function sync(): Promise<void> {
  // Leaving a segment for the button saves it: into the file as the page knows it.
  await Promise.all(cards.map(({ saving }) => saving))
  const reply = await post('/api/sync', scope)
  if (reply.kind === 'failed' || reply.kind === 'away') {
    notice(whyFailed(reply, words))
    return
  }
  reloading = true
  location.reload()
}

function notice(text: string): void {
  const place = element('#notice')
  place.hidden = false
  place.textContent = text
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
