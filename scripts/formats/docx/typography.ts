import type { Element, ElementContent, Text } from 'hast'
import { h } from 'hastscript'
import { setTypography } from '../html/typography.ts'
import type { Span } from './spans.ts'

/**
 * The spans of a paragraph with the quotation marks, spaces and dashes of its language, by the same rules as in the other
 * formats.
 *
 * @param tag BCP 47 tag of the paragraph
 */
export function setSpans(spans: readonly Span[], tag: string): Span[] {
  const holders = spans.map(span => ({ span, ...holderOf(span) }))
  setTypography(
    h(
      'p',
      holders.map(({ element }) => element),
    ),
    tag,
  )
  return holders.flatMap(({ span, text, element }) => {
    if (!span.call) return [{ ...span, text: text.value }]
    const space = element.type === 'element' ? element.children[0] : undefined
    return space?.type === 'text' ? [{ marks: span.marks, text: space.value }, span] : [span]
  })
}

/** What the rules see of a span. */
function holderOf(span: Span): { element: ElementContent; text: Text } {
  const text: Text = { type: 'text', value: span.text }
  if (span.call) return { text, element: h('sup.call', h('a', String(span.call.number))) }
  if (span.break) return { text, element: h('br') }
  let element: ElementContent = text
  if (span.marks.code) element = h('code', text)
  else if (span.link && 'url' in span.link) element = h('a', text)
  return { text, element: span.lang === undefined ? element : inLanguage(element, span.lang) }
}

/** Its own language goes on the outside, as in a page. */
function inLanguage(content: ElementContent, lang: string): Element {
  return h('span', { lang }, content)
}
