import type { Element, Nodes } from 'hast'
import { h } from 'hastscript'
import type { Title } from '../../model/nodes.ts'
import type { RecommendationEntry } from '../../resolve/recommendations.ts'
import type { HtmlContext } from './context.ts'
import { shownAgain } from './shown-again.ts'

/**
 * The recommendations as a table, grouped by the actors that they address. One that addresses two stands under both.
 *
 * @param compileTitle compiles a title to a root holding one paragraph
 */
export function recommendationTable(
  context: HtmlContext,
  entries: readonly RecommendationEntry[],
  compileTitle: (title: Title) => Nodes,
): Element[] {
  const { actors, anchors, t } = context
  const groups = [...actors].flatMap(([actor, name]) => {
    const own = entries.filter(entry => entry.to.includes(actor))
    return own.length === 0 ? [] : [h('tbody', [groupHeading(name, actorLanguage(context, actor)), ...own.map(row)])]
  })
  const head = h(
    'thead',
    h('tr', [h('th', { scope: 'col' }, t('list.number')), h('th', { scope: 'col' }, t('list.recommendation'))]),
  )
  return [h('table.recommendations', [head, ...groups])]

  function row(entry: RecommendationEntry): Element {
    const title = entry.title ? inline(compileTitle(entry.title)) : [entry.id]
    const lang = entry.title?.data?.lang
    const content = anchors.has(entry.id) ? [h('a', { href: `#${entry.id}` }, title)] : title
    return h('tr', [h('td', entry.number), h('td', { lang }, content)])
  }
}

/** BCP 47 tag of an actor's name where it is not translated. */
export function actorLanguage({ publication, wordLanguage }: HtmlContext, actor: string): string | undefined {
  return wordLanguage(publication.actors.get(actor) ?? '')
}

function groupHeading(name: string, lang: string | undefined): Element {
  return h('tr', h('th.actor', { colSpan: 2, scope: 'rowgroup', lang }, name))
}

function inline(node: Nodes): Element['children'] {
  const paragraph = 'children' in node ? node.children.find(child => child.type === 'element') : undefined
  return paragraph?.type === 'element' ? shownAgain(paragraph).children : []
}
