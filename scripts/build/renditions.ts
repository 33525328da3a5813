import { type RenderedPage, type RenderInput, renderDocument } from '../formats/html/render.ts'
import { type Titles, titlesOf } from '../formats/html/titles.ts'
import type { PrintJob } from '../formats/pdf/editions.ts'
import type { Localised } from '../load/localise.ts'
import type { ResolvedDocument } from '../resolve/document.ts'
import type { Equipment } from './equipment.ts'
import { type Prepared, renderInput, resolve } from './stages.ts'

/** One edition in one language, compiled for both media. */
export interface Rendition {
  /** Path of its files below `dist/`, without their endings: `es/policy-paper`. */
  path: string
  document: ResolvedDocument
  localised: Localised
  titles: Titles
  input: RenderInput
  screen: RenderedPage
  print: RenderedPage
}

/** Resolves and compiles every edition in every language, save those whose style or template cannot be had. */
export async function compileEditions(prepared: Prepared): Promise<Rendition[]> {
  const { publication, localised } = prepared
  const renditions: Rendition[] = []
  for (const edition of publication.editions)
    for (const words of localised.languages.values()) {
      const document = resolve(prepared, edition, words)
      const input = document && renderInput(prepared, document, words)
      if (!document || !input) continue
      renditions.push({
        path: `${words.language.id}/${edition.id}`,
        document,
        localised: words,
        titles: titlesOf(publication, edition, words),
        input,
        screen: await renderDocument(input, 'screen'),
        print: await renderDocument(input, 'print'),
      })
    }
  return renditions
}

/** What the printer is to make of a rendition. */
export function printJob({ path, document, titles, print }: Rendition, { assets, date }: Equipment): PrintJob {
  return {
    path: `${path}.pdf`,
    html: print.html,
    paginated: true,
    files: new Map([...assets, ...print.files]),
    metadata: {
      title: `${titles.title} – ${titles.edition}`,
      language: document.language.tag,
      authors: [titles.body],
      subject: titles.subtitle,
      keywords: [],
      date,
    },
  }
}
