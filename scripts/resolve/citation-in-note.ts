import type { ElementContent } from 'hast'
import type { Nodes, Parent } from 'mdast'
import type { FormattedCluster } from '../bibliography/citer.ts'
import type { Citation } from '../model/nodes.ts'

/** Words that lead to a source: what follows them is no parenthesis. */
const LEAD_IN =
  /(?:^|[.;:(–—]\s*)(?:see|see also|see for example|cf\.?|compare|sources?|from|quoted in|véase|véanse|véase también|cfr?\.|fuentes?|citado en|ver|ver também|vejam?-se|veja|fontes?|citado em)\s*$/iu

/** How a citation stands in the editor's own note. */
export interface PlaceInNote {
  /** `opening` a sentence, after a lead-in like "see", `within` a sentence, or with its author in the sentence. */
  manner: 'opening' | 'lead-in' | 'within' | 'narrative'
  /** Whether it goes without a closing full stop: the editor's sentence goes on, or has its own. */
  withinSentence: boolean
}

/** Tells how a citation stands in its paragraph, before citations are replaced there. */
export function placeInNote(citation: Citation, paragraph: Parent): PlaceInNote {
  const at = paragraph.children.indexOf(citation)
  const before = textBefore(paragraph.children.slice(0, at))
  const isLast = at === paragraph.children.length - 1
  if (citation.narrative) return { manner: 'narrative', withinSentence: true }
  if (before === '' || /[.!?:]["')”’»\]]*$/.test(before)) return { manner: 'opening', withinSentence: !isLast }
  if (LEAD_IN.test(before) || /[,(]$/.test(before)) return { manner: 'lead-in', withinSentence: !isLast }
  return { manner: 'within', withinSentence: true }
}

/**
 * Sets a reference as a note style makes it ("Smith, Title (Leeds, 2020), p. 3") into the sentence of an editor's own
 * note. Where it opens a sentence, or follows "see", it stands as it is; elsewhere in brackets, with brackets inside made
 * square. "Ibid." loses its capital after other words. A narrative citation keeps its author in the sentence.
 */
export function fitIntoNote({ citation, author, ibid }: FormattedCluster, { manner }: PlaceInNote): ElementContent[] {
  const inside = ibid ? decapitalised(citation) : citation
  switch (manner) {
    case 'opening':
      return citation
    case 'lead-in':
      return inside
    case 'narrative':
      return citation.length === 0 ? author : [...author, text(' '), ...bracketed(inside)]
    case 'within':
      return bracketed(inside)
  }
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

/** "Ibid." within a sentence is written small. */
function decapitalised(content: readonly ElementContent[]): ElementContent[] {
  const [first, ...rest] = content
  if (first?.type === 'text') return [text(first.value.charAt(0).toLowerCase() + first.value.slice(1)), ...rest]
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
