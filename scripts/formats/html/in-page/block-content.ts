const BLOCKS = 'figure, .box, .recommendation, .key-messages'
/** What is for the place where the block stands. */
const LEFT = '.figure-tools, .copy-link, .copy-passage, details'

/** A figure, a table, a box or a recommendation, copied; nothing where the id is another thing's. */
export function blockContent(id: string): Node[] {
  const block = document.getElementById(id)
  if (!block?.matches(BLOCKS)) return []
  const copy = block.cloneNode(true) as HTMLElement
  for (const left of copy.querySelectorAll(LEFT)) left.remove()
  // An id belongs to one element: what drawings name by theirs is found in the original.
  for (const one of [copy, ...copy.querySelectorAll('*')]) {
    one.removeAttribute('id')
    one.removeAttribute('tabindex')
  }
  return [copy]
}
