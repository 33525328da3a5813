/** Takes effect in no Markdown of a forge, and is not seen. */
const NOTHING = '\u200b'

/**
 * Text in one line for the Markdown of a forge that does nothing there but be read: no markup, no HTML, no link or picture that is
 * fetched, nobody who is called by `@name`, no issue that is linked by `#12`, no mathematics.
 */
export function inert(text: string): string {
  return text
    .replace(/\s+/g, space => (space === '\u00a0' || space === '\u202f' ? space : ' '))
    .replace(UNPRINTABLE, '\ufffd')
    .replace(/@(?=\S)/g, `@${NOTHING}`)
    .replace(/#(?=\d)/g, `#${NOTHING}`)
    .replace(/\bGH-(?=\d)/gi, match => match + NOTHING)
    .replace(/:(?=[a-z+-][\w+-]*:|\/\/)/g, `:${NOTHING}`)
    .replace(/\bwww(?=\.)/gi, match => match + NOTHING)
    .replace(/[\\`*_[\]{}|~^#!]/g, '\\$&')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/\$/g, '<span>$</span>')
}

/** What moves cursors, turns directions round, or hides what is there. */
const UNPRINTABLE = /[\p{Cc}\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu

/** A message, in which words between backticks are set as code. */
export function inertMessage(text: string): string {
  return text
    .split(/(`[^`]+`)/)
    .map(part => (/^`[^`]+`$/.test(part) ? `<code>${inert(part.slice(1, -1))}</code>` : inert(part)))
    .join('')
}

/** A link to an address that we made. */
export function link(words: string, address: string): string {
  return `[${inert(words)}](<${address.replace(/[<>\\\s]/g, encodeURIComponent)}>)`
}
