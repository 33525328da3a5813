import { resolveAll } from 'micromark-util-resolve-all'
import type { Code, Event, State, TokenizeContext } from 'micromark-util-types'
import { findCitation } from './layout.ts'
import { type Tokenize, wrap } from './tokens.ts'

/** A `]` that ended neither a link nor an image nor a footnote call: does it end a citation? */
export const tokenizeEnd: Tokenize = function (effects, ok, nok) {
  return (code: Code): State | undefined => {
    if (!findCitation(this.events, this)) return nok(code)
    effects.enter('citationMarker')
    effects.consume(code)
    effects.exit('citationMarker')
    return ok
  }
}

/** Turns the events from the opening bracket (or the narrative key before it) on into a citation. */
export function resolveBrackets(events: Event[], context: TokenizeContext): Event[] {
  const closing = events.splice(-2)
  const layout = findCitation(events, context)
  if (!layout) throw new Error('Expected the citation that `tokenizeEnd` found')
  const { from, bang, opening, content, items } = layout
  for (const [, token] of opening) token.type = 'citationMarker'
  for (const [, token] of bang) token.type = 'data'

  const parts = items.flatMap(({ start, key, end }, index) => {
    const separator = index === 0 ? [] : content.slice(items[index - 1]?.end, start)
    const head =
      key === undefined
        ? [...layout.key, ...wrap('citationWhitespace', layout.whitespace, context), ...opening]
        : [
            ...wrap('citationPrefix', spans(content.slice(start, key), context), context),
            ...content.slice(key, key + 2),
          ]
    const suffix = content.slice(key === undefined ? start : key + 2, end)
    const item = [...head, ...wrap('citationSuffix', spans(suffix, context), context)]
    return [...separator, ...wrap('citationItem', item, context)]
  })
  const citation = wrap('citation', [...(layout.key.length > 0 ? [] : opening), ...parts, ...closing], context)
  events.length = from
  for (const event of [...bang, ...citation]) events.push(event)
  return events
}

/** Resolves emphasis and the like within one part: it cannot reach across a key. */
function spans(events: Event[], context: TokenizeContext): Event[] {
  return resolveAll(context.parser.constructs.insideSpan.null ?? [], events, context)
}
