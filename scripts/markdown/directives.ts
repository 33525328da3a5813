import type { BlockContent, Paragraph, Parent, PhrasingContent, Root, RootContent } from 'mdast'
import type { ContainerDirective, Directives, LeafDirective } from 'mdast-util-directive'
import { toString as textOf } from 'mdast-util-to-string'
import { SKIP, visit } from 'unist-util-visit'
import type { VFile } from 'vfile'
import { BLOCKS, blockNamed } from '../blocks/registry.ts'
import type { Attribute, BlockDefinition } from '../blocks/shared/definition.ts'
import { wordsIn } from '../blocks/shared/read.ts'
import { report } from '../ground/messages.ts'
import { pointsOf } from '../ground/points.ts'
import type { Block, Title } from '../model/nodes.ts'
import actorUnknown from '../rules/actor-unknown.ts'
import directiveAttribute from '../rules/directive-attribute.ts'
import directiveForm from '../rules/directive-form.ts'
import directiveUnknown from '../rules/directive-unknown.ts'
import { ANCHOR } from './anchors.ts'
import { attributeNamePlace, attributePlace } from './attribute-place.ts'

type BlockDirective = ContainerDirective | LeafDirective

/**
 * Turns directives into blocks. Unknown directives and attributes, missing ones and wrong values are reported; such a
 * directive leaves its content in place, so that the rest is checked as well.
 *
 * @param actors ids that blocks may name
 */
export function resolveDirectives(tree: Root, file: VFile, actors: ReadonlySet<string>): void {
  visit(tree, (node, index, parent) => {
    if (node.type !== 'containerDirective' && node.type !== 'leafDirective') return undefined
    const definition = definitionFor(node, file)
    const block = definition && checkAttributes(node, definition, { file, actors }) && build(node, definition, file)
    const content = block ? [block] : (node.children as RootContent[])
    ;(parent as Parent).children.splice(index as number, 1, ...content)
    // Directives inside (a table in a box) are visited next, at the same index.
    return block && definition.form === 'container' ? index : [SKIP, index as number]
  })
}

function definitionFor(node: Exclude<Directives, { type: 'textDirective' }>, file: VFile): BlockDefinition | undefined {
  const place = node.position?.start
  const definition = blockNamed(node.name)
  if (!definition) {
    report(file, directiveUnknown, `No block is called \`${node.name}\`: docs/blocks.md lists them`, {
      place,
      actual: node.name,
      expected: BLOCKS.map(({ name }) => name),
    })
    return undefined
  }
  if (`${definition.form}Directive` !== node.type) {
    const right = definition.form === 'container' ? `:::${node.name} … :::` : `::${node.name}`
    report(file, directiveForm, `\`${node.name}\` is not written like this: write \`${right}\``, { place })
    return undefined
  }
  if (node.type === 'containerDirective' && !isClosed(node, file)) {
    const short = SHORT_END.exec(String(file))
    const reason = short
      ? '`::` is no end of a block, which takes in all that follows: write `:::`'
      : `\`${node.name}\` has no end and takes in all that follows: write \`:::\` behind its text`
    report(file, directiveForm, reason, { place: short ? pointsOf(String(file))(short.index) : place })
  }
  return definition
}

/** A line that was to be the end of a block. */
const SHORT_END = /(?<=^|\n)::(?=[ \t]*(?:\n|$))/

/** Markdown ends a container with the block around it where no `:::` does. */
function isClosed({ position }: ContainerDirective, file: VFile): boolean {
  return /\n[ \t>]*:{3,}[ \t]*$/.test(String(file).slice(position?.start.offset, position?.end.offset))
}

interface AttributeContext {
  file: VFile
  actors: ReadonlySet<string>
}

/** @returns whether the block can be built: a figure without an alternative text still is one. */
function checkAttributes(node: BlockDirective, definition: BlockDefinition, context: AttributeContext): boolean {
  const { file } = context
  const place = node.position?.start
  const given = node.attributes ?? {}
  const names = [...Object.keys(given), ...(hasLostAttribute(node, file) ? [LOST_ATTRIBUTE] : [])]
  const known = [...(definition.anchor === 'none' ? [] : ['id']), ...Object.keys(definition.attributes)]
  for (const name of names)
    if (!known.includes(name))
      report(file, directiveAttribute, `\`${node.name}\` has no attribute \`${name}\`: docs/blocks.md lists them`, {
        place: attributeNamePlace(node, name, file),
        actual: name,
        expected: known,
      })
  let complete = true
  if (definition.anchor === 'required' && (given.id ?? '').trim() === '') {
    report(file, directiveAttribute, `\`${node.name}\` has no \`#id\`: write one in its braces`, { place })
    complete = false
  }
  for (const [name, attribute] of Object.entries(definition.attributes)) {
    const value = given[name] ?? ''
    if (value.trim() !== '') checkValue(value, name, attribute, node, context)
    else if (attribute.required) {
      const { rule, reason } = attribute.missing ?? {
        rule: directiveAttribute,
        reason: `\`${node.name}\` has no \`${name}\`: write it in its braces`,
      }
      report(file, rule, reason, { place })
      complete = complete && attribute.missing !== undefined
    }
  }
  if (given.id && !ANCHOR.test(given.id))
    report(
      file,
      directiveAttribute,
      `The anchor \`#${given.id}\` cannot be one: write a letter, then letters, digits, \`-\`, \`_\`, \`.\``,
      { place: attributePlace(node, 'id', file) },
    )
  return complete
}

/** The parser keeps attributes in an object, where this name is no other key. */
const LOST_ATTRIBUTE = '__proto__'

function hasLostAttribute({ position }: BlockDirective, file: VFile): boolean {
  const [line = ''] = String(file).slice(position?.start.offset).split('\n', 1)
  return /\{(?:[^{}]*\s)?__proto__(?=[\s=}])/.test(line)
}

function checkValue(
  value: string,
  name: string,
  { holds }: Attribute,
  node: BlockDirective,
  { file, actors }: AttributeContext,
): void {
  const placeOf = (part?: string) => attributePlace(node, name, file, part)
  if (holds === 'actors') {
    const named = wordsIn(value)
    if (named.length === 0)
      report(file, directiveAttribute, `\`${name}\` of \`${node.name}\` is empty: name one at least`, {
        place: placeOf(),
      })
    for (const actor of named)
      if (!actors.has(actor))
        report(file, actorUnknown, `No actor is called \`${actor}\` in content/publication.yaml`, {
          place: placeOf(actor),
          actual: actor,
          expected: actors,
        })
  }
  if (holds === 'width' && !/^(?:100|[1-9]\d?)(?:\.\d+)?%$/.test(value))
    report(file, directiveAttribute, `\`${name}=${value}\` is no width: write a share of the text such as \`50%\``, {
      place: placeOf(),
    })
  if (typeof holds === 'object' && !('words' in holds) && !holds.includes(value))
    report(
      file,
      directiveAttribute,
      `\`${name}=${value}\` is not known: write ${holds.map(word => `\`${name}=${word}\``).join(' or ')}`,
      { place: placeOf() },
    )
}

function build(node: BlockDirective, definition: BlockDefinition, file: VFile): Block | undefined {
  const { id, ...attributes } = node.attributes ?? {}
  const { title, content } = splitLabel(node)
  if (title && !definition.title) {
    const instead = definition.form === 'leaf' ? 'nothing behind its name' : 'its text inside'
    report(file, directiveForm, `\`${node.name}\` takes no title in brackets: write ${instead}`, { place: title })
    return undefined
  }
  if (definition.content === 'table' && (content.length !== 1 || content[0]?.type !== 'table')) {
    report(
      file,
      directiveForm,
      `\`${node.name}\` holds something else than a table: write one Markdown table in it, and nothing beside`,
      {
        place: (content.find(child => child.type !== 'table') ?? node).position?.start,
      },
    )
    return undefined
  }
  return {
    type: 'block',
    name: definition.name,
    attributes: Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, value ?? ''])),
    ...(node.position ? { position: node.position } : {}),
    data: id ? { id } : {},
    children: [...(title ? [title] : []), ...content],
  }
}

/** The label in brackets, `:::box[Title]`, apart from the blocks inside. */
function splitLabel(node: BlockDirective): { title: Title | undefined; content: BlockContent[] } {
  if (node.type === 'leafDirective') return { title: titleFrom(node.children, node), content: [] }
  const [first, ...rest] = node.children as BlockContent[]
  if (first?.type !== 'paragraph' || !isLabel(first))
    return { title: undefined, content: node.children as BlockContent[] }
  return { title: titleFrom(first.children, first), content: rest }
}

function titleFrom(children: PhrasingContent[], { position }: Paragraph | LeafDirective): Title | undefined {
  if (
    children
      .map(child => textOf(child))
      .join('')
      .trim() === ''
  )
    return undefined
  return { type: 'title', children, ...(position ? { position } : {}) }
}

function isLabel(paragraph: Paragraph): boolean {
  return (paragraph.data as { directiveLabel?: boolean } | undefined)?.directiveLabel === true
}
