import type { Element, ElementContent } from 'hast'
import type { FigureLibrary } from '../load/figures.ts'
import type { Translate } from '../load/interface.ts'
import type { Localised } from '../load/localise.ts'
import type { Edition, Publication } from '../model.ts'
import type { ResolvedDocument } from '../resolve/document.ts'
import type { Files } from './assets.ts'
import { compileBlocks, compileChapter } from './compile.ts'
import { listOfFigures, tableOfContents } from './contents.ts'
import type { HtmlContext, Medium } from './context.ts'
import { drawFigures } from './media.ts'
import { noteList } from './notes.ts'
import { type PageWords, renderPage } from './page.ts'
import type { Template } from './template.ts'

export interface RenderInput {
  publication: Publication
  document: ResolvedDocument
  template: Template
  localised: Localised
  t: Translate
  figures: FigureLibrary
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
  const { document, publication, t, localised, template, figures } = input
  const context: HtmlContext = {
    medium,
    publication,
    language: document.language,
    t,
    anchors: document.anchors,
    notes: document.notes,
    references: document.references,
    acronyms: document.acronyms,
    recommendations: document.recommendationsFrom,
    word: localised.word,
    actors: new Map([...publication.actors].map(([id, name]) => [id, localised.word(name)])),
  }
  // Compiling marks the trees; each medium starts from the resolved ones.
  const chapters = document.chapters.map(chapter =>
    compileChapter({ ...chapter, tree: structuredClone(chapter.tree) }, context),
  )
  const files = await drawFigures(chapters, {
    library: figures,
    language: document.language,
    translate: localised.translateFigure,
    t,
    withData: medium === 'screen',
  })
  const notes =
    medium === 'screen' ? noteList(document.notes, t, root => compileBlocks(structuredClone(root), context)) : []
  const contents = document.edition.contents
    ? [tableOfContents(chapters, t), ...listOfFigures(chapters, 'figure', t), ...listOfFigures(chapters, 'table', t)]
    : []
  const html = renderPage({
    context,
    edition: document.edition,
    template,
    words: pageWords(publication, document.edition, localised),
    chapters,
    notes,
    contents,
    translated: localised.translated(document.edition),
    commit: input.commit,
  })
  return { html, files, words: countWords(chapters) }
}

/** The titles of an edition in a language. */
export function pageWords(publication: Publication, edition: Edition, { word }: Localised): PageWords {
  const { title, subtitle, body } = publication
  return { title: word(title), subtitle: word(subtitle), body: word(body), edition: word(edition.title) }
}

/** Words as a reader counts them: runs of letters and digits; numbers of calls and links back are none. */
function countWords(elements: readonly Element[]): number {
  const text = elements.map(runningText).join(' ')
  return text.match(/[\p{L}\p{N}]+(?:['’.,-][\p{L}\p{N}]+)*/gu)?.length ?? 0
}

const UNREAD = ['call', 'call-separator', 'references', 'acronyms', 'recommendations', 'figure-data']
const INLINE = new Set(['a', 'abbr', 'code', 'em', 'i', 'b', 'small', 'span', 'strong', 'sub', 'sup', 'del'])

function runningText(node: ElementContent): string {
  if (node.type === 'text') return node.value
  if (node.type !== 'element' || node.tagName === 'svg') return ''
  const classes = node.properties.className
  if (Array.isArray(classes) && UNREAD.some(name => classes.includes(name))) return ''
  const text = node.children.map(runningText).join('')
  // The last word of a block and the first of the next are two.
  return INLINE.has(node.tagName) ? text : `${text} `
}
