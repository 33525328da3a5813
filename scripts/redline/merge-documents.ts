import type { ElementContent } from 'hast'
import { h } from 'hastscript'
import type { Nodes, Root } from 'mdast'
import { visit } from 'unist-util-visit'
import { figureKey } from '../figures/library.ts'
import { copyTree } from '../ground/copy-tree.ts'
import type { Translate } from '../model/interface.ts'
import { type Rendition, varied } from '../renditions/rendition.ts'
import { type ChapterTree, chapterHeading } from '../resolve/assemble.ts'
import type { Reference } from '../resolve/document.ts'
import type { Anchor } from '../resolve/numbering.ts'
import { plainText } from '../resolve/plain-text.ts'
import { diffTokens } from '../translations/diff-tokens.ts'
import { BEFORE, type BlockContext, type Found, mergeBlocks } from './merge-blocks.ts'
import { mergeLines } from './merge-lines.ts'
import { MergedNotes } from './merge-notes.ts'
import { heaviest } from './order.ts'
import type { SegmentPairs } from './pair-segments.ts'
import { assemble, tokensOf, type Wrapper, worksOf } from './tokens.ts'
import { indexTrees, isLine, pairTrees, wordsOf } from './tree-index.ts'

/** A change and the chapter that it stands in. */
export interface ChapterChange extends Found {
  /** Name of the chapter: `03-finance`. */
  chapter: string
}

/** An edition in one language with what changed in it since another revision. */
export interface Redline {
  /** Like the newer rendition, with the words of both. */
  rendition: Rendition
  /** In the order of the text. */
  changes: ChapterChange[]
  /** Chapters of the redline, in order, with their titles and what became of them as wholes. */
  chapters: { name: string; title: string; kind: 'same' | 'inserted' | 'deleted' | 'moved' }[]
}

/** What is known of two revisions, whatever their language. */
export interface Known {
  segments: SegmentPairs
  /** Keys of works that the bibliography gives otherwise now. */
  changedWorks: ReadonlySet<string>
}

/**
 * Merges an edition of an older revision with that of a newer one, in the same language; not before something of it is asked for,
 * so that the browser prints one while the next is merged.
 */
export function mergeRenditions(old: Rendition, fresh: Rendition, known: Known): Redline {
  let merged: Merged | undefined
  const made = (): Merged => {
    merged ??= mergeTexts(old, fresh, known)
    return merged
  }
  const actors = new Map([...old.publication.actors, ...fresh.publication.actors])
  return {
    rendition: varied(fresh, {
      publication: { ...fresh.publication, actors },
      ...withOldPictures(old, fresh),
      get document() {
        return made().document
      },
    }),
    get changes() {
      return made().changes
    },
    get chapters() {
      return made().chapters
    },
  }
}

interface Merged extends Pick<Redline, 'changes' | 'chapters'> {
  document: Rendition['document']
}

function mergeTexts(old: Rendition, fresh: Rendition, { segments, changedWorks }: Known): Merged {
  const [before, after] = [old.document, fresh.document]
  const pairs = pairTrees(indexTrees(before.chapters, before.notes), indexTrees(after.chapters, after.notes), segments)
  const changes: ChapterChange[] = []
  const moves = new Map<Nodes, number>()
  let chapter = ''
  const notes = new MergedNotes(before.notes, after.notes, segments, (olds, news, number) => {
    const [one, other] = [olds[0], news[0]]
    // A note is called by one line, so that its own line is the same one, whatever became of it.
    if (olds.length === 1 && news.length === 1 && one && other && isLine(one) && isLine(other)) {
      const merged = mergeLines([one], [other], { ...context, moved: false })
      const { segment } = other.data ?? {}
      if (merged.changed && segment === undefined) cite(olds, news)
      else if (merged.changed)
        changes.push({
          ...{ kind: 'edited', segment, anchor: `note-${number}` },
          ...{ before: wordsOf(one), after: wordsOf(other), chapter },
        })
      return merged.lines as typeof news extends readonly (infer Block)[] ? Block[] : never
    }
    const isCitation = [...olds, ...news].every(({ data }) => data?.segment === undefined)
    if (isCitation) cite(olds, news)
    // Notes come and go with a paragraph that does.
    const { isWhole } = context
    const within = isWhole || isCitation ? { ...context, found: () => undefined } : context
    const merged = mergeBlocks(olds, news, within) as typeof news extends readonly (infer Block)[] ? Block[] : never
    context.isWhole = isWhole
    return merged
  })
  const context: BlockContext = {
    notes,
    tag: after.language.tag,
    citesChangedWork: signature => worksOf(signature).some(key => changedWorks.has(key)),
    pairs,
    hasOtherPicture: (one, other) => picture(old, one) !== picture(fresh, other),
    found: change => changes.push({ ...change, chapter }),
    isWhole: false,
    cited: { before: [], after: [] },
    moveOf: node => {
      const known = moves.get(node) ?? moves.size + 1
      moves.set(node, known)
      return known
    },
  }
  // What a citation says stands in the text of the paragraph that calls it.
  const cite = (olds: readonly Nodes[], news: readonly Nodes[]): void => {
    context.cited.before.push(...olds.map(wordsOf))
    context.cited.after.push(...news.map(wordsOf))
  }
  const titles: Redline['chapters'] = []
  const chapters: ChapterTree[] = []
  for (const { one, other, kind } of chapterRows(before.chapters, after.chapters, pairs.toOld)) {
    const shown = (other ?? one) as ChapterTree
    chapter = shown.source.name
    const children = mergeBlocks(one?.tree.children ?? [], other?.tree.children ?? [], context)
    const source = other ? shown.source : { ...shown.source, slug: BEFORE + shown.source.slug }
    chapters.push({ source, tree: { type: 'root', children } satisfies Root })
    titles.push({ name: chapter, title: titleOf(shown), kind })
  }
  const anchors = new Map<string, Anchor>(after.anchors)
  for (const { tree } of chapters)
    visit(tree, ({ data }) => {
      if (data?.id?.startsWith(BEFORE)) anchors.set(data.id, { id: data.id, kind: 'paragraph', number: '' })
    })
  const references = mergeReferences(before.references, after.references, fresh.t)
  return {
    document: { ...after, chapters, notes: notes.notes, anchors, references },
    changes,
    chapters: titles,
  }
}

interface ChapterRow {
  one: ChapterTree | undefined
  other: ChapterTree | undefined
  kind: Redline['chapters'][number]['kind']
}

/** The chapters of both in one order: those that are gone or went elsewhere stand where they stood. */
function chapterRows(
  olds: readonly ChapterTree[],
  news: readonly ChapterTree[],
  toOld: ReadonlyMap<Nodes, Nodes>,
): ChapterRow[] {
  const oldOf = (chapter: ChapterTree): number =>
    olds.findIndex(({ tree, source }) => {
      const paired = toOld.get(chapter.tree)
      return paired === undefined ? source.name === chapter.source.name : paired === tree
    })
  const paired = news.map(oldOf)
  const chain = heaviest(
    news.flatMap((chapter, index) => {
      const at = paired[index] as number
      return at < 0 ? [] : [{ old: at, new: index, weight: wordsOf(chapter.tree).length + 1 }]
    }),
  )
  const rows: ChapterRow[] = []
  let [from, to] = [0, 0]
  for (const match of [...chain, { old: olds.length, new: news.length }]) {
    for (; from < match.old; from++)
      rows.push({ one: olds[from], other: undefined, kind: paired.includes(from) ? 'moved' : 'deleted' })
    for (; to < match.new; to++)
      rows.push({ one: undefined, other: news[to], kind: (paired[to] ?? -1) < 0 ? 'inserted' : 'moved' })
    if (match.old < olds.length) rows.push({ one: olds[match.old], other: news[match.new], kind: 'same' })
    from = match.old + 1
    to = match.new + 1
  }
  return rows
}

function titleOf({ tree, source }: ChapterTree): string {
  const heading = chapterHeading(tree)
  return heading ? plainText(heading) : source.name
}

/** What a block shows: the same bytes and words are the same picture. */
function picture({ figures, localised }: Rendition, node: Nodes): string {
  if (node.type !== 'block' || node.attributes.src === undefined) return ''
  const asset = figures.assets.get(figureKey(node.data?.scope ?? '', node.attributes.src))
  if (!asset) return node.attributes.src
  const translate = localised.translateFigure(asset)
  const words = [...(figures.words.get(asset)?.keys() ?? [])].map(key => {
    const [where = '', text = ''] = key.split('\n')
    return translate(text, where).text
  })
  const bytes = asset.kind === 'raster' ? Buffer.from(asset.bytes).toString('base64') : String(asset.file)
  return [bytes, asset.kind === 'chart' ? String(asset.dataFile) : '', ...words].join('\n')
}

function withOldPictures(old: Rendition, fresh: Rendition): Pick<Rendition, 'figures' | 'localised'> {
  const own = new Set(old.figures.assets.values())
  const assets = new Map([
    ...fresh.figures.assets,
    ...[...old.figures.assets].map(([key, asset]) => [BEFORE + key, asset] as const),
  ])
  return {
    figures: { ...fresh.figures, assets },
    localised: {
      ...fresh.localised,
      translateFigure: asset => (own.has(asset) ? old : fresh).localised.translateFigure(asset),
    },
  }
}

/** Works that only one revision cites are marked, and what changed in how a work is given. */
function mergeReferences(olds: readonly Reference[], news: readonly Reference[], t: Translate): Reference[] {
  const before = new Map(olds.map(reference => [reference.key, reference]))
  const now = new Set(news.map(({ key }) => key))
  const merged = news.map((reference): Reference => {
    const old = before.get(reference.key)
    return {
      ...reference,
      content: old ? mergeContent(old.content, reference.content, t) : [marked('ins', reference.content, t)],
    }
  })
  for (const gone of olds) {
    if (now.has(gone.key)) continue
    const next = olds.slice(olds.indexOf(gone) + 1).find(({ key }) => now.has(key))
    const at = next ? merged.findIndex(({ key }) => key === next.key) : merged.length
    merged.splice(at, 0, { ...gone, notes: [], content: [marked('del', gone.content, t)] })
  }
  return merged
}

/** Words of a work that came or went, with what assistive technology says of them. */
function marked(name: 'ins' | 'del', content: readonly ElementContent[], t: Translate): ElementContent {
  return h(name, { dataSays: t(`redline.says.${name === 'ins' ? 'inserted' : 'deleted'}`) }, [...content])
}

function mergeContent(
  old: readonly ElementContent[],
  fresh: readonly ElementContent[],
  t: Translate,
): ElementContent[] {
  const options = { callKey: () => '', sameCitations: new Set<string>() }
  const [before, after] = [old, fresh].map(content =>
    tokensOf([{ type: 'formatted', content: copyTree([...content]) }], options),
  )
  const marks = new Map<object, Wrapper>()
  const element = (name: 'ins' | 'del'): Wrapper => ({
    key: name,
    make: children => marked(name, children as ElementContent[], t),
  })
  const tokens = diffTokens(before ?? [], after ?? []).flatMap(run => {
    if (run.same) return [...run.new]
    for (const token of run.old) marks.set(token, element('del'))
    for (const token of run.new) marks.set(token, element('ins'))
    return [...run.old, ...run.new]
  })
  const pieces = tokens.map(token => {
    const mark = marks.get(token)
    return mark ? { ...token, inner: [...token.inner, mark] } : token
  })
  return assemble(pieces, () => undefined).flatMap(node => (node.type === 'formatted' ? node.content : []))
}
