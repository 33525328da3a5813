import type { ElementContent } from 'hast'
import type { Nodes, Parent } from 'mdast'
import type { FormattedCluster } from '../citations/citer.ts'
import type { Citation } from '../model.ts'

/** Words that lead to a source: what follows them is no parenthesis. */
const LEAD_IN =
  /(?:^|[.;:(–—]\s*)(?:see|see also|see for example|cf\.?|compare|sources?|from|quoted in|véase|véanse|véase también|cfr?\.|fuentes?|citado en|ver|ver também|vejam?-se|veja|fontes?|citado em)\s*$/iu

/**
 * Sets a reference as a note style makes it ("Smith, Title (Leeds, 2020), p. 3.") into the sentence of an editor's own
 * note. At the start of a sentence, or after "see", it stands as it is; elsewhere in brackets, with brackets inside made
 * square. It loses its full stop unless it ends the note, and "Ibid." its capital after other words. A narrative citation
 * keeps its author in the sentence.
 */
export function fitIntoNote(formatted: FormattedCluster, citation: Citation, paragraph: Parent): ElementContent[] {
  const at = paragraph.children.indexOf(citation)
  const before = textBefore(paragraph.children.slice(0, at))
  const isLast = at === paragraph.children.length - 1
  const { author } = formatted
  if (citation.narrative) {
    const inner = withoutFullStop(formatted.citation)
    return inner.length === 0 ? author : [...author, text(' '), ...bracketed(inner)]
  }
  if (before === '' || /[.!?:]["')”’»\]]*$/.test(before))
    return isLast ? formatted.citation : withoutFullStop(formatted.citation)
  if (LEAD_IN.test(before) || /[,(]$/.test(before))
    return decapitalised(isLast ? formatted.citation : withoutFullStop(formatted.citation))
  return bracketed(decapitalised(withoutFullStop(formatted.citation)))
}

function bracketed(content: readonly ElementContent[]): ElementContent[] {
  return [text('('), ...content.map(squareBrackets), text(')')]
}

function squareBrackets(node: ElementContent): ElementContent {
  if (node.type === 'text') return text(node.value.replaceAll('(', '[').replaceAll(')', ']'))
  // What a link shows is an address and stays one.
  if (node.type !== 'element' || node.tagName === 'a') return node
  return { ...node, children: node.children.map(squareBrackets) }
}

function withoutFullStop(content: readonly ElementContent[]): ElementContent[] {
  const last = content.at(-1)
  if (last?.type === 'text') {
    const value = last.value.replace(/\.$/, '')
    return value === '' ? content.slice(0, -1) : [...content.slice(0, -1), text(value)]
  }
  if (last?.type !== 'element' || last.tagName === 'a') return [...content]
  return [...content.slice(0, -1), { ...last, children: withoutFullStop(last.children) }]
}

/** "Ibid." within a sentence is written small. */
function decapitalised(content: readonly ElementContent[]): ElementContent[] {
  const [first, ...rest] = content
  if (first?.type === 'text' && /^Ib[ií]d/.test(first.value))
    return [text(first.value.charAt(0).toLowerCase() + first.value.slice(1)), ...rest]
  if (first?.type === 'element') return [{ ...first, children: decapitalised(first.children) }, ...rest]
  return [...content]
}

function textBefore(nodes: readonly Nodes[]): string {
  return nodes
    .map(node => {
      if (node.type === 'formatted') return '…'
      if ('value' in node) return node.value
      return 'children' in node ? textBefore(node.children) : ''
    })
    .join('')
    .trim()
}

function text(value: string): ElementContent {
  return { type: 'text', value }
}
