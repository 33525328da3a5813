import type { ElementContent } from 'hast'
import { h } from 'hastscript'
import type { PrintBrowser } from '../../browser/browser.ts'
import { picturesOf } from '../../browser/kept-pictures.ts'
import type { Files } from '../../ground/files.ts'
import { stringifyHtml } from '../../ground/stringify-html.ts'
import { SHARED } from '../../model/publication.ts'
import type { Rendition } from '../../renditions/rendition.ts'
import { inLanguage } from '../html/languages.ts'
import { setTypography } from '../html/typography.ts'
import { mediaType } from './print-rendition.ts'

const { width, height } = SHARED

const STYLES = `
@page { size: ${width}px ${height}px; margin: 0; }
html { font-size: 16px; }
body { margin: 0; }
.share { box-sizing: border-box; display: flex; flex-direction: column; gap: 22px; width: ${width}px; height: ${height}px; overflow: hidden; padding: 72px 84px 60px; border-bottom: 18px solid var(--cover-line); background: var(--brand); color: #fff; font-family: "Source Sans 3", "Source Serif 4", sans-serif; }
.share p { margin: 0; font-size: 30px; line-height: 1.3; color: var(--cover-soft); }
.share .edition { font-weight: 600; color: var(--cover-edition); }
.share h1 { display: -webkit-box; overflow: hidden; margin: 0; font-size: 60px; font-weight: 600; line-height: 1.16; text-wrap: balance; -webkit-box-orient: vertical; -webkit-line-clamp: 4; }
.share .long { font-size: 44px; -webkit-line-clamp: 6; }
.share .body { margin-top: auto; }
`
/** A title of more characters is set smaller. */
const LONG = 90

/**
 * Draws the picture that services show beside a link to an edition: its name, the title and the authoring body, in the
 * language of the edition and the colours of the publication.
 *
 * @returns PNG
 * @throws BrowserMissingError, BrowserCrashError, TimeLimitError
 */
export async function drawSharePicture(
  { path, titles, document: { language } }: Rendition,
  assets: Files,
  browser: () => PrintBrowser,
): Promise<Uint8Array | undefined> {
  const { languages } = titles
  const line = (name: string, text: string, lang: string | undefined): ElementContent =>
    h(`p.${name}`, [inLanguage(text, lang)])
  const tree = h(null, [
    { type: 'doctype' },
    h('html', { lang: language.tag }, [
      h('head', [
        h('meta', { charSet: 'utf-8' }),
        h('title', titles.title),
        ...['fonts', 'theme'].map(name => h('link', { rel: 'stylesheet', href: `assets/${name}.css` })),
        h('style', STYLES),
      ]),
      h('body', [
        h('div.share', [
          line('edition', titles.edition, languages.edition),
          h('h1', { className: titles.title.length > LONG ? ['long'] : [] }, [
            inLanguage(titles.title, languages.title),
          ]),
          line('body', titles.body, languages.body),
        ]),
      ]),
    ]),
  ])
  setTypography(tree, language.tag)
  const files = [...assets].filter(([name]) => /^assets\/(fonts\.css|theme\.css|fonts\/)/.test(name))
  const source = {
    name: `${path} (picture for sharing)`,
    html: stringifyHtml(tree),
    files: new Map(files.map(([name, body]) => [name, { body, type: mediaType(name) }])),
  }
  const [picture] = await picturesOf(browser, source, '.share', 1)
  return picture
}
