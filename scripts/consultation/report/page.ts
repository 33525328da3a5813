import type { Element, Root } from 'hast'
import { h } from 'hastscript'
import { visit } from 'unist-util-visit'
import { compileChapter } from '../../formats/html/compile.ts'
import { htmlContext } from '../../formats/html/context.ts'
import { drawFigures } from '../../formats/html/media.ts'
import { letKeyboardScroll } from '../../formats/html/screen.ts'
import { STANDS_ALONE } from '../../ground/content-policy.ts'
import { copyTree } from '../../ground/copy-tree.ts'
import type { Rendition } from '../../renditions/rendition.ts'

/**
 * The table of comments and answers as an HTML page that stands alone and can be sent by mail.
 *
 * @param rendition of `reportRendition`
 * @param css the page's own style sheet
 */
export async function reportPage(rendition: Rendition, css: string): Promise<Root> {
  const { document, titles, t, figures, localised } = rendition
  const { language } = document
  const context = htmlContext(rendition, 'screen')
  const chapters = document.chapters.map(({ source, tree }) =>
    compileChapter({ source, tree: copyTree(tree) }, context),
  )
  await drawFigures(chapters, {
    ...{ library: figures, language, t, withData: true, prefix: '' },
    translate: localised.translateFigure,
  })
  const page: Root = h(null, [
    { type: 'doctype' },
    h('html', { lang: language.tag }, [
      h('head', [
        h('meta', { charSet: 'utf-8' }),
        h('meta', { httpEquiv: 'Content-Security-Policy', content: STANDS_ALONE }),
        h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
        h('title', `${titles.edition} – ${titles.title}`),
        h('style', css),
      ]),
      h('body', [h('main', [h('h1', titles.edition), h('p.of', titles.title), ...chapters])]),
    ]),
  ])
  nameTables(page)
  letKeyboardScroll(page)
  return page
}

/** Tables of numbers are called like the headings that they stand below. */
function nameTables(page: Root): void {
  let heading: Element | undefined
  visit(page, 'element', element => {
    if (/^h[2-4]$/.test(element.tagName)) heading = element
    const { id } = heading?.properties ?? {}
    if (element.tagName === 'table' && typeof id === 'string') element.properties.ariaLabelledBy = [id]
  })
}
