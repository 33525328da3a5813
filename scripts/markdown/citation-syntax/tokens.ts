import type { Construct, Event, Token, TokenizeContext, TokenType } from 'micromark-util-types'

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    /** A whole citation: in brackets, or a narrative key with its locator in brackets. */
    citation: 'citation'
    /** One cited work with what stands before and after its key. */
    citationItem: 'citationItem'
    /** `@key`, `-@key` or `@{key}`. Outside of a citation: a narrative citation by itself. */
    citationKey: 'citationKey'
    /** `[` or `]`. */
    citationMarker: 'citationMarker'
    citationPrefix: 'citationPrefix'
    /** A `;`. Where it separates no works it is text. */
    citationSeparator: 'citationSeparator'
    citationSuffix: 'citationSuffix'
    /** Whitespace between a narrative key and its brackets. */
    citationWhitespace: 'citationWhitespace'
  }
}

/** What micromark calls when a construct of the text content type is tried. */
export type Tokenize = Construct['tokenize']

/** Puts a token around events; none around no events. The events must be balanced. */
export function wrap(type: TokenType, events: Event[], context: TokenizeContext): Event[] {
  const first = events[0]
  const last = events.at(-1)
  if (!first || !last) return []
  const token: Token = { type, start: { ...first[1].start }, end: { ...last[1].end } }
  return [['enter', token, context], ...events, ['exit', token, context]]
}
