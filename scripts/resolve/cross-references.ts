import type { Heading, Link, Node, Nodes, Parent, PhrasingContent, Text } from 'mdast'
import { visit } from 'unist-util-visit'
import type { VFile } from 'vfile'
import { attributesThat } from '../blocks/registry.ts'
import { titleOf as titleOfBlock } from '../blocks/shared/read.ts'
import { report } from '../ground/messages.ts'
import { rulesOf, wordsIn } from '../languages/registry.ts'
import { isUnread } from '../markdown/anchors.ts'
import type { Translate } from '../model/interface.ts'
import type { Block, CrossReference, PageNumber, PageReference, Title } from '../model/nodes.ts'
import type { Source, Words } from '../model/source.ts'
import crossReferenceUnknown from '../rules/cross-reference-unknown.ts'
import { type ChapterTree, chapterHeading } from './assemble.ts'
import type { Anchor } from './numbering.ts'
import { plainText } from './plain-text.ts'
import { findRuns, type InRun, writeOutLists } from './reference-runs.ts'

export interface CrossReferenceOptions {
  chapters: readonly ChapterTree[]
  anchors: ReadonlyMap<string, Anchor>
  sources: ReadonlyMap<string, Source>
  t: Translate
  /** BCP 47 tag of the language. */
  tag: string
  /** Whether to report `cross-reference-unknown`: the source language's trees carry the true places. */
  reportProblems: boolean
}

/**
 * Replaces cross-references by links that read "Figure 2", "section 3.1", or the title in quotation marks where the
 * target has no number, and "recommendations 3, 5 and 7" where several of a kind stand in a row. At the start of a
 * sentence the words begin with a capital. Links written with a text of their own are checked as well.
 */
export function resolveCrossReferences(options: CrossReferenceOptions): void {
  const { chapters, anchors, sources, tag, reportProblems } = options
  const titles = titlesOf(chapters)
  const spans = new Map<Node, Place>()
  for (const { source, tree } of chapters) {
    writeOutLists(tree, anchors, tag)
    const runs = findRuns(tree, anchors)
    visit(tree, (node, index, parent) => {
      if (SPANS.has(node.type)) spans.set(node, { parent: parent as Parent, index: index as number })
      if (node.type === 'block') nameTargets(node)
      const target = targetOf(node)
      if (target === undefined) return undefined
      const anchor = anchors.get(target)
      if (!anchor) {
        const file = (sources.get(node.data?.scope ?? '') ?? source).file
        if (reportProblems) reportUnknown(file, node, target)
        return undefined
      }
      if (node.type !== 'crossReference') return undefined
      const words = wording(anchor, titles, options)
      const holder = parent as Parent
      const starts = startsSentence({ parent: holder, index: index as number }, spans, tag)
      const capital = (text: string): string => (starts ? text.charAt(0).toLocaleUpperCase(tag) + text.slice(1) : text)
      const run = runs.get(node)
      const content = run
        ? inRun(anchor, run, { words, capital, page: node.page, t: options.t })
        : [linkTo(anchor, { ...words, text: capital(words.text) }, node, options.t)]
      holder.children.splice(index as number, 1, ...content)
      return (index as number) + content.length
    })
  }

  function reportUnknown(file: VFile, place: Nodes, target: string): void {
    if ([...sources.values()].some(({ file: other }) => isUnread(target, other))) return
    const near = anchorsOf(target, titles)
    report(file, crossReferenceUnknown, `No anchor \`#${target}\` in this edition`, {
      place,
      actual: target,
      ...(near.length > 0 ? { meant: near } : { expected: anchors.keys() }),
    })
  }

  /** An edition that includes a block need not have what its attributes refer to. */
  function nameTargets(block: Block): void {
    for (const { name, value } of attributesThat(block, 'anchor')) {
      const anchor = anchors.get(value)
      if (!anchor) continue
      const referenceWords = { ...block.data?.referenceWords, [name]: wording(anchor, titles, options) }
      block.data = { ...block.data, referenceWords }
    }
  }
}

function targetOf(node: { type: string; target?: string; url?: string }): string | undefined {
  if (node.type === 'crossReference') return node.target
  if (node.type === 'link' && node.url?.startsWith('#') && node.url.length > 1) return node.url.slice(1)
  return undefined
}

function linkTo(anchor: Anchor, { text: value, lang }: Words, reference: CrossReference, t: Translate): Link {
  const link = { type: 'link', url: `#${anchor.id}` } as const
  if (reference.page) return { ...link, children: [pageReference(anchor, text(value), t)], data: { isReference: true } }
  return { ...link, children: [text(value)], data: { isReference: true, ...(lang === undefined ? {} : { lang }) } }
}

interface RunWords {
  /** Of the reference alone: "recommendation 5". */
  words: Words
  capital(text: string): string
  page: boolean
  t: Translate
}

/** A number in a row, with the word for all before the first of them, or behind the last if the language has it there. */
function inRun(anchor: Anchor, { count, index }: InRun, { words, capital, page, t }: RunWords): PhrasingContent[] {
  const shown = wordsAround(`references.${anchor.kind}`, count, t).map((word, at) => (at === 0 ? capital(word) : word))
  const printed = page ? wordsAround('references.page', count, t) : shown
  const around = (at: 0 | 1): PhrasingContent[] => {
    if (shown[at] === '' && printed[at] === '') return []
    if (!page) return [text(shown[at])]
    return [{ type: 'pageReference', children: [text(shown[at])], printed: [text(printed[at])] }]
  }
  const number: PhrasingContent = page
    ? { type: 'pageReference', children: [text(anchor.number)], printed: [pageNumber(anchor)] }
    : text(anchor.number)
  const data = { isReference: true, ...(page ? {} : { label: words.text }) }
  const link: Link = { type: 'link', url: `#${anchor.id}`, children: [number], data }
  return [...(index === 0 ? around(0) : []), link, ...(index === count - 1 ? around(1) : [])]
}

/** The words of an interface text before and behind its numbers. The first number stays on the line of its word. */
function wordsAround(key: string, count: number, t: Translate): string[] {
  const [before = '', after = ''] = t(key, { count, numbers: '\u0000' }).split('\u0000')
  return [before.replace(/ $/, '\u00a0'), after]
}

function pageReference(anchor: Anchor, words: Text, t: Translate): PageReference {
  const [before = '', after = ''] = t('reference.page', { number: '\u0000' }).split('\u0000')
  // The number stays on the line of its word.
  const printed = [text(before.replace(/ $/, '\u00a0')), pageNumber(anchor), text(after)]
  return { type: 'pageReference', children: [words], printed }
}

function pageNumber({ id }: Anchor): PageNumber {
  return { type: 'pageNumber', target: id }
}

function text(value = ''): Text {
  return { type: 'text', value }
}

function wording(
  anchor: Anchor,
  titles: ReadonlyMap<string, Words>,
  { t, tag }: Pick<CrossReferenceOptions, 't' | 'tag'>,
): Words {
  if (anchor.number === '' || anchor.kind === 'paragraph') {
    const { text, lang } = titles.get(anchor.id) ?? { text: t(`caption.${anchor.kind}`), lang: tag }
    // The quotation marks become those of the language, as everywhere in the text.
    return { text: quoted(text), lang: lang ?? tag }
  }
  // The number stays on the line of its word.
  const text = t(`reference.${anchor.kind}`, { number: anchor.number }).replace(/ (?=\S+$)/, '\u00a0')
  return { text, lang: tag }
}

/** Anchors of headings in whose title a name is meant that other tools make of it: `own-revenue`, `revenue`. At most two. */
function anchorsOf(name: string, titles: ReadonlyMap<string, Words>): string[] {
  const wanted = slugOf(name)
  if (wanted === '') return []
  return [...titles].flatMap(([id, { text }]) => (`-${slugOf(text)}-`.includes(`-${wanted}-`) ? [id] : [])).slice(0, 2)
}

const slugOf = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')

function titlesOf(chapters: readonly ChapterTree[]): Map<string, Words> {
  const titles = new Map<string, Words>()
  for (const { tree } of chapters) {
    visit(tree, 'heading', heading => {
      if (heading.data?.id) titles.set(heading.data.id, titleOf(heading))
    })
    visit(tree, 'block', block => {
      const title = titleOfBlock(block)
      if (block.data?.id && title) titles.set(block.data.id, titleOf(title))
    })
    const own = chapterHeading(tree)
    visit(tree, node => {
      const anchor = node.data?.segment?.split('/')[1]
      if (anchor !== undefined && own) titles.set(anchor, titleOf(own))
    })
  }
  return titles
}

function titleOf(heading: Heading | Title): Words {
  return { text: plainText(heading), lang: heading.data?.lang }
}

/** Quotation marks within a title become inner ones. */
function quoted(title: string): string {
  return `"${title.replaceAll('"', "'")}"`
}

interface Place {
  parent: Parent
  index: number
}

/** Nodes within a sentence that hold a part of it. */
const SPANS: ReadonlySet<string> = new Set(['emphasis', 'strong', 'delete', 'link', 'linkReference'])

/** Finds abbreviations after which a sentence goes on. */
function abbreviated(tag: string): RegExp {
  const forms = wordsIn(rulesOf(tag).typography.abbreviations)
  const spaced = forms.map(form => RegExp.escape(form).replaceAll('\\.', '\\. ?').replace(/ \?$/, ''))
  return new RegExp(`(?:^|[\\s(])(?:${spaced.join('|')})\\s+$`, 'iu')
}

function startsSentence({ parent, index }: Place, spans: ReadonlyMap<Node, Place>, tag: string): boolean {
  const before = parent.children[index - 1]
  const around = spans.get(parent)
  if (!before) return around === undefined || startsSentence(around, spans, tag)
  return before.type === 'text' && /[.!?]["')\]”»]*\s+$/.test(before.value) && !abbreviated(tag).test(before.value)
}
