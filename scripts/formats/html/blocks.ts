import type { Element, ElementContent, Root as HastRoot } from 'hast'
import { h } from 'hastscript'
import type { BlockContent, Nodes, Paragraph, Parents, PhrasingContent } from 'mdast'
import { type Handlers, type State, toHast } from 'mdast-util-to-hast'
import { definitionOf } from '../../blocks/registry.ts'
import { partsOf } from '../../blocks/shared/changed-parts.ts'
import type { HtmlParts } from '../../blocks/shared/definition.ts'
import { type BlockParts, type FootNote, type Picture, type Run, runsOf } from '../../blocks/shared/parts.ts'
import type { Block } from '../../model/nodes.ts'
import { changeElement } from './change-element.ts'
import { classNames } from './class-names.ts'
import type { HtmlContext } from './context.ts'
import { inLanguage } from './languages.ts'
import { markSegments } from './mark-segments.ts'
import { shownAgain } from './shown-again.ts'

interface Compiler {
  state: State
  context: HtmlContext
  handlers: Handlers
}

/** A block in HTML: as its definition wants it, or as all blocks are. */
export function blockElements(block: Block, { state, context, handlers }: Compiler): ElementContent[] {
  const definition = definitionOf(block)
  const parts = partsOf(definition, block, context.blocks)
  // What the build makes was not in the tree when that was marked.
  if (definition.content === 'none') markSegments({ type: 'root', children: [...parts.body] }, context)
  const html = compileParts(parts, block, state, context)
  if (!definition.html) {
    const variant = definition.variant?.(block)
    const element = standardBlock(html, parts, block)
    if (variant !== undefined) element.properties.className = [block.name, `${block.name}-${variant}`]
    return [patched(state, block, element)]
  }
  const compileAgain = (words: readonly PhrasingContent[]): ElementContent[] => {
    const line: Paragraph = { type: 'paragraph', children: [...words] }
    const compiled = toHast({ type: 'root', children: [line] }, { handlers }) as HastRoot
    const element = compiled.children.find((child): child is Element => child.type === 'element')
    return element ? shownAgain(element).children : []
  }
  const elements = definition.html(html, block, { ...context.blocks, medium: context.medium, compileAgain })
  return elements.map((element, index) => (index === 0 ? patched(state, block, element) : element))
}

/** The element's place and the attributes that its node asks for; its own classes stay. */
export function patched(state: State, node: Nodes, element: Element): ElementContent {
  state.patch(node, element)
  const own = classNames(element)
  const result = state.applyData(node, element) as ElementContent
  const all = new Set([...own, ...classNames(result)])
  if (result.type === 'element' && all.size > 0) result.properties.className = [...all]
  return result
}

function compileParts(parts: BlockParts, block: Block, state: State, context: HtmlContext): HtmlParts {
  const { label, title, picture, attribution, foot } = parts
  const compile = (children: readonly BlockContent[]): ElementContent[] =>
    state.all({ ...block, children: [...children] } as Parents) as ElementContent[]
  return {
    label: label === '' ? undefined : h('span.label', { lang: context.language.tag }, label),
    title: title && (patched(state, title, h('span.title', state.all(title) as ElementContent[])) as Element),
    picture: picture && h('div', mediaPlace(picture)),
    body: compile(parts.body),
    caption: compile(parts.caption),
    attribution: runsOf(attribution).map(run => runElement(run, context)),
    foot: foot.map(note => footNote(note, context)),
  }
}

function standardBlock(html: HtmlParts, { aside }: BlockParts, { name, data }: Block): Element {
  const { label, title, picture, body, caption, attribution, foot } = html
  // What stands apart is a landmark, which assistive technology lists by its name.
  const id = aside
    ? `${data?.change?.kind === 'deleted' ? 'before-' : ''}${name}-title-${data?.number ?? ''}`
    : undefined
  const heading = [label, ' ', title].filter(part => part !== undefined)
  return h(`${aside ? 'aside' : 'section'}.${name}`, { ariaLabelledBy: id }, [
    ...(label || title ? [h(`p.${name}-title`, { id }, heading)] : []),
    picture,
    ...body,
    ...caption,
    ...(attribution.length > 0 ? [h(`p.${name}-by`, attribution)] : []),
    ...(foot.length > 0 ? [h(`p.${name}-foot`, foot)] : []),
  ])
}

function footNote({ kind, runs }: FootNote, context: HtmlContext): Element {
  return h(
    `span.${kind}`,
    runs.map(run => runElement(run, context)),
  )
}

function runElement({ text, lang, target, change }: Run, context: HtmlContext): ElementContent {
  const content =
    target === undefined ? inLanguage(text, lang) : h('a.cross-reference', { href: `#${target}`, lang }, text)
  return change === undefined ? content : changeElement([content], { kind: change }, context)
}

/** Where a picture will be drawn, once the tree around it has been sanitised. */
export function mediaPlace({
  src,
  scope,
  alt,
  altLang,
  width,
}: Picture): Record<string, string | string[] | undefined> {
  return {
    className: ['media'],
    dataSrc: src,
    dataScope: scope,
    dataAlt: alt,
    dataLang: altLang,
    dataWidth: width?.toString(),
  }
}
