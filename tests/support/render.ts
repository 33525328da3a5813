import type { Nodes, Root } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { toString as textOf } from 'hast-util-to-string'
import { filesOf, prepare, renderInput, resolve } from '../../scripts/build/stages.ts'
import type { Medium } from '../../scripts/formats/html/context.ts'
import { renderDocument } from '../../scripts/formats/html/render.ts'
import { collectMessages } from '../../scripts/ground/report.ts'
import type { Edition } from '../../scripts/model/publication.ts'
import { type Contents, createPublication } from './publication.ts'

/** Renders the first edition of a small publication; throws where it has errors. The page is read back as browsers do. */
export async function renderEdition(
  contents: Contents,
  { medium = 'screen', language = 'en' }: { medium?: Medium; language?: string } = {},
): Promise<Root> {
  const prepared = await prepare(createPublication(contents))
  const localised = 'failed' in prepared ? undefined : prepared.localised.languages.get(language)
  if ('failed' in prepared || !localised) throw new Error('The publication cannot be read')
  const document = resolve(prepared, prepared.publication.editions[0] as Edition, localised)
  const input = document && renderInput(prepared, document, localised)
  const errors = collectMessages(filesOf(prepared)).filter(({ severity }) => severity === 'error')
  if (!input || errors.length > 0) throw new Error(JSON.stringify(errors))
  return fromHtml((await renderDocument(input, medium)).html)
}

/** The words of a part of a page, with single spaces. */
export function words(node: Nodes | undefined): string {
  return node === undefined ? '' : textOf(node).replace(/\s+/g, ' ').trim()
}
