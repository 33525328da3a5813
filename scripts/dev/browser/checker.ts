import type { PageWords } from '../desk/page-words.ts'
import type { CheckAnswer, RenderAnswer } from '../desk/protocol.ts'
import type { Card } from './card.ts'
import { post, whyFailed } from './post.ts'

const PAUSE_MS = 200

/**
 * Has drafts checked and then rendered while they are typed: a moment after the last key, one at a time, and only what
 * is still there.
 *
 * @param scope language and chapter
 * @param words what is said where the server does not answer
 * @param tell is told the outcome of each check
 */
export function createChecker(
  scope: object,
  words: Pick<PageWords, 'away'>,
  tell: (card: Card, answer: CheckAnswer) => void,
): (card: Card) => void {
  const waiting = new Set<Card>()
  let timer: number | undefined
  let running = false

  const ask = async (card: Card): Promise<void> => {
    const { draft } = card
    const isOld = (): boolean =>
      waiting.has(card) || card.draft.target !== draft.target || card.draft.note !== draft.note
    const body = { ...scope, id: card.id, ...draft }
    const checked = await post<CheckAnswer>('/api/check', body)
    if (isOld()) return
    if (checked.kind !== 'done') {
      if (checked.kind !== 'conflict') card.showSaving(whyFailed(checked, words), 'failed')
      return
    }
    card.showCheck(checked.value)
    tell(card, checked.value)
    const rendered = await post<RenderAnswer>('/api/render', body)
    if (rendered.kind === 'done' && !isOld()) card.setPart('rendered', rendered.value.rendered)
  }
  const run = async (): Promise<void> => {
    if (running) return
    running = true
    for (const card of waiting) {
      waiting.delete(card)
      await ask(card)
    }
    running = false
  }
  return card => {
    waiting.add(card)
    clearTimeout(timer)
    timer = window.setTimeout(run, PAUSE_MS)
  }
}
