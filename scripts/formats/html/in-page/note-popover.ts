import { blockContent } from './block-content.ts'
import { element } from './element.ts'
import { noteContent } from './note-content.ts'
import { placeBeside } from './place.ts'
import type { ReadingWords } from './words.ts'

/** Milliseconds that a pointer rests on a call before its note opens, and is away before it closes. */
const REST = 200
const AWAY = 350

/**
 * Shows notes beside their calls. A pointer that rests on a call, or the keyboard that comes to it, opens the note for as
 * long as it stays; a click, a tap or Enter opens it to stay, and goes into it. Escape or a click elsewhere closes it, and
 * the keyboard is back at the call. What the browser gives to popovers, all of this, is its own.
 *
 * A pointer that rests on a reference to a figure, a table, a box or a recommendation shows that; the link leads there.
 */
export function showNotesBeside(words: ReadingWords): void {
  const calls = document.querySelectorAll<HTMLAnchorElement>('.call a[href^="#note-"]')
  // Without popovers, a call leads to the list of notes, as it does without this script.
  const links = document.querySelectorAll<HTMLAnchorElement>('a.cross-reference[href^="#"]')
  if (calls.length + links.length === 0 || !('popover' in HTMLElement.prototype)) return
  const popover = new NotePopover(words)
  for (const call of calls) popover.serve(call)
  for (const link of links) popover.preview(link)
}

class NotePopover {
  readonly #words: ReadingWords
  readonly #box = element('div', 'note-popover')
  /** The call whose note is open, or the link whose end is shown. */
  #call: HTMLAnchorElement | undefined
  /** Whether it stays open when pointer and keyboard leave. */
  #stays = false
  #timer = 0

  constructor(words: ReadingWords) {
    this.#words = words
    const box = this.#box
    box.popover = 'auto'
    box.role = 'dialog'
    box.tabIndex = -1
    box.addEventListener('toggle', event => {
      if ((event as ToggleEvent).newState === 'closed') this.#closed()
    })
    box.addEventListener('pointerenter', () => clearTimeout(this.#timer))
    box.addEventListener('pointerleave', () => this.#leaveSoon())
    box.addEventListener('focusout', event => this.#focusLeft(event))
    // A link leads away from here.
    box.addEventListener('click', event => {
      if ((event.target as Element).closest('a[href^="#"]')) this.#close()
    })
    document.body.append(box)
  }

  serve(call: HTMLAnchorElement): void {
    let closes = false
    call.ariaHasPopup = 'dialog'
    call.ariaExpanded = 'false'
    this.#openUnderPointer(call)
    call.addEventListener('focus', () => {
      if (call.matches(':focus-visible') && this.#returning !== call) this.#open(call, false)
    })
    call.addEventListener('focusout', event => this.#focusLeft(event))
    // The browser closes what is open before the click comes.
    call.addEventListener('pointerdown', () => {
      closes = this.#call === call && this.#stays
    })
    call.addEventListener('click', event => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
      event.preventDefault()
      clearTimeout(this.#timer)
      if (closes) this.#close()
      else this.#open(call, true)
      closes = false
    })
  }

  /** Shows what a link leads to, for as long as a pointer rests on it. */
  preview(link: HTMLAnchorElement): void {
    this.#openUnderPointer(link)
    link.addEventListener('click', () => this.#close())
  }

  #openUnderPointer(link: HTMLAnchorElement): void {
    link.addEventListener('pointerenter', ({ pointerType }) => {
      if (pointerType !== 'mouse') return
      clearTimeout(this.#timer)
      this.#timer = window.setTimeout(() => this.#open(link, false), REST)
    })
    link.addEventListener('pointerleave', () => this.#leaveSoon())
  }

  /** A call that gets the keyboard back as its note closes: that shall not open it again. */
  #returning: HTMLAnchorElement | undefined

  #open(call: HTMLAnchorElement, stays: boolean): void {
    clearTimeout(this.#timer)
    // What was opened to stay is not taken away by a pointer that passes.
    if (!stays && (this.#call === call || this.#stays)) return
    if (this.#call !== call) {
      const id = decodeURIComponent(call.hash.slice(1))
      const content = call.ariaHasPopup === null ? blockContent(id) : noteContent(id, this.#words)
      if (content.length === 0) return
      this.#close()
      this.#fill(call, content)
    }
    this.#stays = stays
    if (!stays) return
    this.#box.focus({ preventScroll: true })
  }

  #fill(call: HTMLAnchorElement, content: readonly Node[]): void {
    const box = this.#box
    const name = call.ariaLabel ?? call.textContent ?? ''
    const close = element('button', 'note-close', '×')
    close.type = 'button'
    close.ariaLabel = this.#words.close
    close.addEventListener('click', () => this.#close())
    box.ariaLabel = name
    box.replaceChildren(element('p', 'note-name', name), close, ...content)
    this.#call = call
    if (call.ariaHasPopup !== null) call.ariaExpanded = 'true'
    box.showPopover({ source: call })
    box.scrollTop = 0
    placeBeside(box, call)
  }

  #close(): void {
    clearTimeout(this.#timer)
    if (!this.#call) return
    const call = this.#call
    const inside = this.#box.contains(document.activeElement)
    this.#box.hidePopover()
    this.#forget()
    if (inside) this.#giveBack(call)
  }

  /** The browser has closed it: by Escape, or by a click elsewhere. */
  #closed(): void {
    if (this.#box.matches(':popover-open')) return
    const call = this.#call
    this.#forget()
    const lost = document.activeElement === document.body || document.activeElement === this.#box
    if (call && lost) this.#giveBack(call)
  }

  #forget(): void {
    if (this.#call?.ariaExpanded) this.#call.ariaExpanded = 'false'
    this.#call = undefined
    this.#stays = false
  }

  #giveBack(call: HTMLAnchorElement): void {
    this.#returning = call
    call.focus({ preventScroll: true })
    this.#returning = undefined
  }

  #leaveSoon(): void {
    clearTimeout(this.#timer)
    if (this.#stays) return
    this.#timer = window.setTimeout(() => {
      const focused = document.activeElement
      if (!this.#stays && focused !== this.#call && !this.#box.contains(focused)) this.#close()
    }, AWAY)
  }

  #focusLeft({ relatedTarget }: FocusEvent): void {
    const to = relatedTarget instanceof Node ? relatedTarget : null
    // Another window, or nothing at all, has it now: what is read stays.
    if (to === null || to === this.#call || this.#box.contains(to)) return
    this.#close()
  }
}
