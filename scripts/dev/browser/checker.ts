import type { CheckAnswer } from '../desk/protocol.ts'
import type { Card } from './card.ts'
import { post } from './post.ts'

const PAUSE_MS = 300

/**
 * Has drafts checked while they are typed: a moment after the last key, one at a time, and the latest text only.
 *
 * @param scope language and chapter
 * @param tell says a summary aloud, where it is another than before
 */
export function createChecker(scope: object, tell: (card: Card, answer: CheckAnswer) => void): (card: Card) => void {
  const waiting = new Set<Card>()
  let timer: number | undefined
  let running = false

  const run = async (): Promise<void> => {
    if (running) return
    running = true
    for (const card of waiting) {
      waiting.delete(card)
      const { draft } = card
      const reply = await post<CheckAnswer>('/api/check', { ...scope, id: card.id, ...draft })
      // Typed on meanwhile: the next answer is on its way.
      if (card.draft.target !== draft.target || card.draft.note !== draft.note) continue
      if (reply.kind === 'done') {
        card.showCheck(reply.value)
        tell(card, reply.value)
      } else if (reply.kind === 'failed') card.showSaving(reply.error, 'failed')
    }
    running = false
  }
  return card => {
    waiting.add(card)
    clearTimeout(timer)
    timer = window.setTimeout(run, PAUSE_MS)
  }
}
