import type { CslEngine, EngineCitationItem } from 'citeproc'
import { escapeHtml } from './shield.ts'

/** What the processor prints in place of a citation of which a style prints nothing. */
const COMPLAINT = /\[(?:NO_PRINTED_FORM|CSL STYLE ERROR: reference with no printed form\.)\]/

/** A citation as the processor printed it (HTML), and what it prints. */
export interface PrintedCitation {
  html: string
  /** Its works in the order in which they are printed. */
  items: readonly EngineCitationItem[]
  /** Whether the sentence names the first work already. */
  narrative: boolean
  /** Whether it stands within a sentence, and so without what the style puts at its end. */
  withinSentence: boolean
}

/**
 * Finds works of which a style prints nothing and names them in their place. A style that gives authors alone has nothing
 * to say of `[-@smith]`: the processor would complain in the text, and leave out all other works of the citation, or say
 * nothing at all.
 */
export class UnprintedWorks {
  readonly #engine: CslEngine
  readonly #nameOf: (item: EngineCitationItem) => string
  readonly #known = new Map<string, boolean>()

  /** @param nameOf HTML that names a work, with what the editor wrote around it */
  constructor(engine: CslEngine, nameOf: (item: EngineCitationItem) => string) {
    this.#engine = engine
    this.#nameOf = nameOf
  }

  /** The HTML of a citation that leaves out none of its works. '' where a sentence has said all. */
  name({ html, items, narrative, withinSentence }: PrintedCitation): string {
    const marked = (item: EngineCitationItem) => html.includes(`data-item="${item.id}"`)
    if (!COMPLAINT.test(html) && items.every(item => marked(item) || this.#isPrinted(item))) return html
    const { layout_prefix: open, layout_suffix: close, layout_delimiter: between } = this.#engine.citation.opt
    const parts = items.flatMap((item, index) => {
      if (this.#isPrinted(item)) return [this.#print(item)]
      return narrative && index === 0 ? [] : [this.#nameOf(item)]
    })
    if (parts.length === 0) return ''
    const text = escapeHtml(open) + parts.join(escapeHtml(between || '; '))
    const ends = /[.?!]$/.test(text.replace(/<[^<>]*>/g, ''))
    return withinSentence ? text : text + escapeHtml(ends ? close.replace(/^\./, '') : close)
  }

  #isPrinted({ prefix: _, suffix: __, ...item }: EngineCitationItem): boolean {
    const key = JSON.stringify([
      item.id,
      item.locator,
      item.label,
      item['suppress-author'],
      item.position,
      item['near-note'],
    ])
    const known = this.#known.get(key) ?? isPrinted(this.#print(item))
    this.#known.set(key, known)
    return known
  }

  /** One work as the style prints it in a citation, without what the style puts around citations. */
  #print(item: EngineCitationItem): string {
    const { opt } = this.#engine.citation
    const { layout_prefix: open, layout_suffix: close } = opt
    Object.assign(opt, { layout_prefix: '', layout_suffix: '' })
    try {
      return this.#engine.makeCitationCluster([item])
    } finally {
      Object.assign(opt, { layout_prefix: open, layout_suffix: close })
    }
  }
}

/** Whether HTML of the processor says anything. A work's own words are marked, and may look like a complaint. */
export function isPrinted(html: string): boolean {
  return html.includes('data-item=') || /[\p{L}\p{N}]/u.test(html.replace(COMPLAINT, '').replace(/<[^<>]*>/g, ''))
}
