import type { PrintSource } from '../browser/browser.ts'
import { prepare } from '../build/prepare.ts'
import { looksOf } from '../formats/html/looks.ts'
import { renderDocument } from '../formats/html/render.ts'
import { makeRendition } from '../renditions/rendition.ts'

/**
 * Compiles an edition for print, as the pipeline does before it prints.
 *
 * @param edition id; the last one by default, which is the longest
 * @param languageId the source language by default
 * @throws Error if the publication has no such edition or does not compile
 */
export async function compileForPrint(root: string, edition?: string, languageId?: string): Promise<PrintSource> {
  const prepared = await prepare(root)
  if ('failed' in prepared) throw new Error(`The settings of the publication in \`${root}\` cannot be read`)
  const { publication, loaded, localised } = prepared
  const chosen = publication.editions.findLast(({ id }) => edition === undefined || id === edition)
  const words = localised.languages.get(languageId ?? publication.languages[0].id)
  const rendition = chosen && words && makeRendition(prepared, chosen, words)
  const { templates, assets } = looksOf(publication, loaded)
  const template = chosen && templates.get(chosen.template)
  if (!rendition || !template) throw new Error(`There is no edition \`${edition}\` in \`${languageId}\``)
  const { html, files } = await renderDocument(rendition, { template, medium: 'print', downloads: [] })
  return { name: chosen.id, html, files: served([...assets, ...files]) }
}

/** Files as the browser is given them, by their path below `dist/`. */
export function served(files: Iterable<readonly [string, Uint8Array]>): PrintSource['files'] {
  const type = (name: string) =>
    ({ css: 'text/css', woff2: 'font/woff2', svg: 'image/svg+xml', png: 'image/png' })[name.replace(/^.*\./, '')]
  return new Map([...files].map(([name, body]) => [name, { body, type: type(name) ?? 'application/octet-stream' }]))
}
