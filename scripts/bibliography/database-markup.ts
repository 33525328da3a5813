/** Stands for a `<` that was typed, while TeX is read: private use, and taken out of what is read. */
export const TYPED_LESS = '\uE0F0'

/** Tags that databases write into titles → the markup of CSL-JSON. */
const TAGS: Readonly<Record<string, readonly [before: string, after: string]>> = {
  i: ['<i>', '</i>'],
  em: ['<i>', '</i>'],
  italic: ['<i>', '</i>'],
  b: ['<b>', '</b>'],
  bold: ['<b>', '</b>'],
  strong: ['<b>', '</b>'],
  sub: ['<sub>', '</sub>'],
  sup: ['<sup>', '</sup>'],
  sc: ['<span style="font-variant:small-caps;">', '</span>'],
  scp: ['<span style="font-variant:small-caps;">', '</span>'],
}
const PAIR = new RegExp(`${TYPED_LESS}(${Object.keys(TAGS).join('|')})>([^${TYPED_LESS}]*)${TYPED_LESS}/\\1>`, 'gi')

const ENTITIES: Readonly<Record<string, string>> = {
  amp: '&',
  lt: TYPED_LESS,
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00A0',
}

/** Typed characters that would read as markup of CSL-JSON. */
const LIKE_MARKUP = new RegExp(`${TYPED_LESS}(?=/?(?:i|b|sc|su[pb]|span)\\b)`, 'gi')

/**
 * Reads what databases write into titles beside TeX: tags in pairs (`<em>…</em>`, as `\textless` or `$<$` too) and the
 * commonest entities. All other typed `<` mean themselves; those that would read as markup are followed by U+2060.
 */
export function readDatabaseMarkup(text: string): string {
  let read = text.replace(/&(amp|lt|gt|quot|apos|nbsp);/g, (entity, name: string) => ENTITIES[name] ?? entity)
  for (let before = ''; before !== read; ) {
    before = read
    read = read.replace(PAIR, (pair, name: string, inner: string) => {
      const [open, close] = TAGS[name.toLowerCase()] ?? ['', '']
      return isBalanced(inner) ? open + inner + close : pair
    })
  }
  return read.replace(LIKE_MARKUP, '<\u2060').replaceAll(TYPED_LESS, '<')
}

function isBalanced(text: string): boolean {
  let depth = 0
  for (const [tag] of text.matchAll(/<(\/?)(?:i|b|sup|sub|span)\b[^>]*>/g)) {
    depth += tag.startsWith('</') ? -1 : 1
    if (depth < 0) return false
  }
  return depth === 0
}
