import type { Nodes, Root } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { toString as textOf } from 'hast-util-to-string'
import { prepare } from '../../scripts/build/prepare.ts'
import type { Medium } from '../../scripts/formats/html/context.ts'
import { looksOf } from '../../scripts/formats/html/looks.ts'
import { renderDocument } from '../../scripts/formats/html/render.ts'
import { collectMessages } from '../../scripts/ground/report.ts'
import type { Edition } from '../../scripts/model/publication.ts'
import { makeRendition } from '../../scripts/renditions/rendition.ts'
import { type Contents, createPublication } from './publication.ts'

/** Renders the first edition of a small publication; throws where it has errors. The page is read back as browsers do. */
export async function renderEdition(
  contents: Contents,
  { medium = 'screen', language = 'en' }: { medium?: Medium; language?: string } = {},
): Promise<Root> {
  const prepared = await prepare(createPublication(contents))
  const localised = 'failed' in prepared ? undefined : prepared.localised.languages.get(language)
  if ('failed' in prepared || !localised) throw new Error('The publication cannot be read')
  const edition = prepared.publication.editions[0] as Edition
  const rendition = makeRendition(prepared, edition, localised)
  const template = looksOf(prepared.publication, prepared.loaded).templates.get(edition.template)
  const errors = collectMessages(prepared.files).filter(({ severity }) => severity === 'error')
  if (!rendition || !template || errors.length > 0) throw new Error(JSON.stringify(errors))
  return fromHtml((await renderDocument(rendition, { template, medium, downloads: [] })).html)
}

/** The words of a part of a page, with single spaces. */
export function words(node: Nodes | undefined): string {
  return node === undefined ? '' : textOf(node).replace(/\s+/g, ' ').trim()
}
