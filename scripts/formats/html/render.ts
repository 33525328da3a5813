import type { Element, ElementContent } from 'hast'
import type { FigureLibrary } from '../../figures/library.ts'
import type { Files } from '../../ground/files.ts'
import { pairSections } from './bilingual.ts'
import { hasClass } from './class-names.ts'
import { compileBlocks, compileChapter } from './compile.ts'
import { listOfFigures, tableOfContents } from './contents.ts'
import { type ContextInput, type HtmlContext, htmlContext, type Medium } from './context.ts'
import { drawFigures } from './media.ts'
import { noteList } from './notes.ts'
import { type PageOptions, renderPage } from './page.ts'
import { isPhrasing } from './phrasing.ts'
import type { Template } from './template.ts'
import { titlesOf } from './titles.ts'

/** What the pages of one edition in one language are rendered from. */
export interface RenderInput extends ContextInput {
  template: Template
  figures: FigureLibrary
  /** Short hash of the source's commit, or empty. */
  commit: string
}

export interface RenderedPage {
  html: string
  /** Files that the page needs beside the style sheets, by their path below `dist/`. */
  files: Files
  /** Words of the text: headings, captions, tables and boxes count, notes and the lists that the build makes do not. */
  words: number
}

/** Renders one edition in one language for a medium. */
export async function renderDocument(input: RenderInput, medium: Medium): Promise<RenderedPage> {
  const { chapters, notes, files, context } = await compileParts(input, medium)
  const html = renderPage(pageOptions(input, context, chapters, notes))
  return { html, files, words: countWords(chapters) }
}

/** Renders an edition with the source beside its translation, block by block, for proofreading. */
export async function renderBilingual(source: RenderInput, target: RenderInput, medium: Medium): Promise<RenderedPage> {
  // Notes stand at the end in print, too: beside their calls there would be two sets of them.
  const from = await compileParts(source, 'screen', 'source-')
  const to = await compileParts(target, 'screen')
  const sourceTag = source.document.language.tag
  const chapters = pairSections({ source: from.chapters, target: to.chapters, sourceTag })
  const notes = pairSections({ source: from.notes, target: to.notes, sourceTag })
  const options = pageOptions(target, { ...to.context, medium }, chapters, notes)
  const html = renderPage({ ...options, contents: contentsOf(target, to.chapters), bilingual: true })
  return { html, files: new Map([...from.files, ...to.files]), words: countWords(to.chapters) }
}

interface CompiledParts {
  context: HtmlContext
  chapters: Element[]
  notes: Element[]
  files: Files
}

async function compileParts(input: RenderInput, medium: Medium, figurePrefix = ''): Promise<CompiledParts> {
  const { document, t, localised, figures } = input
  const context = htmlContext(input, medium)
  // Compiling marks the trees; each medium starts from the resolved ones.
  const chapters = document.chapters.map(chapter =>
    compileChapter({ ...chapter, tree: structuredClone(chapter.tree) }, context),
  )
  const notes =
    medium === 'screen' ? noteList(document.notes, context, root => compileBlocks(structuredClone(root), context)) : []
  const files = await drawFigures([...chapters, ...notes], {
    library: figures,
    language: document.language,
    translate: localised.translateFigure,
    t,
    withData: medium === 'screen',
    prefix: figurePrefix,
  })
  return { context, chapters, notes, files }
}

function pageOptions(
  input: RenderInput,
  context: HtmlContext,
  chapters: readonly Element[],
  notes: readonly Element[],
): PageOptions {
  const { document, publication, localised, template, commit } = input
  return {
    context,
    edition: document.edition,
    template,
    titles: titlesOf(publication, document.edition, localised),
    chapters,
    notes,
    contents: contentsOf(input, chapters),
    translated: localised.translated(document.edition),
    commit,
    bilingual: false,
  }
}

function contentsOf({ document, t }: RenderInput, chapters: readonly Element[]): Element[] {
  if (!document.edition.contents) return []
  return [tableOfContents(chapters, t), ...listOfFigures(chapters, 'figure', t), ...listOfFigures(chapters, 'table', t)]
}

/** Words as a reader counts them: runs of letters and digits; numbers of calls and links back are none. */
function countWords(elements: readonly Element[]): number {
  const text = elements.map(runningText).join(' ')
  return text.match(/[\p{L}\p{N}]+(?:['’.,-][\p{L}\p{N}]+)*/gu)?.length ?? 0
}

const UNREAD = ['call', 'call-separator', 'references', 'acronyms', 'recommendations', 'figure-data']

function runningText(node: ElementContent): string {
  if (node.type === 'text') return node.value
  if (node.type !== 'element' || node.tagName === 'svg') return ''
  if (hasClass(node, ...UNREAD)) return ''
  const text = node.children.map(runningText).join('')
  // The last word of a block, or before a hard break, and the first of the next are two.
  return isPhrasing(node) && node.tagName !== 'br' ? text : `${text} `
}
