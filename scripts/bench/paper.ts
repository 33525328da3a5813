import type { PrintSource } from '../browser/browser.ts'
import { loadEquipment } from '../build/equipment.ts'
import { renderDocument } from '../formats/html/render.ts'
import { loadContent } from '../load/content.ts'
import { localise } from '../load/localise.ts'
import { loadPublication } from '../load/publication.ts'
import { resolveDocument } from '../resolve/document.ts'

/**
 * Compiles an edition for print, as the pipeline does before it prints.
 *
 * @param edition id; the last one by default, which is the longest
 * @param languageId the source language by default
 * @throws Error if the publication has no such edition or does not compile
 */
export async function compileForPrint(root: string, edition?: string, languageId?: string): Promise<PrintSource> {
  const loaded = loadPublication(root)
  const { publication } = loaded
  if (!publication) throw new Error(`Unexpected errors in the publication in \`${root}\``)
  const content = await loadContent(publication, loaded)
  const equipment = await loadEquipment(publication, loaded, content)
  const language = publication.languages.find(({ id }) => id === languageId) ?? publication.languages[0]
  const localised = localise(publication, content).languages.get(language.id)
  const chosen = publication.editions.findLast(({ id }) => edition === undefined || id === edition)
  const citer = chosen && equipment.citer(chosen.style, language)
  const template = chosen && equipment.templates.get(chosen.template)
  const t = equipment.interface.get(language.id)
  if (!chosen || !localised || !citer || !template || !t) throw new Error(`Unexpected edition \`${edition}\``)
  const { trees, acronyms } = localised
  const document = resolveDocument({
    publication,
    edition: chosen,
    language,
    sources: content.sources,
    trees,
    acronyms,
    citer,
    t,
  })
  if (!document) throw new Error(`Unexpected errors in edition \`${chosen.id}\``)
  const { figures } = content
  const input = { publication, document, template, localised, t, figures, commit: equipment.commit }
  const { html, files } = await renderDocument(input, 'print')
  return { name: chosen.id, html, files: served([...equipment.assets, ...files]) }
}

/** Files as the browser is given them, by their path below `dist/`. */
export function served(files: Iterable<readonly [string, Uint8Array]>): PrintSource['files'] {
  const type = (name: string) =>
    ({ css: 'text/css', woff2: 'font/woff2', svg: 'image/svg+xml', png: 'image/png' })[name.replace(/^.*\./, '')]
  return new Map([...files].map(([name, body]) => [name, { body, type: type(name) ?? 'application/octet-stream' }]))
}
