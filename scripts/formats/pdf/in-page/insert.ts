import type { Place } from './lines.ts'

const inserted: { element: Element; halves?: [Text, Text] }[] = []

/** Puts an element into the document, until `removeInserted`. */
export function insert(element: Element, place: Place): void {
  if ('parent' in place) {
    place.parent.insertBefore(element, place.before)
    inserted.push({ element })
  } else if (place.offset === 0) {
    place.text.before(element)
    inserted.push({ element })
  } else {
    const half = place.text.splitText(place.offset)
    half.before(element)
    inserted.push({ element, halves: [place.text, half] })
  }
}

/** Takes out whatever `insert` put in. */
export function removeInserted(): void {
  for (let last = inserted.pop(); last; last = inserted.pop()) {
    last.element.remove()
    if (!last.halves) continue
    const [head, tail] = last.halves
    head.appendData(tail.data)
    tail.remove()
  }
}
