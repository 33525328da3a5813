import type {
  Heading,
  List,
  ListItem,
  Nodes,
  Paragraph,
  PhrasingContent,
  Root,
  RootContent,
  Table,
  TableCell,
} from 'mdast'
import { visit } from 'unist-util-visit'
import { VFile } from 'vfile'
import type { Translate } from '../model/interface.ts'
import type { ChapterTree } from '../resolve/assemble.ts'
import { type DiffPart, diffText } from '../translations/word-diff.ts'
import type { Comparison } from './compare.ts'
import { type ChangedParagraph, changedSettings, leftBehind, listChanges } from './list-changes.ts'
import type { Redline } from './merge-documents.ts'
import { WEIGHTS } from './weigh.ts'

/** Name of the chapter that a redline begins with. */
export const FIRST_PAGE = 'redline'

/** Characters that an excerpt shows of what stayed, on either side of a change, and of what came or went at one place. */
const AROUND = 32
const LONGEST = 180
/** The same of what came or went as a whole: it stands in the text behind. */
const BEGINNING = 80
/** The same where more than one did. */
const AMONG_OTHERS = 44

/**
 * The chapter that a redline begins with: how much changed in each chapter, what changed, the weightiest first, with what it means
 * for each translation, and what changed in settings and lists of words.
 */
export function firstPage(comparison: Comparison, made: Redline): ChapterTree {
  const { t } = made.rendition
  const changes = listChanges(comparison, made)
  const settings = changedSettings(comparison)
  const behind = leftBehind(comparison, made)
  const link = linker(made)
  const now = t('redline.front.now')
  const names = { from: comparison.from.name || now, to: comparison.to.name || now }
  const source = comparison.to.prepared.publication.languages[0].tag
  const isEmpty = changes.length + settings.length + behind.length === 0
  const blocks: RootContent[] = [
    { ...heading(1, t('redline.front.title')), data: { id: FIRST_PAGE, unnumbered: true } },
    paragraph(text(t('redline.front.intro', names))),
    ...(isEmpty ? [paragraph(text(t('redline.front.none')))] : []),
    ...(changes.length > 0 ? [heading(2, t('redline.front.chapters')), counts(changes, made, link)] : []),
    ...(behind.length > 0
      ? [
          heading(2, t('redline.front.source')),
          list(
            behind.map(({ segment: { id }, before, after }) => [
              ...link(id.split('/')[1], nameOf(id.split('/')[0], made)),
              ...text(' – '),
              { type: 'emphasis', children: excerpt(diffText(before, after)), data: { lang: source } },
            ]),
          ),
        ]
      : []),
    ...(changes.length > 0 ? [heading(2, t('redline.front.list')), ...lists(changes, made, link)] : []),
    ...(settings.length > 0
      ? [
          heading(2, t('redline.front.settings')),
          table(
            [t('redline.front.setting'), t('redline.front.change')],
            settings.map(({ name, before, after }) => [cell(text(name)), cell(value(before, after))]),
          ),
        ]
      : []),
  ]
  return { source: sourceOf(), tree: { type: 'root', children: blocks } satisfies Root }
}

type Link = (anchor: string | undefined, words: string) => PhrasingContent[]

/** Links to what the redline has an anchor for. */
function linker({ rendition }: Redline): Link {
  const targets = new Map<string, string>()
  const { chapters, notes } = rendition.document
  const add = (tree: Nodes, target?: string): void =>
    visit(tree, ({ data }) => {
      const anchor = data?.id ?? data?.segment?.split('/')[1]
      if (anchor !== undefined) targets.set(anchor, target ?? anchor)
    })
  // Beside its call a note is one element.
  for (const { number, children } of notes) {
    targets.set(`note-${number}`, `note-${number}`)
    for (const child of children) add(child, `note-${number}`)
  }
  for (const { tree } of chapters) add(tree)
  return (anchor, words) => {
    const target = anchor === undefined ? undefined : targets.get(anchor)
    return target === undefined ? text(words) : [{ type: 'link', url: `#${target}`, children: text(words) }]
  }
}

function counts(changes: readonly ChangedParagraph[], { chapters, rendition: { t } }: Redline, link: Link): Table {
  const kinds = (
    ['inserted', 'deleted', 'edited', 'rewritten', 'moved', 'moved-edited', 'split', 'joined'] as const
  ).filter(kind => changes.some(change => change.kind === kind))
  const rows = chapters.flatMap(({ name, title, kind }) => {
    const own = changes.filter(({ chapter }) => chapter === name)
    if (own.length === 0 && kind === 'same') return []
    const became = kind === 'same' ? '' : ` (${t(`redline.front.became.${kind}`)})`
    const first = own.find(({ anchor }) => anchor !== undefined)?.anchor
    return [
      [
        cell([...link(first, title), ...text(became)]),
        ...kinds.map(wanted => cell(text(String(own.filter(change => change.kind === wanted).length || '–')))),
      ],
    ]
  })
  const made = table([t('redline.front.chapter'), ...kinds.map(kind => t(`redline.front.kinds.${kind}`))], rows)
  return { ...made, align: [null, ...kinds.map(() => 'right' as const)] }
}

/** What changed, a list for each weight: a line each takes half the room of a row, and of the time to print it. */
function lists(changes: readonly ChangedParagraph[], made: Redline, link: Link): RootContent[] {
  const { t } = made.rendition
  return WEIGHTS.flatMap((weight): RootContent[] => {
    const own = changes.filter(change => change.weight === weight)
    if (own.length === 0) return []
    const items = together(own).map(([{ kind, chapter, anchor, diff, consequences }, ...others]) => [
      ...link(anchor, nameOf(chapter, made)),
      ...text(` · ${t(`redline.front.kinds.${kind}`)}${others.length > 0 ? ` (${others.length + 1})` : ''}`),
      ...text(`${summed(consequences, t)} – `),
      ...(others.length > 0 ? beginnings([{ anchor, diff }, ...others], link) : excerpt(diff)),
    ])
    const label: PhrasingContent = {
      type: 'strong',
      children: text(`${t(`redline.front.weights.${weight}`)} (${own.length})`),
    }
    return [paragraph([label]), list(items)]
  })
}

/** What a change means for translations, those together for which it means the same: ` · es, pt: stale`. */
function summed(consequences: ChangedParagraph['consequences'], t: Translate): string {
  const languages = Map.groupBy(consequences.keys(), id => consequences.get(id))
  return [...languages]
    .map(([what, ids]) => ` · ${ids.join(', ')}: ${t(`redline.front.consequences.${what}`)}`)
    .join('')
}

type Group = [ChangedParagraph, ...ChangedParagraph[]]

/** What came, or went, as a whole in one chapter, one after the other, is one item: a text written anew would fill pages with them. */
function together(changes: readonly ChangedParagraph[]): Group[] {
  const groups: Group[] = []
  const signature = ({ kind, chapter, consequences }: ChangedParagraph): string =>
    JSON.stringify([kind, chapter, [...consequences]])
  for (const change of changes) {
    const last = groups.at(-1)
    const isWhole = change.kind === 'inserted' || change.kind === 'deleted'
    if (last && isWhole && signature(last[0]) === signature(change)) last.push(change)
    else groups.push([change])
  }
  return groups
}

/** The first words of paragraphs that came or went, each with a link to it. */
function beginnings(changes: readonly Pick<ChangedParagraph, 'anchor' | 'diff'>[], link: Link): PhrasingContent[] {
  return changes.flatMap(({ anchor, diff }, index): PhrasingContent[] => {
    const separator = index === 0 ? [] : text(' · ')
    const words = shorten(diff.map(part => part.text).join(''), AMONG_OTHERS)
    const kind = diff.some(part => part.kind === 'removed') ? 'deleted' : 'inserted'
    return [...separator, { type: 'change', kind, children: link(anchor, words) }]
  })
}

/** Title of a chapter, by its name or the part of it that ids begin with. */
function nameOf(name: string | undefined, { chapters, rendition }: Redline): string {
  const found = chapters.find(chapter => chapter.name === name)
  const own = rendition.document.chapters.find(({ source }) => source.slug === name)?.source.name
  return found?.title ?? chapters.find(chapter => chapter.name === own)?.title ?? name ?? ''
}

/** What changed with a few words around each change. */
function excerpt(diff: readonly DiffPart[]): PhrasingContent[] {
  const [only] = diff
  // Type or a picture changed, and no word.
  if (diff.length === 1 && only?.kind === 'same') return text(shorten(only.text, BEGINNING))
  const nodes: PhrasingContent[] = []
  let room = LONGEST
  const most = diff.some(({ kind }) => kind === 'same') ? LONGEST : BEGINNING
  for (const [index, { kind, text: words }] of diff.entries()) {
    if (room <= 0) {
      nodes.push(...text(' …'))
      break
    }
    const shown =
      kind === 'same' ? context(words, index === 0, index === diff.length - 1) : shorten(words, Math.min(room, most))
    room -= shown.length
    if (kind === 'same') nodes.push(...text(shown))
    else nodes.push({ type: 'change', kind: kind === 'removed' ? 'deleted' : 'inserted', children: text(shown) })
  }
  return nodes
}

/** A short value is replaced as a whole: of "1.0" and "2.0" the point did not stay. */
function value(before: string, after: string): PhrasingContent[] {
  if (Math.min(before.length, after.length) > AROUND) return excerpt(diffText(before, after))
  const change = (kind: 'deleted' | 'inserted', words: string): PhrasingContent[] =>
    words === '' ? [] : [{ type: 'change', kind, children: text(shorten(words, LONGEST)) }]
  const parts = [change('deleted', before), change('inserted', after)]
  return parts.flatMap((part, index) => (index > 0 && before !== '' && after !== '' ? [...text(' '), ...part] : part))
}

function context(words: string, isFirst: boolean, isLast: boolean): string {
  if (words.length <= 2 * AROUND) return words
  const start = isFirst ? '' : words.slice(0, AROUND).replace(/\s?\S*$/, '')
  const end = isLast ? '' : words.slice(-AROUND).replace(/^\S*\s?/, '')
  return `${start} … ${end}`
}

function shorten(words: string, room: number): string {
  return words.length <= room ? words : `${words.slice(0, room).replace(/\s?\S*$/, '')} …`
}

function text(value: string): [PhrasingContent & { type: 'text' }] {
  return [{ type: 'text', value }]
}

function heading(depth: Heading['depth'], words: string): Heading {
  return { type: 'heading', depth, children: text(words), data: { unnumbered: true } }
}

function paragraph(children: PhrasingContent[]): Paragraph {
  return { type: 'paragraph', children }
}

function list(items: readonly PhrasingContent[][]): List {
  const children = items.map((words): ListItem => ({ type: 'listItem', spread: false, children: [paragraph(words)] }))
  return { type: 'list', ordered: false, spread: false, children }
}

function cell(children: PhrasingContent[]): TableCell {
  return { type: 'tableCell', children }
}

function table(head: readonly string[], rows: readonly TableCell[][]): Table {
  const row = (children: TableCell[]): Table['children'][number] => ({ type: 'tableRow', children })
  return { type: 'table', children: [row(head.map(words => cell(text(words)))), ...rows.map(row)] }
}

function sourceOf(): ChapterTree['source'] {
  const file = new VFile({ path: FIRST_PAGE })
  const tree: Root = { type: 'root', children: [] }
  return { name: FIRST_PAGE, slug: FIRST_PAGE, file, tree, short: '', numbering: 'none', includes: [], segments: [] }
}
