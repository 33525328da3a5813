import type { Element, ElementContent } from 'hast'
import type { BlockContent, Heading, Nodes, Paragraph, Parents, PhrasingContent, Root, RootContent } from 'mdast'
import { VFile } from 'vfile'
import type { Prepared } from '../../build/prepare.ts'
import { compileBlocks } from '../../formats/html/compile.ts'
import { htmlContext } from '../../formats/html/context.ts'
import { setTypography } from '../../formats/html/typography.ts'
import { readTextFile } from '../../ground/files.ts'
import { stringifyHtml } from '../../ground/stringify-html.ts'
import { rulesOf } from '../../languages/registry.ts'
import { loadPublication, SETTINGS } from '../../load/publication.ts'
import { parseSource } from '../../markdown/parse.ts'
import { extractSegments } from '../../markdown/segments.ts'
import type { Publication } from '../../model/publication.ts'
import type { Segment, Source } from '../../model/source.ts'
import { sourcesOf } from '../../model/source-name.ts'
import type { Rendition } from '../../renditions/rendition.ts'
import { placeCalls } from '../../resolve/call-placement.ts'
import { localePath } from '../../translations/load.ts'
import { readLocaleFile } from '../../translations/locales/locale-file.ts'
import { isInline, parseSegment } from '../../translations/locales/target.ts'
import { blockOf, tablesIn } from './find-shown.ts'
import { resolvedBySource, resolveWords, type Written } from './known-words.ts'
import { segmentChanges } from './segment-changes.ts'
import type { Place, Snapshot } from './snapshot.ts'
import { resolveTable, segmentsIn, type TableEdit, tableEdits } from './table-edits.ts'

/** A part of a page as it reads now. */
export interface QuickEdit {
  /** Its anchor in the page; of a text, how it read. */
  anchor: string
  /** What is to be done: its words are others, it went, something came behind it, the table that it is in or a text is another. */
  change: 'words' | 'gone' | 'behind' | 'table' | 'text'
  /** What stands in it; what came, with its own element. */
  html: string
}

/**
 * The paragraphs, items, tables, notes, captions, headings and titles of a page that were edited, came or went since the snapshot
 * was taken, in the chapters, their translations or the settings, without putting the edition together anew, which takes a second: in their words, with the
 * notes, citations and references that they had. For new ones an ellipsis stands until the next snapshot.
 */
export function quickEdits(snapshot: Snapshot, place: Place): QuickEdit[] {
  const { prepared } = snapshot
  const rendition = snapshot.knownRendition(place)
  if (!prepared || !rendition) return []
  const isSource = place.localised.language.id === prepared.publication.languages[0].id
  const edits = [...sourcesOf(place.edition, prepared.content.sources)].flatMap(name =>
    isSource ? chapterEdits(prepared, name) : translationEdits(prepared, place, name),
  )
  return [...(isSource ? settingEdits(prepared, place) : []), ...edits].flatMap(
    edit => renderEdit(edit, rendition) ?? [],
  )
}

let isRehearsed = false

/**
 * Goes the way of an edit once, for nobody, so that the first save is shown as soon as all others: code that has never run
 * takes twice as long.
 */
export function rehearse(snapshot: Snapshot, place: Place): void {
  const { prepared } = snapshot
  const rendition = snapshot.knownRendition(place)
  if (isRehearsed || !prepared || !rendition) return
  isRehearsed = true
  for (const name of sourcesOf(place.edition, prepared.content.sources)) {
    const old = prepared.content.sources.get(name)
    if (!old) continue
    const edited = String(old.file)
      .replace(/\n\n(?=\p{L})/u, found => `${found}x `)
      .replace(/^\|[-: |]+\|\n\| */m, found => `${found}x `)
    const file = new VFile({ path: old.file.path, value: edited })
    for (const edit of editsBetween(old, file, prepared.publication)) renderEdit(edit, rendition)
  }
}

type Edit =
  | { what: 'words'; id: string; before: Written; after: Written }
  | { what: 'gone'; id: string }
  /** Behind the segment with the id. */
  | { what: 'behind'; id: string; block: RootContent; text: string; isItem: boolean }
  | TableEdit
  | { what: 'setting'; before: string; after: string }

/** Kinds of segments that are an element of their own, with nothing else in it but a label. */
const SHOWN: ReadonlySet<Segment['kind']> = new Set(['h', 'p', 'li', 'td', 'cap', 'fn'])

function chapterEdits({ publication, content }: Prepared, name: string): Edit[] {
  const old = content.sources.get(name)
  const file = old && readTextFile(publication.root, `content/${name}.md`)
  return old && file && String(file) !== String(old.file) ? editsBetween(old, file, publication) : []
}

/** What became of the segments and tables of a chapter. */
function editsBetween(old: Source, file: VFile, { actors }: Publication): Edit[] {
  const { tree } = parseSource(file, { name: old.name, slug: old.slug, actors: new Set(actors.keys()) })
  const [was, is] = [String(old.file), String(file)]
  const segments = extractSegments(tree, is, old.name)
  const changes = segmentChanges(old.segments, segments)
  const added = new Set(changes.flatMap(change => (change.what === 'added' ? [change.after] : [])))
  const shown = new Set<RootContent>()
  const edits = changes.flatMap((change): Edit[] => {
    if (change.what === 'edited') {
      const { before, after } = change
      if (!before.node || !SHOWN.has(before.kind) || before.kind === 'td') return []
      const written = { before: { node: before.node, text: was }, after: { node: after.node, text: is } }
      return [{ what: 'words', id: before.id, ...written }]
    }
    if (change.what === 'gone') return MOVING.has(change.before.kind) ? [{ what: 'gone', id: change.before.id }] : []
    const { after, behind } = change
    const { node, kind } = after
    const block = tree.children.find(child => holds(child, node))
    const isNew = block && segments.every(segment => added.has(segment) || !holds(block, segment.node))
    if (isNew && WHOLE.has(block.type)) {
      if (shown.has(block)) return []
      shown.add(block)
      return [{ what: 'behind', id: behind.id, block, text: is, isItem: false }]
    }
    if (kind !== 'li' || behind.kind !== 'li' || node.type !== 'paragraph') return []
    return [{ what: 'behind', id: behind.id, block: node, text: is, isItem: true }]
  })
  return [...edits, ...tableEdits({ node: old.tree, text: was }, { node: tree, text: is })]
}

/** Kinds of segments that may come and go by themselves. */
const MOVING: ReadonlySet<Segment['kind']> = new Set(['h', 'p', 'li'])

/** Blocks that are shown as soon as they are written, with all that is in them. */
const WHOLE: ReadonlySet<Nodes['type']> = new Set(['heading', 'paragraph', 'list', 'table', 'blockquote'])

function holds({ position: outer }: Nodes, { position: inner }: Nodes): boolean {
  const [from, to] = [outer?.start.offset ?? 0, outer?.end.offset ?? 0]
  return from <= (inner?.start.offset ?? -1) && (inner?.end.offset ?? to + 1) <= to
}

/** Words of the settings that pages of the source language show: titles and who publishes. */
function settingEdits({ publication, loaded }: Prepared, { edition }: Place): Edit[] {
  const file = readTextFile(publication.root, SETTINGS)
  if (!file || String(file) === String(loaded.file)) return []
  const now = loadPublication(publication.root).publication
  const own = now?.editions.find(({ id }) => id === edition.id)
  if (!now || !own) return []
  const pairs = [
    ...(['title', 'subtitle', 'body'] as const).map(name => [publication[name], now[name]]),
    [edition.title, own.title],
  ]
  return pairs.flatMap(([before = '', after = '']): Edit[] =>
    before === after || before === '' ? [] : [{ what: 'setting', before, after }],
  )
}

/** Segments of a chapter whose translation was edited. */
function translationEdits({ publication, content, localised }: Prepared, place: Place, name: string): Edit[] {
  const { language } = place.localised
  const old = localised.locales.find(locale => locale.language.id === language.id)?.files.get(name)
  const file = old && readTextFile(publication.root, localePath(language, name))
  if (!old || !file || String(file) === String(old.file)) return []
  const { entries } = readLocaleFile(file)
  return (content.sources.get(name)?.segments ?? []).flatMap((segment): Edit[] => {
    const [before, after] = [old.entries, entries].map(each => each.get(segment.id)?.target ?? '') as [string, string]
    if (before === after || after === '' || !SHOWN.has(segment.kind)) return []
    const [was, now] = [before, after].map(text => onlyParagraph(parseSegment(text, isInline(segment)).tree))
    // Where nothing was translated, the page shows the source.
    const source = content.sources.get(name)
    const shown =
      before === ''
        ? segment.node && { node: segment.node, text: String(source?.file) }
        : was && { node: was, text: before }
    if (!shown || !now) return []
    return [{ what: 'words', id: segment.id, before: shown, after: { node: now, text: after } }]
  })
}

function onlyParagraph({ children: [first, ...more] }: Root): Paragraph | undefined {
  return first?.type === 'paragraph' && more.length === 0 ? first : undefined
}

function renderEdit(edit: Edit, rendition: Rendition): QuickEdit | undefined {
  if (edit.what === 'setting') return { anchor: edit.before, change: 'text', html: edit.after }
  if (edit.what === 'cells') return renderTable(edit, rendition)
  const shown = blockOf(rendition, edit.id)
  if (!shown) return undefined
  const anchor = anchorOf(shown) ?? anchorOf({ data: { segment: edit.id } }) ?? ''
  if (edit.what === 'gone') return { anchor, change: 'gone', html: '' }
  if (edit.what === 'behind') {
    const [block] = resolveWords([edit.block], new Map(), edit.text) as [BlockContent]
    const item: BlockContent = {
      type: 'list',
      spread: false,
      children: [{ type: 'listItem', spread: false, children: [block] }],
    }
    const compiled = compileBlock(edit.isItem ? item : block, rendition)
    const element = edit.isItem ? compiled?.children.find(isElement) : compiled
    return element && { anchor, change: 'behind', html: stringifyHtml({ type: 'root', children: [element] }) }
  }
  const { before, after } = edit
  const known = resolvedBySource(before, shown)
  const children = resolveWords((after.node as Parents).children, known, after.text) as PhrasingContent[]
  const block: Heading | Paragraph = shown.type === 'heading' ? { ...shown, children } : { type: 'paragraph', children }
  const compiled = compileBlock(block, rendition)
  return compiled && { anchor, change: 'words', html: stringifyHtml({ type: 'root', children: compiled.children }) }
}

function renderTable({ before, after }: TableEdit, rendition: Rendition): QuickEdit | undefined {
  const id = segmentsIn(before.node)[0]
  const shown = id === undefined ? undefined : tablesIn(rendition).find(table => segmentsIn(table).includes(id))
  if (!id || !shown) return undefined
  const compiled = compileBlock(resolveTable(before, after, shown), rendition)
  // On the screen, a wide table can be scrolled in a frame of its own.
  const table = compiled?.tagName === 'table' ? compiled : compiled?.children.filter(isElement)[0]
  return (
    table && {
      anchor: anchorOf({ data: { segment: id } }) ?? '',
      change: 'table',
      html: stringifyHtml({ type: 'root', children: [table] }),
    }
  )
}

const anchorOf = ({ data }: Pick<Nodes, 'data'>): string | undefined => data?.id ?? data?.segment?.split('/')[1]

function compileBlock(block: BlockContent, rendition: Rendition): Element | undefined {
  const { tag } = rendition.document.language
  const root: Root = { type: 'root', children: [block] }
  placeCalls(root, rulesOf(tag).notes.placement)
  const [compiled] = compileBlocks(root, htmlContext(rendition, 'screen')).filter(isElement)
  if (compiled) setTypography(compiled, tag)
  return compiled
}

function isElement(node: ElementContent): node is Element {
  return node.type === 'element'
}
