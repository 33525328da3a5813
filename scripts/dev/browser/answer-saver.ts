import type { AnswerConflict, AnswerSaved, PageWords } from '../answers/protocol.ts'
import type { AnswerCard, AnswerDraft } from './answer-card.ts'
import type { DraftStore } from './drafts.ts'
import { post, whyFailed } from './post.ts'

export interface KeptAnswer extends AnswerDraft {
  /** What it was written upon. */
  base: string
}

export interface AnswerSaverOptions {
  round: string
  /** Id of the page's language. */
  language: string
  words: PageWords
  drafts: DraftStore<KeptAnswer>
  say(text: string): void
  /** A save was written. */
  onSaved(version: string): void
}

/** Saves answers, one save after the other for each, and lets the answerer choose where two versions meet. */
export function createAnswerSaver({
  round,
  language,
  words,
  drafts,
  say,
  onSaved,
}: AnswerSaverOptions): (card: AnswerCard) => Promise<void> {
  const save = (card: AnswerCard): Promise<void> => {
    // One after the other: what the first one wrote is what the second one writes upon.
    card.saving = card.saving.then(() => write(card))
    return card.saving
  }

  const write = async (card: AnswerCard): Promise<void> => {
    if (!card.isDirty) return
    const sent = card.draft
    card.showSaving(words.saving, 'quiet')
    const body = { round, language, ...card.place, base: card.base, ...sent }
    const reply = await post<AnswerSaved, AnswerConflict>('/api/answers/save', body)
    switch (reply.kind) {
      case 'done': {
        onSaved(reply.value.version)
        const typedOn = !isSame(card.draft, sent)
        card.apply(reply.value.entry, typedOn)
        card.conflict.hidden = true
        if (!card.isDirty) drafts.drop(card.key)
        card.showSaving(card.isDirty ? words.notSaved : words.saved, card.isDirty ? 'open' : 'quiet')
        say(`${words.saved}: ${card.name}`)
        return
      }
      case 'conflict':
        card.showSaving(words.notSaved, 'failed')
        offerChoice(card, reply.value)
        return
      case 'failed':
      case 'away': {
        const why = whyFailed(reply, words)
        card.showSaving(`${words.notSaved}. ${why}`, 'failed')
        say(`${words.notSaved}: ${card.name}. ${why}`)
      }
    }
  }

  const offerChoice = (card: AnswerCard, { conflict: html, entry: theirs }: AnswerConflict): void => {
    const { conflict } = card
    conflict.innerHTML = html
    conflict.hidden = false
    const choose = (keepsMine: boolean): void => {
      card.apply(theirs, keepsMine)
      conflict.hidden = true
      card.focus()
      if (keepsMine) void save(card)
      else {
        drafts.drop(card.key)
        card.showSaving('', 'quiet')
      }
    }
    conflict.querySelector('[data-keep="mine"]')?.addEventListener('click', () => choose(true))
    conflict.querySelector('[data-keep="theirs"]')?.addEventListener('click', () => choose(false))
    say(`${words.notSaved}. ${words.choose.replace('{{entry}}', card.name)}`)
    if (card.isCurrent) conflict.focus()
  }
  return save
}

function isSame(one: AnswerDraft, other: AnswerDraft): boolean {
  return one.response === other.response && one.status === other.status && one.by === other.by
}
