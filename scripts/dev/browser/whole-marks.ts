/** What a translation takes over as it is: `[@oecd2018, p. 3]`, `[^1]`, `[](#fig-x)`. A citation with words before it holds words. */
const MARK = /\[\^[^\]\s]+\]|\[-?@[^\]]*\]|\[\]\([^)\s]*\)(?:\{page\})?/g

/** From the first to behind the last character. */
interface Range {
  start: number
  end: number
}

/**
 * Keeps marks whole in a field: whatever would be typed into one goes behind it, and whatever would delete a part of one
 * deletes all of it, which Ctrl+Z takes back.
 */
export function keepMarksWhole(field: HTMLTextAreaElement): void {
  field.addEventListener('beforeinput', event => {
    if (event.isComposing || !event.cancelable) return
    const { inputType } = event
    const { selectionStart: start, selectionEnd: end } = field
    const marks = marksIn(field.value)
    if (start === end && inputType.startsWith('delete')) {
      const isBackwards = inputType.endsWith('Backward')
      const touched = marks.find(mark =>
        isBackwards ? mark.start < start && start <= mark.end : mark.start <= start && start < mark.end,
      )
      if (touched) field.setSelectionRange(touched.start, touched.end)
      return
    }
    if (!inputType.startsWith('insert') && !inputType.startsWith('delete')) return
    const [first, last] = [cutAt(marks, start), cutAt(marks, end)]
    if (start === end) {
      if (first) field.setSelectionRange(first.end, first.end)
    } else if (first || last) field.setSelectionRange(first?.start ?? start, last?.end ?? end)
  })
}

function marksIn(text: string): Range[] {
  return Array.from(text.matchAll(MARK), ({ 0: mark, index }) => ({ start: index, end: index + mark.length }))
}

/** The mark that a place lies within. */
function cutAt(marks: readonly Range[], at: number): Range | undefined {
  return marks.find(({ start, end }) => start < at && at < end)
}
