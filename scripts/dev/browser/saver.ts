import type { PageWords } from '../desk/page-words.ts'
import type { SavedAnswer } from '../desk/protocol.ts'
import type { Card } from './card.ts'
import type { DraftStore } from './drafts.ts'
import { fill } from './fill.ts'
import { post, type Reply, whyFailed } from './post.ts'

export interface SaverOptions {
  /** Language and chapter. */
  scope: object
  words: PageWords
  drafts: DraftStore
  say(text: string): void
  /** A save was written. */
  onSaved(answer: SavedAnswer): void
}

export interface Saver {
  /** @param accept whether the translation is up to date with its source */
  save(card: Card, accept: boolean): Promise<void>
  /** Says that somebody has read it beside its source, or takes that back; what was typed is saved before. */
  review(card: Card, by: string, withdraw: boolean): Promise<void>
}

/** Saves segments, one save after the other for each, and lets the translator choose where two versions meet. */
export function createSaver({ scope, words, drafts, say, onSaved }: SaverOptions): Saver {
  const save = (card: Card, accept: boolean): Promise<void> => {
    // One after the other: what the first one wrote is what the second one writes upon.
    card.saving = card.saving.then(() => write(card, accept))
    return card.saving
  }

  const write = async (card: Card, accept: boolean): Promise<void> => {
    if (card.isReadOnly || !(card.isDirty || (accept && card.isUnfinished))) return
    const { draft } = card
    card.showSaving(words.saving, 'quiet')
    take(
      card,
      accept,
      await post<SavedAnswer>('/api/save', { ...scope, id: card.id, base: card.base, accept, ...draft }),
    )
  }

  const review = async (card: Card, by: string, withdraw: boolean): Promise<void> => {
    await save(card, true)
    if (card.isDirty || !card.conflict.hidden) return
    card.saving = card.saving.then(async () => {
      card.showSaving(words.saving, 'quiet')
      const body = { ...scope, id: card.id, base: card.base, by, withdraw }
      take(card, true, await post<SavedAnswer>('/api/review', body))
    })
    await card.saving
  }

  const take = (card: Card, accept: boolean, reply: Reply<SavedAnswer>): void => {
    switch (reply.kind) {
      case 'done':
        card.apply(reply.value.segment)
        card.conflict.hidden = true
        card.showSaving(card.isDirty ? words.notSaved : words.saved, card.isDirty ? 'open' : 'quiet')
        if (!card.isDirty) drafts.drop(card.id)
        onSaved(reply.value)
        say(fill(words.savedName, { name: card.name }))
        return
      case 'conflict':
        card.showSaving(words.notSaved, 'failed')
        offerChoice(card, accept, reply.value.segment, reply.value.conflict)
        return
      case 'failed':
      case 'away': {
        const why = whyFailed(reply, words)
        card.showSaving(fill(words.notSavedWhy, { why }), 'failed')
        say(fill(words.notSavedName, { name: card.name, why }))
      }
    }
  }

  const offerChoice = (card: Card, accept: boolean, theirs: SavedAnswer['segment'], html: string): void => {
    const { conflict } = card
    conflict.innerHTML = html
    conflict.hidden = false
    card.setPart('source', theirs.parts.source)
    conflict.querySelector('[data-keep="mine"]')?.addEventListener('click', () => {
      card.base = theirs.base
      conflict.hidden = true
      card.target.focus()
      void save(card, accept)
    })
    conflict.querySelector('[data-keep="theirs"]')?.addEventListener('click', () => {
      card.target.value = theirs.target
      card.note.value = theirs.note
      card.apply(theirs)
      conflict.hidden = true
      drafts.drop(card.id)
      card.showSaving('', 'quiet')
      card.target.focus()
    })
    say(fill(words.choose, { name: card.name }))
    if (card.isCurrent) conflict.focus()
  }
  return { save, review }
}
