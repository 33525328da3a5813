/** From the first to behind the last character. */
interface Range {
  start: number
  end: number
}

const ENDS_IN_WORD = /[\p{L}\p{N}_]$/u

/**
 * Keeps marks whole in a field: the caret goes over one as over a letter, whatever deletes a part of one deletes all of
 * it, which Ctrl+Z takes back, and nothing is put into one. Marks are shown as chips.
 */
export class WholeMarks {
  readonly #field: HTMLTextAreaElement
  readonly #chips: HTMLElement | null
  #pattern: RegExp | undefined
  /** The text, the caret and the other end of what was selected, as they were before the last change. */
  #before = { text: '', at: 0, anchor: 0 }

  constructor(field: HTMLTextAreaElement) {
    this.#field = field
    this.#chips = field.parentElement?.querySelector('.chips') ?? null
    field.addEventListener('beforeinput', event => this.#beforeInput(event))
    field.addEventListener('input', event => {
      if (event instanceof InputEvent && event.inputType.startsWith('delete')) this.#clear()
      this.show()
    })
    field.addEventListener('selectionchange', () => this.keepOut())
    // A key that comes before the browser told where the last one went.
    field.addEventListener('keydown', event => {
      if (!event.isComposing) this.keepOut()
    })
  }

  /** @param marks what stays whole, as it is written */
  set(marks: readonly string[]): void {
    const longestFirst = [...new Set(marks)].toSorted((a, b) => b.length - a.length)
    const parts = longestFirst.map(mark => {
      const literal = mark.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')
      return ENDS_IN_WORD.test(mark) ? `${literal}(?![\\p{L}\\p{N}_])` : literal
    })
    this.#pattern = parts.length === 0 ? undefined : new RegExp(parts.join('|'), 'gu')
    this.show()
  }

  /** Draws the chips behind the text as it is now. */
  show(): void {
    const { value } = this.#field
    if (!this.#chips) return
    const content: (string | Node)[] = []
    let at = 0
    for (const { start, end } of this.#marks()) {
      const chip = document.createElement('span')
      chip.textContent = value.slice(start, end)
      content.push(value.slice(at, start), chip)
      at = end
    }
    // A line end at the end of all has no height by itself.
    this.#chips.replaceChildren(...content, `${value.slice(at)}\u200b`)
  }

  /** Puts the caret, or the ends of what is selected, beside a mark that they are within. */
  keepOut(): void {
    const field = this.#field
    const { selectionStart: start, selectionEnd: end, selectionDirection } = field
    const marks = this.#marks()
    const [first, last] = [cutAt(marks, start), cutAt(marks, end)]
    if (start === end && first) {
      // The way that the caret was going; by a click, to the nearer end.
      const from = this.#before.at
      const isNearEnd = start - first.start > first.end - start
      const at =
        from === first.start ? first.end : from === first.end ? first.start : isNearEnd ? first.end : first.start
      field.setSelectionRange(at, at)
    } else if (first || last) {
      const isBackwards = selectionDirection === 'backward'
      const isSame = this.#before.anchor === (isBackwards ? end : start)
      const shrinks = (edge: number): boolean => isSame && edge === this.#before.at
      // The end that moves, moved back, leaves the mark; else it takes all of it.
      const from = first ? (isBackwards && shrinks(first.start) ? first.end : first.start) : start
      const to = last ? (!isBackwards && shrinks(last.end) ? last.start : last.end) : end
      field.setSelectionRange(Math.min(from, to), Math.max(from, to), selectionDirection)
    }
    const ends: [number, number] = [field.selectionStart, field.selectionEnd]
    const [anchor, at] = field.selectionDirection === 'backward' ? ends.toReversed() : ends
    Object.assign(this.#before, { anchor, at })
  }

  #beforeInput(event: InputEvent): void {
    const field = this.#field
    this.#before.text = field.value
    if (event.isComposing || !event.cancelable) return
    const { inputType } = event
    const marks = this.#marks()
    const { selectionStart: start, selectionEnd: end } = field
    if (start === end && inputType.startsWith('delete')) {
      const range = deletedBy(inputType, field.value, start)
      const touched = range && marks.filter(mark => mark.start < range.end && range.start < mark.end)
      if (!range || !touched || touched.length === 0) return
      event.preventDefault()
      const ends = [range, ...touched]
      field.setSelectionRange(Math.min(...ends.map(one => one.start)), Math.max(...ends.map(one => one.end)))
      document.execCommand('delete')
      return
    }
    const [first, last] = [cutAt(marks, start), cutAt(marks, end)]
    if (!first && !last) return
    // What a spelling checker would have.
    if (inputType === 'insertReplacementText') event.preventDefault()
    else if (start === end && first) field.setSelectionRange(first.end, first.end)
    else field.setSelectionRange(first?.start ?? start, last?.end ?? end)
  }

  /** Deletes what a deletion left of a mark: how far one reaches to the end of a line is known to the browser alone. */
  #clear(): void {
    const { text } = this.#before
    const now = this.#field.value
    const length = text.length - now.length
    const last = this.#field.selectionStart
    if (length <= 0 || text.slice(0, last) + text.slice(last + length) !== now) return
    const marks = this.#marks(text)
    const [first, second] = [cutAt(marks, last), cutAt(marks, last + length)]
    if (!first && !second) return
    this.#field.setSelectionRange(first?.start ?? last, second ? second.end - length : last)
    document.execCommand('delete')
  }

  #marks(text = this.#field.value): Range[] {
    if (!this.#pattern) return []
    return Array.from(text.matchAll(this.#pattern), ({ 0: mark, index }) => ({
      start: index,
      end: index + mark.length,
    }))
  }
}

/** What a key deletes where nothing is selected; undefined where only the browser knows. */
function deletedBy(inputType: string, text: string, at: number): Range | undefined {
  const [before, behind] = [text.slice(0, at), text.slice(at)]
  const back = (pattern: RegExp): Range => ({ start: at - (pattern.exec(before)?.[0].length ?? 0), end: at })
  const forth = (pattern: RegExp): Range => ({ start: at, end: at + (pattern.exec(behind)?.[0].length ?? 0) })
  switch (inputType) {
    case 'deleteContentBackward':
      return back(/.$/su)
    case 'deleteContentForward':
      return forth(/^./su)
    case 'deleteWordBackward':
      return back(
        /(?:(?<![\p{L}\p{M}\p{N}_])[\p{L}\p{M}\p{N}_]+|(?<![^\p{L}\p{M}\p{N}_\s])[^\p{L}\p{M}\p{N}_\s]+)?(?<!\s)\s*$/u,
      )
    case 'deleteWordForward':
      return forth(/^\s*(?:[\p{L}\p{M}\p{N}_]+|[^\p{L}\p{M}\p{N}_\s]+)?/u)
    default:
      return undefined
  }
}

/** The mark that a place lies within. */
function cutAt(marks: readonly Range[], at: number): Range | undefined {
  return marks.find(({ start, end }) => start < at && at < end)
}
