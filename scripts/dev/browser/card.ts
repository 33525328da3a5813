import type { CheckAnswer, SegmentState } from '../desk/protocol.ts'
import { WholeMarks } from './whole-marks.ts'

/** A segment on the page. */
export class Card {
  readonly element: HTMLElement
  readonly id: string
  readonly target: HTMLTextAreaElement
  readonly note: HTMLTextAreaElement
  readonly conflict: HTMLElement
  /** What the server last said of it; a save names it. */
  base: string
  /** Fulfilled when no save is under way. */
  saving: Promise<void> = Promise.resolve()
  #savedTarget: string
  #savedNote: string
  readonly #marks: WholeMarks

  constructor(element: HTMLElement) {
    this.element = element
    this.id = element.dataset.id ?? ''
    this.base = element.dataset.base ?? ''
    this.target = find(element, '[data-field="target"]')
    this.note = find(element, '[data-field="note"]')
    this.conflict = find(element, '[data-conflict]')
    this.#savedTarget = this.target.defaultValue
    this.#savedNote = this.note.defaultValue
    this.#marks = new WholeMarks(this.target)
    this.#readMarks()
  }

  get name(): string {
    return this.element.querySelector('h2')?.textContent ?? ''
  }

  get draft(): { target: string; note: string } {
    return { target: this.target.value.trim(), note: this.note.value.trim() }
  }

  get isDirty(): boolean {
    return this.draft.target !== this.#savedTarget.trim() || this.draft.note !== this.#savedNote.trim()
  }

  get isUnfinished(): boolean {
    return this.element.dataset.state !== 'translated' || this.element.dataset.issues === 'errors'
  }

  get hasIssues(): boolean {
    return this.element.dataset.issues !== 'none'
  }

  get isReadOnly(): boolean {
    return this.target.readOnly
  }

  /** Whether the focus is in it. */
  get isCurrent(): boolean {
    return this.element.contains(document.activeElement)
  }

  /** Takes over what the server knows. Fields with something that it does not know yet stay as they are. */
  apply(state: SegmentState): void {
    const keepsTyping = this.isDirty && this.draft.target !== state.target
    const keepsNote = this.isDirty && this.draft.note !== state.note
    this.base = state.base
    this.#savedTarget = state.target
    this.#savedNote = state.note
    if (!keepsTyping && this.target.value.trim() !== state.target) this.target.value = state.target
    if (!keepsNote && this.note.value.trim() !== state.note) this.note.value = state.note
    this.element.dataset.state = state.state
    this.element.dataset.issues = state.issues
    this.element.dataset.reviewed = state.reviewed ? 'yes' : 'no'
    this.element.dataset.question = state.asks ? 'yes' : 'no'
    this.setPart('review', state.parts.review)
    this.setPart('state', state.parts.state)
    this.setPart('source', state.parts.source)
    this.#readMarks()
    this.fit()
    if (!keepsTyping) this.setPart('issues', state.parts.issues)
  }

  /** What is to stay whole comes with the source. */
  #readMarks(): void {
    const { dataset } = find<HTMLElement>(this.element, '[data-marks]')
    this.#marks.set(JSON.parse(dataset.marks ?? '[]') as string[])
  }

  /** Draws the chips of the text, and makes the fields as high as their texts, in browsers that do not do so themselves. */
  fit(): void {
    this.#marks.show()
    if (CSS.supports('field-sizing', 'content')) return
    for (const field of [this.target, this.note]) {
      field.style.blockSize = 'auto'
      field.style.blockSize = `${field.scrollHeight + field.offsetHeight - field.clientHeight}px`
    }
  }

  showCheck({ parts, errors }: CheckAnswer): void {
    const { top, bottom } = this.target.getBoundingClientRect()
    // Who has gone elsewhere on the page stays there.
    const isSeen = bottom > 0 && top < innerHeight
    for (const [name, html] of Object.entries(parts)) this.setPart(name, html)
    this.target.setAttribute('aria-invalid', String(errors))
    if (isSeen) this.#keepInView()
  }

  /** Messages below the field do not push it, or themselves, out of sight. */
  #keepInView(): void {
    if (document.activeElement !== this.target) return
    find(this.element, '[data-part="issues"]').scrollIntoView({ block: 'nearest' })
    this.target.scrollIntoView({ block: 'nearest' })
  }

  /** Says in a word how the text is kept: `Saved`. */
  showSaving(text: string, kind: 'quiet' | 'open' | 'failed'): void {
    const place = find<HTMLElement>(this.element, '[data-saving]')
    place.textContent = text
    place.dataset.kind = kind
  }

  setPart(name: string, html: string): void {
    const place = find(this.element, `[data-part="${name}"]`)
    if (place.innerHTML !== html) place.innerHTML = html
  }

  focus(): void {
    this.target.focus({ preventScroll: true })
    const smooth = !matchMedia('(prefers-reduced-motion: reduce)').matches
    this.element.scrollIntoView({ block: 'nearest', behavior: smooth ? 'smooth' : 'instant' })
  }

  /** Puts text at the caret, or in the place of all that is there; Ctrl+Z takes it back. */
  insert(text: string, how: 'at caret' | 'replace'): void {
    if (this.isReadOnly) return
    this.target.focus()
    if (how === 'replace') this.target.select()
    else this.#marks.keepOut()
    // The only way by which the browser lets it be undone.
    if (!document.execCommand('insertText', false, text)) {
      this.target.setRangeText(text, this.target.selectionStart, this.target.selectionEnd, 'end')
      this.target.dispatchEvent(new InputEvent('input', { bubbles: true }))
    }
  }
}

function find<E extends Element>(parent: Element, selector: string): E {
  const found = parent.querySelector<E>(selector)
  if (!found) throw new Error(`No ${selector}`)
  return found
}
