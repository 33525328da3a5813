import type { PrintFile } from '../../browser/browser.ts'
import type { Files } from '../../ground/files.ts'
import type { Rendition } from '../../renditions/rendition.ts'
import type { RenderTools } from '../format.ts'
import { printOrTake } from './kept-print.ts'
import { paginate } from './paginate/paginate.ts'
import { type PrintResult, printDocument } from './print.ts'

/**
 * Prints a rendition from its HTML, or takes what was printed of the same HTML before.
 *
 * @param files what the HTML may load, by path below `dist/`
 * @returns undefined where it could not be printed: `tools.file` says why.
 * @throws BrowserMissingError
 */
export function printRendition(
  { path, publication, document, titles, repository }: Rendition,
  html: string,
  files: Files,
  tools: RenderTools,
): Promise<PrintResult | undefined> {
  const printed = {
    name: path,
    html,
    files: new Map([...files].map(([name, body]) => [name, { body, type: mediaType(name) }] as const)),
    metadata: {
      title: `${titles.title} – ${titles.edition}`,
      language: document.language.tag,
      authors: publication.authors.length > 0 ? publication.authors : [titles.body],
      subject: titles.subtitle,
      keywords: publication.keywords,
      rights: publication.licence.name,
      published: publication.date,
      date: repository.date,
    },
    page: publication.page,
    layout: paginate,
  }
  const { browser, file, onBrowserDone } = tools
  return printOrTake(printed, 'paginated', tools, () => printDocument(browser(), printed, file, onBrowserDone))
}

const MEDIA_TYPES: Record<string, PrintFile['type']> = {
  css: 'text/css',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  svg: 'image/svg+xml',
  webp: 'image/webp',
  woff2: 'font/woff2',
}

/** The media type of a file that a page loads, by its ending. */
export function mediaType(name: string): string {
  return MEDIA_TYPES[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream'
}
