import { createHash } from 'node:crypto'
import type { Data } from 'mdast'
import { Xml } from './xml.ts'

/** Word takes no longer name. */
const LONGEST = 40

/**
 * The bookmark of an anchor or of a segment (`p-jkq6b`): `_p_jkq6b`. Those with `_` in front are hidden from readers; letters,
 * digits and `_` are all that Word allows.
 */
export function bookmarkName(anchor: string): string {
  const name = `_${anchor.replace(/[^A-Za-z0-9]/g, '_')}`
  if (name.length <= LONGEST) return name
  return `${name.slice(0, LONGEST - 9)}_${createHash('sha256').update(anchor).digest('hex').slice(0, 8)}`
}

/** The anchors of a node: the one that links lead to, and that of its segment, by which comments are found again. */
export function anchorsOf(data: Data | undefined): string[] {
  const segment = data?.segment?.split('/')[1]
  return [...new Set([data?.id, segment])].filter(anchor => anchor !== undefined)
}

/** The bookmarks of a document, which have numbers and stand once each. */
export class Bookmarks {
  readonly #names = new Set<string>()

  /** Content with bookmarks around it; those that the document has already are left out. */
  around<Content>(anchors: readonly string[], content: readonly Content[]): (Content | Xml)[] {
    const marks = anchors.flatMap(anchor => {
      const name = bookmarkName(anchor)
      if (this.#names.has(name)) return []
      this.#names.add(name)
      return [{ name, id: this.#names.size }]
    })
    return [
      ...marks.map(({ name, id }) => new Xml('w:bookmarkStart', { 'w:id': id, 'w:name': name })),
      ...content,
      ...marks.toReversed().map(({ id }) => new Xml('w:bookmarkEnd', { 'w:id': id })),
    ]
  }
}
