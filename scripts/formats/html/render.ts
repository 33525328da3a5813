import type { Element, ElementContent, Root } from 'hast'
import { visit } from 'unist-util-visit'
import { BLOCKS } from '../../blocks/registry.ts'
import { breathe } from '../../ground/breathe.ts'
import { copyTree } from '../../ground/copy-tree.ts'
import type { Files } from '../../ground/files.ts'
import { stringifyHtml, stringifyShortHtml } from '../../ground/stringify-html.ts'
import type { Edition } from '../../model/publication.ts'
import type { Rendition } from '../../renditions/rendition.ts'
import { joinNotes, pairSections } from './bilingual.ts'
import { chapterPages } from './chapter-pages.ts'
import { hasClass } from './class-names.ts'
import { compileBlocks, compileChapter } from './compile.ts'
import { listsOfBlocks, tableOfContents } from './contents.ts'
import { type HtmlContext, htmlContext, type Medium } from './context.ts'
import type { Download } from './downloads.ts'
import { linkFullReferences } from './full-references.ts'
import { dropIdleMarkup } from './idle-markup.ts'
import { drawFigures } from './media.ts'
import { noteList } from './notes.ts'
import { type PageOptions, type Published, renderPage } from './page.ts'
import { isPhrasing } from './phrasing.ts'
import { drawPictures } from './pictures.ts'
import { giveOwnFonts } from './screen-fonts.ts'
import type { Template } from './template.ts'

export interface RenderedPage {
  html: string
  /** Files that the page needs beside the style sheets, by their path below `dist/`. */
  files: Files
  /** Words of the text: headings, captions, tables and boxes count, notes and the lists that the build makes do not. */
  words: number
  /** Its chapters and notes, as compiled. */
  parts: readonly Element[]
}

/** How a page is made. */
export interface Look {
  template: Template
  medium: Medium
  /** Other formats of the same rendition, to link to. */
  downloads: readonly Download[]
  /** Set for pages that are published, not for those of the preview, which adds scripts of its own and has all fonts in one sheet. */
  published?: Published
}

/** Renders a rendition for a medium: alone, or with the source beside it where it has one beside. */
export async function renderDocument(rendition: Rendition, look: Look): Promise<RenderedPage> {
  if (rendition.beside) return renderBeside(rendition, rendition.beside, look)
  const { chapters, notes, files, context } = await compileParts(rendition, look.medium)
  // A redline has notes of two revisions, and numbers of neither.
  if (!rendition.redline)
    linkFullReferences(notes, { cited: rendition.document.cited, ids: idsIn(chapters), words: context })
  const { pictures, files: pictureFiles } = await drawPictures(rendition, look.medium)
  const page = renderPage(pageOptions(rendition, { ...look, context, chapters, notes, pictures }))
  const fonts = await ownFonts(page, rendition, look.published)
  await breathe()
  // The page of the whole gets its way to the chapters from them.
  const pages: Files = look.published && !rendition.redline ? chapterPages(page, rendition) : new Map()
  await breathe()
  return {
    html: written(page, look),
    files: new Map([...files, ...pictureFiles, ...fonts, ...pages]),
    words: countWords(chapters),
    parts: [...chapters, ...notes],
  }
}

/** Source and translation side by side, block by block, for proofreading. */
async function renderBeside(target: Rendition, source: Rendition, look: Look): Promise<RenderedPage> {
  const from = await compileParts(source, look.medium, { figurePrefix: 'source-' })
  const to = await compileParts(target, look.medium)
  const sourceTag = source.document.language.tag
  if (look.medium === 'print') joinNotes({ source: from.chapters, target: to.chapters, sourceTag })
  const chapters = pairSections({ source: from.chapters, target: to.chapters, sourceTag })
  const notes = pairSections({ source: from.notes, target: to.notes, sourceTag })
  const { pictures, files: pictureFiles } = await drawPictures(target, look.medium)
  const options = pageOptions(target, {
    ...look,
    pictures,
    context: to.context,
    chapters,
    notes,
  })
  const page = renderPage({ ...options, contents: contentsOf(target, to.chapters) })
  const fonts = await ownFonts(page, target, look.published)
  const files = new Map([...from.files, ...to.files, ...pictureFiles, ...fonts])
  const words = countWords(to.chapters)
  return { html: written(page, look), files, words, parts: [...to.chapters, ...to.notes] }
}

/** Pages that are published are fetched by their readers. */
function written(page: Root, { published }: Look): string {
  if (!published) return stringifyHtml(page)
  dropIdleMarkup(page)
  return stringifyShortHtml(page)
}

/** Fonts of the page's own, where it has such. */
async function ownFonts(page: Root, { path }: Rendition, published: Published | undefined): Promise<Files> {
  return published?.assets ? giveOwnFonts(page, published.assets, path) : new Map()
}

interface CompiledParts {
  context: HtmlContext
  chapters: Element[]
  notes: Element[]
  files: Files
}

/** Compiles the chapters and notes of a rendition, with its figures drawn; what is around them is each format's own. */
export async function compileParts(
  rendition: Rendition,
  medium: Medium,
  { figurePrefix = '', withData = medium === 'screen' }: { figurePrefix?: string; withData?: boolean } = {},
): Promise<CompiledParts> {
  const { document, t, localised, figures } = rendition
  const context = htmlContext(rendition, medium)
  // Compiling marks the trees; each medium starts from the resolved ones.
  const all = rendition.firstPage ? [rendition.firstPage, ...document.chapters] : document.chapters
  const chapters: Element[] = []
  for (const chapter of all) {
    await breathe()
    const element = compileChapter({ ...chapter, tree: copyTree(chapter.tree) }, context)
    const part = partOf(document.edition, chapter.source.name)
    if (part > 0) element.properties.dataPart = String(part)
    chapters.push(element)
  }
  const notes =
    medium === 'screen' ? noteList(document.notes, context, root => compileBlocks(copyTree(root), context)) : []
  const files = await drawFigures([...chapters, ...notes], {
    library: figures,
    language: document.language,
    translate: localised.translateFigure,
    t,
    withData,
    prefix: figurePrefix,
  })
  return { context, chapters, notes, files }
}

/** The part that a chapter belongs to, from 1; 0 before the first one, and where an edition has none. */
function partOf({ chapters, parts }: Edition, name: string): number {
  const place = chapters.indexOf(name)
  return parts.filter(part => chapters.indexOf(part) <= place).length
}

function pageOptions(
  rendition: Rendition,
  parts: Pick<PageOptions, 'context' | 'template' | 'downloads' | 'chapters' | 'notes' | 'pictures'> &
    Pick<Look, 'published'>,
): PageOptions {
  const { document, localised, titles, repository, beside, redline } = rendition
  const { context, template, downloads, chapters, notes, pictures } = parts
  return {
    ...{ context, template, downloads, chapters, notes, pictures },
    edition: document.edition,
    titles,
    contents: contentsOf(rendition, parts.chapters),
    translated: localised.translated(document.edition),
    commit: repository.commit,
    path: rendition.path,
    // What changed is not what is cited.
    citable: parts.published !== undefined && !redline,
    consulted: rendition.consulted,
    bilingual: beside !== undefined,
    redline: redline === true,
    published: parts.published,
  }
}

function contentsOf({ document, t }: Rendition, chapters: readonly Element[]): Element[] {
  if (!document.edition.contents) return []
  return [tableOfContents(chapters, t), ...listsOfBlocks(chapters, t)]
}

function idsIn(elements: readonly Element[]): Set<string> {
  const ids = new Set<string>()
  for (const element of elements)
    visit(element, 'element', ({ properties }) => {
      if (typeof properties.id === 'string') ids.add(properties.id)
    })
  return ids
}

/** Words as a reader counts them: runs of letters and digits; numbers of calls and links back are none. */
function countWords(elements: readonly Element[]): number {
  const text = elements.map(runningText).join(' ')
  return text.match(/[\p{L}\p{N}]+(?:['’.,-][\p{L}\p{N}]+)*/gu)?.length ?? 0
}

const UNREAD = [
  ...['call', 'note', 'call-separator', 'figure-data', 'figure-tools'],
  ...BLOCKS.filter(({ content }) => content === 'none').map(({ name, className = name }) => className),
]

function runningText(node: ElementContent): string {
  if (node.type === 'text') return node.value
  if (node.type !== 'element' || node.tagName === 'svg') return ''
  if (hasClass(node, ...UNREAD)) return ''
  const text = node.children.map(runningText).join('')
  // The last word of a block, or before a hard break, and the first of the next are two.
  return isPhrasing(node) && node.tagName !== 'br' ? text : `${text} `
}
