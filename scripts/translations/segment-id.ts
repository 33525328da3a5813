import { fingerprint } from '../ground/fingerprint.ts'
import type { SegmentKind } from '../model/source.ts'

const LENGTH = 5

const PATTERN = '[^/\\s]+/(title|h|p|li|td|cap|box|alt|by|fn|fig|term)-[0-9a-hjkmnp-tv-z]{5}'
const SEGMENT_ID = new RegExp(`^${PATTERN}$`)
/** Words of the interface are named by their keys. */
const ID_WITHIN = new RegExp(`${PATTERN}|(?<![^/\\s]/)interface/[\\w.-]*\\w`)

/** Mints ids of segments. The part behind the slash is unique in the publication, since it is an HTML anchor. */
export class SegmentMint {
  readonly #taken: Set<string>
  /** How often the same words were met. They may stand in a chapter thousands of times, each with a hash of its own. */
  readonly #met = new Map<string, number>()

  /** @param taken anchors in use */
  constructor(taken: Iterable<string>) {
    this.#taken = new Set(taken)
  }

  /**
   * A segment's id, from its text. The same new text in the same source gets the same id wherever it is first met, so that two
   * branches agree; where it is taken (the same words stand twice), the next hash is used.
   */
  mint(slug: string, kind: SegmentKind, text: string): string {
    const words = `${slug}\n${kind}\n${text}`
    for (let occurrence = (this.#met.get(words) ?? 0) + 1; ; occurrence++) {
      const anchor = anchorFor(slug, kind, text, occurrence)
      if (this.#taken.has(anchor)) continue
      this.#taken.add(anchor)
      // What was taken stays so.
      this.#met.set(words, occurrence)
      return `${slug}/${anchor}`
    }
  }
}

function anchorFor(slug: string, kind: SegmentKind, text: string, occurrence: number): string {
  return `${kind}-${fingerprint(`${slug}\n${kind}\n${occurrence}\n${text}`, LENGTH)}`
}

/** As often as this, the same words may stand in a chapter for {@link isMintedFrom} to know the last one. */
const OCCURRENCES = 50

/** Whether an id is the one that this text gives: it cannot be mistyped then. One of a text that was edited is not. */
export function isMintedFrom(id: string, text: string): boolean {
  const kind = kindOf(id)
  const slug = id.slice(0, id.indexOf('/'))
  if (kind === undefined) return false
  for (let occurrence = 1; occurrence <= OCCURRENCES; occurrence++)
    if (anchorFor(slug, kind, text, occurrence) === anchorOf(id)) return true
  return false
}

/** The part of an id that is the segment's HTML anchor: `p-k3f9a`. */
export function anchorOf(id: string): string {
  return id.slice(id.indexOf('/') + 1)
}

/** The kind that a segment had when its id was minted; undefined for what is no segment's id. */
export function kindOf(id: string): SegmentKind | undefined {
  return SEGMENT_ID.exec(id)?.[1] as SegmentKind | undefined
}

/** The first segment's id in a text that holds more. */
export function findId(text: string): string | undefined {
  return ID_WITHIN.exec(text)?.[0]
}
