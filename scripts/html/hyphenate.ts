import type { Element, ElementContent, Root } from 'hast'
import english from 'hyphen/en-gb/index.js'
import spanish from 'hyphen/es/index.js'
import portuguese from 'hyphen/pt/index.js'

const LANGUAGES: Record<string, { hyphenateSync(text: string): string }> = { en: english, es: spanish, pt: portuguese }

/** Elements whose words are never parted: code, pictures, titles, lists of contents, what is looked up. */
const WHOLE = new Set('code pre svg style h1 h2 h3 h4 h5 h6 nav th dt abbr'.split(' '))
const WHOLE_CLASSES = ['cover', 'imprint', 'box-title', 'recommendation-title', 'label', 'number', 'call']

/**
 * Words of seven letters and more, all small: names and acronyms stay whole, and so does what a hyphen already joins, or
 * what belongs to an address.
 */
const WORD = /(?<![\p{L}\p{N}@/._-])\p{Ll}{7,}(?![\p{L}\p{N}@/_-]|\.\p{L})/gu

/** Parted words by language: most occur many times. */
const known = new Map<string, string>()

/**
 * Puts soft hyphens where words may be parted at the end of a line, by the patterns of the language that the text is in:
 * the browser brings none. For print; the finished PDF is read and copied without them.
 *
 * @param tag BCP 47 tag of the tree's language; a language without patterns is left as it is
 */
export function hyphenate(tree: Root | Element, tag: string): void {
  const part = partIn(tag)
  for (const child of tree.children as ElementContent[]) {
    if (child.type === 'text') child.value = child.value.replace(WORD, part)
    else if (child.type === 'element' && !staysWhole(child)) {
      const { lang } = child.properties
      hyphenate(child, typeof lang === 'string' ? lang : tag)
    }
  }
}

function partIn(tag: string): (word: string) => string {
  const language = tag.split('-')[0] ?? ''
  const patterns = LANGUAGES[language]
  if (!patterns) return word => word
  return word => {
    const key = `${language} ${word}`
    const parted = known.get(key) ?? patterns.hyphenateSync(word)
    known.set(key, parted)
    return parted
  }
}

function staysWhole(element: Element): boolean {
  const { className } = element.properties
  return (
    WHOLE.has(element.tagName) || (Array.isArray(className) && WHOLE_CLASSES.some(name => className.includes(name)))
  )
}
