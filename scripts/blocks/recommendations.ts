import type { Element } from 'hast'
import { h } from 'hastscript'
import type { PhrasingContent, TableCell, TableRow } from 'mdast'
import type { Block } from '../model/nodes.ts'
import type { Words } from '../model/source.ts'
import { addressees, recommendation } from './recommendation.ts'
import type { BlockContext, CollectedBlock } from './shared/context.ts'
import type { BlockDefinition, HtmlBlockContext } from './shared/definition.ts'
import { NO_PARTS } from './shared/parts.ts'
import { htmlMatrix, matrixTable, recommendationMatrix } from './shared/recommendation-matrix.ts'

/** The recommendations grouped by the actors that they address. One that addresses two stands under both. */
export default {
  name: 'recommendations',
  form: 'leaf',
  anchor: 'none',
  attributes: {
    by: { holds: ['actor'], required: false, description: 'How the list is grouped.' },
    as: {
      holds: ['list', 'matrix'],
      required: false,
      description:
        'As `matrix`, each is a row: what, who, and what its list says under a bold word, such as `**By when.**`.',
    },
    from: {
      holds: ['1', '2', '3', '4'],
      required: false,
      description: 'In a matrix, which of those bold words is the first that has a column.',
    },
    src: {
      holds: 'chapter-file',
      required: false,
      description: 'The file whose recommendations are listed; without, those of the edition.',
    },
  },
  content: 'none',
  numbered: false,
  acronyms: 'kept',
  claims: 'paragraphs',
  parts: (block, context) => {
    if (isMatrix(block)) return { ...NO_PARTS, body: [matrixTable(matrixOf(block, context))] }
    const groups = groupsOf(block, context).flatMap(({ actor, entries }) => [
      row([{ type: 'strong', children: words(actor) }], []),
      ...entries.map(entry => row(words({ text: entry.number, lang: undefined }), linkedTitle(entry, context))),
    ])
    const head = row(words({ text: context.t('list.number'), lang: undefined }), [
      { type: 'text', value: context.t('list.recommendation') },
    ])
    return { ...NO_PARTS, body: [{ type: 'table', children: [head, ...groups] }] }
  },
  html: (_parts, block, context) => {
    if (isMatrix(block)) return [htmlMatrix(matrixOf(block, context), context)]
    const { t } = context
    const head = h(
      'thead',
      h('tr', [h('th', { scope: 'col' }, t('list.number')), h('th', { scope: 'col' }, t('list.recommendation'))]),
    )
    const groups = groupsOf(block, context).map(({ actor: { text, lang }, entries }) => {
      const heading = h(
        'tr',
        h('th.actor', { colSpan: 2, scope: 'rowgroup', lang, dataSays: t('continued', { name: text }) }, text),
      )
      return h('tbody', [heading, ...entries.map(entry => htmlRow(entry, context))])
    })
    return [h('table.recommendations', [head, ...groups])]
  },
  documentation: {
    purpose: 'A table of all recommendations, grouped by those whom they address, or with a row for each.',
    sample: '::recommendations{by=actor}',
  },
} satisfies BlockDefinition

const isMatrix = (block: Block): boolean => block.attributes.as === 'matrix'

function matrixOf(block: Block, context: BlockContext): ReturnType<typeof recommendationMatrix> {
  return recommendationMatrix(collectedFor(block, context), addressees, context, Number(block.attributes.from ?? 1))
}

function collectedFor(block: Block, context: BlockContext): readonly CollectedBlock[] {
  const { src } = block.attributes
  return context.collected(recommendation.name, src === undefined ? undefined : { src, scope: block.data?.scope ?? '' })
}

function groupsOf(block: Block, context: BlockContext): { actor: Words; entries: CollectedBlock[] }[] {
  const all = collectedFor(block, context)
  return [...context.actors].flatMap(([id, actor]) => {
    const entries = all.filter(entry => addressees(entry.block).includes(id))
    return entries.length === 0 ? [] : [{ actor, entries }]
  })
}

function titleOf({ title, id }: CollectedBlock): PhrasingContent[] {
  return title ? title.children : [{ type: 'text', value: id }]
}

function linkedTitle(entry: CollectedBlock, { hasAnchor }: BlockContext): PhrasingContent[] {
  const title = titleOf(entry)
  return hasAnchor(entry.id) ? [{ type: 'link', url: `#${entry.id}`, children: title }] : title
}

function htmlRow(entry: CollectedBlock, { hasAnchor, compileAgain }: HtmlBlockContext): Element {
  const title = compileAgain(titleOf(entry))
  const content = hasAnchor(entry.id) ? [h('a', { href: `#${entry.id}` }, title)] : title
  return h('tr', [h('td', entry.number), h('td', { lang: entry.title?.data?.lang }, content)])
}

function row(...cells: [PhrasingContent[], PhrasingContent[]]): TableRow {
  return { type: 'tableRow', children: cells.map((children): TableCell => ({ type: 'tableCell', children })) }
}

function words({ text, lang }: Words): PhrasingContent[] {
  return [{ type: 'text', value: text, ...(lang === undefined ? {} : { data: { lang } }) }]
}
