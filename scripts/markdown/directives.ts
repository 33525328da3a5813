import type { BlockContent, Paragraph, Parent, PhrasingContent, Root, RootContent } from 'mdast'
import type { ContainerDirective, Directives, LeafDirective } from 'mdast-util-directive'
import { toString as textOf } from 'mdast-util-to-string'
import { SKIP, visit } from 'unist-util-visit'
import type { VFile } from 'vfile'
import { report } from '../ground/messages.ts'
import type { Box, Figure, Generated, Include, Recommendation, TableFigure, Title } from '../model/nodes.ts'
import { ANCHOR } from './anchors.ts'

interface DirectiveRule {
  kind: 'containerDirective' | 'leafDirective'
  /** Attributes that may stand in the braces; `id` is the `#…`. */
  attributes: readonly string[]
  required: readonly string[]
}

const DIRECTIVES: Record<string, DirectiveRule> = {
  figure: { kind: 'containerDirective', attributes: ['id', 'src', 'alt'], required: ['src', 'alt'] },
  table: { kind: 'containerDirective', attributes: ['id'], required: [] },
  box: { kind: 'containerDirective', attributes: ['id'], required: [] },
  recommendation: { kind: 'containerDirective', attributes: ['id', 'to', 'chapter'], required: ['id', 'to'] },
  include: { kind: 'leafDirective', attributes: ['src'], required: ['src'] },
  acronyms: { kind: 'leafDirective', attributes: [], required: [] },
  bibliography: { kind: 'leafDirective', attributes: [], required: [] },
  recommendations: { kind: 'leafDirective', attributes: ['by', 'src'], required: [] },
}

export const DIRECTIVE_NAMES: readonly string[] = Object.keys(DIRECTIVES)

/**
 * Turns directives into the nodes of the content model. Unknown directives and attributes, missing ones and empty
 * alternative texts are reported; such a directive leaves its content in place, so that the rest is checked as well.
 *
 * @param actors ids that a recommendation may address
 */
export function resolveDirectives(tree: Root, file: VFile, actors: ReadonlySet<string>): void {
  visit(tree, (node, index, parent) => {
    if (node.type !== 'containerDirective' && node.type !== 'leafDirective') return undefined
    const replacement = checkDirective(node, file) ? build(node, file, actors) : []
    const content = replacement.length > 0 ? replacement : (node.children as RootContent[])
    ;(parent as Parent).children.splice(index as number, 1, ...content)
    // Directives inside (a table in a box) are visited next, at the same index.
    return replacement.length > 0 && 'children' in (replacement[0] as RootContent) ? index : [SKIP, index as number]
  })
}

type BlockDirective = ContainerDirective | LeafDirective

function checkDirective(node: Exclude<Directives, { type: 'textDirective' }>, file: VFile): boolean {
  const rule = Object.hasOwn(DIRECTIVES, node.name) ? DIRECTIVES[node.name] : undefined
  if (!rule) {
    report(file, 'directive-unknown', `Unexpected directive \`${node.name}\``, {
      place: node.position?.start,
      actual: node.name,
      expected: DIRECTIVE_NAMES,
    })
    return false
  }
  if (rule.kind !== node.type) {
    const right = rule.kind === 'containerDirective' ? `:::${node.name} … :::` : `::${node.name}`
    report(file, 'directive-form', `Unexpected form of \`${node.name}\`, expected \`${right}\``, {
      place: node.position?.start,
    })
    return false
  }
  if (node.type === 'containerDirective' && !isClosed(node, file))
    report(file, 'directive-form', `Missing \`:::\` at the end of \`${node.name}\`, which takes in all that follows`, {
      place: node.position?.start,
    })
  const attributes = node.attributes ?? {}
  for (const name of Object.keys(attributes))
    if (!rule.attributes.includes(name))
      report(file, 'directive-attribute', `Unexpected attribute \`${name}\` of \`${node.name}\``, {
        place: node.position?.start,
        actual: name,
        expected: rule.attributes,
      })
  let complete = true
  for (const name of rule.required) {
    if ((attributes[name] ?? '').trim() !== '') continue
    if (name === 'alt')
      report(file, 'missing-alt', 'Missing `alt`, expected a text that says what the figure shows', {
        place: node.position?.start,
      })
    else
      report(file, 'directive-attribute', `Missing \`${name === 'id' ? '#id' : name}\` of \`${node.name}\``, {
        place: node.position?.start,
      })
    complete = false
  }
  if (attributes.id && !ANCHOR.test(attributes.id))
    report(
      file,
      'directive-attribute',
      `Unexpected anchor \`#${attributes.id}\`, expected letters, digits, \`-\`, \`_\``,
      {
        place: node.position?.start,
      },
    )
  // A figure without alternative text still is a figure: its image and caption are checked as well.
  return complete || node.name === 'figure'
}

/** Markdown ends a container with the block around it where no `:::` does. */
function isClosed({ position }: ContainerDirective, file: VFile): boolean {
  return /\n[ \t>]*:{3,}[ \t]*$/.test(String(file).slice(position?.start.offset, position?.end.offset))
}

function build(node: BlockDirective, file: VFile, actors: ReadonlySet<string>): RootContent[] {
  const attributes = node.attributes ?? {}
  const base = {
    identifier: attributes.id ?? '',
    ...(node.position ? { position: node.position } : {}),
    data: attributes.id ? { id: attributes.id } : {},
  }
  switch (node.name) {
    case 'figure': {
      if (!attributes.src) return []
      const children = node.children as BlockContent[]
      const figure: Figure = { type: 'figure', ...base, src: attributes.src, alt: attributes.alt ?? '', children }
      return [figure]
    }
    case 'table': {
      const { title, content } = splitLabel(node)
      const table = content[0]
      if (content.length !== 1 || table?.type !== 'table') {
        report(file, 'directive-form', 'Unexpected content of `table`, expected one Markdown table', {
          place: (content.find(child => child.type !== 'table') ?? node).position?.start,
        })
        return []
      }
      const figure: TableFigure = { type: 'tableFigure', ...base, children: [...title, table] }
      return [figure]
    }
    case 'box': {
      const { title, content } = splitLabel(node)
      const box: Box = { type: 'box', ...base, children: [...title, ...content] }
      return [box]
    }
    case 'recommendation': {
      const { title, content } = splitLabel(node)
      const to = (attributes.to ?? '').split(/[\s,]+/).filter(actor => actor !== '')
      if (to.length === 0)
        report(file, 'directive-attribute', 'Missing `to` of `recommendation`', { place: node.position?.start })
      for (const actor of to)
        if (!actors.has(actor))
          report(file, 'actor-unknown', `Unexpected actor \`${actor}\``, {
            place: node.position?.start,
            actual: actor,
            expected: actors,
          })
      const chapter = attributes.chapter ?? ''
      const recommendation: Recommendation = {
        type: 'recommendation',
        ...base,
        to,
        chapter,
        children: [...title, ...content],
      }
      return [recommendation]
    }
    case 'include': {
      const include: Include = { type: 'include', ...position(node), src: attributes.src ?? '' }
      return [include]
    }
    default: {
      const what = node.name as Generated['what']
      if (attributes.by !== undefined && attributes.by !== 'actor')
        report(file, 'directive-attribute', `Unexpected \`by=${attributes.by}\`, expected \`by=actor\``, {
          place: node.position?.start,
        })
      const generated: Generated = {
        type: 'generated',
        ...position(node),
        what,
        by: attributes.by ?? '',
        src: attributes.src ?? '',
      }
      return [generated]
    }
  }
}

function position(node: BlockDirective): Pick<BlockDirective, 'position'> {
  return node.position ? { position: node.position } : {}
}

/** The label in brackets, `:::box[Title]`, apart from the blocks inside. */
function splitLabel(node: BlockDirective): { title: Title[]; content: BlockContent[] } {
  if (node.type === 'leafDirective') return { title: [], content: [] }
  const [first, ...rest] = node.children as BlockContent[]
  if (first?.type !== 'paragraph' || !isLabel(first)) return { title: [], content: node.children as BlockContent[] }
  const children = first.children as PhrasingContent[]
  if (textOf(first).trim() === '') return { title: [], content: rest }
  return {
    title: [{ type: 'title', children, ...(first.position ? { position: first.position } : {}) }],
    content: rest,
  }
}

function isLabel(paragraph: Paragraph): boolean {
  return (paragraph.data as { directiveLabel?: boolean } | undefined)?.directiveLabel === true
}
