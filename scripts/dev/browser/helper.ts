import type { HelpAnswer } from '../desk/protocol.ts'
import type { Card } from './card.ts'
import { post } from './post.ts'

/** The panel of suggestions, terms and marks for the segment that has the focus. */
export interface Helper {
  show(card: Card): Promise<void>
  /** Inserts the suggestion of that number, if there is one. */
  insertNumber(card: Card, number: number): void
  /** Inserts the first mark of the source that the target lacks. */
  insertMark(card: Card): void
}

export function createHelper(scope: object): Helper {
  const panel = document.querySelector<HTMLElement>('#help')
  const suggestions = document.querySelector<HTMLElement>('#suggestions')
  if (!panel || !suggestions) throw new Error('No panel of suggestions')
  let shown: Card | undefined

  panel.addEventListener('click', event => {
    const button = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-insert]') : null
    if (button && shown) insert(shown, button)
  })
  return {
    async show(card) {
      if (shown === card) return
      shown = card
      // Beside the segment also in the order in which the Tab key goes.
      card.element.append(panel)
      suggestions.replaceChildren()
      const reply = await post<HelpAnswer>('/api/help', { ...scope, id: card.id })
      if (shown === card && reply.kind === 'done') suggestions.innerHTML = reply.value.html
    },
    insertNumber(card, number) {
      const button = suggestions.querySelector<HTMLElement>(`[data-number="${number}"]`)
      if (button && shown === card) insert(card, button)
    },
    insertMark(card) {
      const marks = Array.from(
        suggestions.querySelectorAll<HTMLElement>('[data-mark]'),
        ({ dataset }) => dataset.insert,
      )
      const missing = marks.find((mark = '', index) => {
        const wanted = marks.slice(0, index + 1).filter(other => other === mark).length
        return card.target.value.split(mark).length - 1 < wanted
      })
      if (missing !== undefined && shown === card) card.insert(missing, 'at caret')
    },
  }
}

function insert(card: Card, { dataset }: HTMLElement): void {
  card.insert(dataset.insert ?? '', dataset.replace === undefined ? 'at caret' : 'replace')
}
