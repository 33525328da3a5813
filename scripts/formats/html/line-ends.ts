import type { Element, ElementContent, Root } from 'hast'
import { h } from 'hastscript'
import { rulesOf } from '../../languages/registry.ts'
import { classNames } from './class-names.ts'

/** What is text alone, `title` among it, can hold no element. */
const VERBATIM = new Set(['code', 'pre', 'svg', 'style', 'script', 'title'])

/** "Sur-Sur", "COVID-19", "2015–2021": parts joined by hyphens or dashes. */
const COMPOUND = /(?<![\p{L}\p{N}@/._-])[\p{L}\p{N}]+(?:[-\u2013][\p{L}\p{N}]+)+(?![\p{L}\p{N}@/_-])/gu

/** Longer compounds may end a line at their hyphen, or lines would be uneven; a range of numbers never. */
const LONGEST_WHOLE = 12
/** In languages in which the hyphen would have to be set twice; what is longer could be wider than a narrow column. */
const LONGEST_UNREPEATED = 24
const RANGE = /^[\d\u2013-]+$/

const ADDRESS = /^(https?:\/\/[^/\s]+)(\/\S*)?$/
/** A longer host could be wider than a narrow column. */
const LONGEST_HOST = 40
/**
 * An address goes on in the next line before these, so that no mark at the end of a line reads as the sentence's own. A
 * point between figures stays, since it may be that of a DOI's prefix.
 */
const BEFORE_MARK = /(?=[_?=&%#~/-]|\.\p{L})/u
/** A longer part of an address could be wider than a narrow column, and may be parted anywhere. */
const LONGEST_PART = 28

/**
 * Says where lines may end: not inside ranges of numbers and short compounds; on paper neither within the host of an address, but
 * before the marks of its path. On screens, whose browsers break addresses where they must, so many marks would weigh more
 * than they are worth.
 *
 * @param paper set for pages: the BCP 47 tag of their language, of which longer compounds are kept whole as well where the hyphen
 *   would be due twice
 */
export function setLineEnds(tree: Root | Element, paper?: string): void {
  const longest = paper !== undefined && rulesOf(paper).repeatsHyphen ? LONGEST_UNREPEATED : LONGEST_WHOLE
  setWithin(tree, { longest, partsAddresses: paper !== undefined })
}

interface LineEnds {
  /** Characters of the longest compound that is kept whole. */
  longest: number
  partsAddresses: boolean
}

function setWithin(tree: Root | Element, ends: LineEnds): void {
  tree.children = (tree.children as ElementContent[]).flatMap(child => {
    if (child.type === 'text') return keepCompounds(child.value, ends.longest)
    if (child.type !== 'element' || VERBATIM.has(child.tagName)) return child
    const address = child.tagName === 'a' ? addressOf(child) : null
    if (!address) setWithin(child, ends)
    else if (ends.partsAddresses) {
      const pieces = (address[2] ?? '').split(BEFORE_MARK).filter(piece => piece !== '')
      const isWhole = [address[1] ?? '', ...pieces].every(({ length }) => length <= LONGEST_PART)
      child.properties.className = [...classNames(child), 'address', ...(isWhole ? ['whole'] : [])]
      child.children = partAddress(address[1] ?? '', pieces, isWhole)
    }
    return child
  })
}

function keepCompounds(text: string, longest: number): ElementContent[] {
  const parts: ElementContent[] = []
  let end = 0
  for (const { 0: compound, index } of text.matchAll(COMPOUND)) {
    if (compound.length > longest && !RANGE.test(compound)) continue
    if (index > end) parts.push({ type: 'text', value: text.slice(end, index) })
    parts.push(h('span.whole', compound))
    end = index + compound.length
  }
  if (end < text.length || parts.length === 0) parts.push({ type: 'text', value: text.slice(end) })
  return parts
}

function addressOf({ children }: Element): RegExpExecArray | null {
  const [only] = children
  return children.length === 1 && only?.type === 'text' ? ADDRESS.exec(only.value) : null
}

/** Lines end before the parts of an address, and nowhere within them; where `isWhole`, that holds for all of it anyway. */
function partAddress(host: string, pieces: readonly string[], isWhole: boolean): ElementContent[] {
  const whole = (value: string, longest: number): ElementContent =>
    isWhole || value.length > longest ? { type: 'text', value } : h('span.whole', value)
  return [
    whole(host, LONGEST_HOST),
    ...pieces.flatMap((value): ElementContent[] => [h('wbr'), whole(value, LONGEST_PART)]),
  ]
}
