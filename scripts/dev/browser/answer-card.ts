import type { EntryState } from '../answers/protocol.ts'

/** What is filled in. */
export interface AnswerDraft {
  response: string
  status: string
  by: string
}

type Field = HTMLTextAreaElement | HTMLSelectElement | HTMLInputElement

/** An entry on the page, with its answer. */
export class AnswerCard {
  readonly element: HTMLElement
  /** File and id. */
  readonly key: string
  readonly conflict: HTMLElement
  /** What the server last said of it; a save names it. */
  base: string
  /** Fulfilled when no save is under way. */
  saving: Promise<void> = Promise.resolve()
  readonly #fields: Record<keyof AnswerDraft, Field>
  #saved: AnswerDraft

  constructor(element: HTMLElement) {
    this.element = element
    this.key = element.dataset.key ?? ''
    this.base = element.dataset.base ?? ''
    this.conflict = find(element, '[data-conflict]')
    this.#fields = {
      response: find(element, '[data-field="response"]'),
      status: find(element, '[data-field="status"]'),
      by: find(element, '[data-field="by"]'),
    }
    // A browser fills fields in again when a page is loaded anew: what the server sent is in the page.
    const { response, status, by } = this.#fields
    const given = status.querySelector<HTMLOptionElement>('option[selected]')?.value ?? ''
    this.#saved = {
      response: (response as HTMLTextAreaElement).defaultValue,
      status: given,
      by: (by as HTMLInputElement).defaultValue,
    }
    this.draft = this.#saved
  }

  get name(): string {
    return this.element.querySelector('h4')?.textContent ?? ''
  }

  /** File and id apart, as the server takes them. */
  get place(): { file: string; id: string } {
    const [file = '', ...id] = this.key.split(' ')
    return { file, id: id.join(' ') }
  }

  get draft(): AnswerDraft {
    const { response, status, by } = this.#fields
    return { response: response.value.trim(), status: status.value, by: by.value.trim() }
  }

  set draft({ response, status, by }: AnswerDraft) {
    this.#fields.response.value = response
    this.#fields.status.value = status
    this.#fields.by.value = by
  }

  get isDirty(): boolean {
    const { response, status, by } = this.draft
    const saved = this.#saved
    return response !== saved.response.trim() || status !== saved.status || by !== saved.by.trim()
  }

  get isOpen(): boolean {
    return this.element.dataset.open === 'yes'
  }

  get isCurrent(): boolean {
    return this.element.contains(document.activeElement)
  }

  /** Takes over what the server knows. What was typed meanwhile stays. */
  apply({ base, open, response, status, by }: EntryState, keepsTyping: boolean): void {
    this.base = base
    this.#saved = { response, status, by }
    this.element.dataset.open = open ? 'yes' : 'no'
    if (!keepsTyping) this.draft = this.#saved
  }

  /** Says in a word how the answer is kept: `Saved`. */
  showSaving(text: string, kind: 'quiet' | 'open' | 'failed'): void {
    const place = find<HTMLElement>(this.element, '[data-saving]')
    place.textContent = text
    place.dataset.kind = kind
  }

  focus(): void {
    this.#fields.response.focus({ preventScroll: true })
    this.element.scrollIntoView({ block: 'nearest' })
  }
}

function find<E extends Element>(parent: Element, selector: string): E {
  const found = parent.querySelector<E>(selector)
  if (!found) throw new Error(`No ${selector}`)
  return found
}
