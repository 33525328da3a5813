import { screenAssets } from '../formats/html/assets.ts'
import { renderBilingual } from '../formats/html/render.ts'
import type { PrintedEditions, PrintJob } from '../formats/pdf/editions.ts'
import type { Files } from '../ground/files.ts'
import type { Format } from '../model/publication.ts'
import type { Equipment } from './equipment.ts'
import { exclusively } from './lock.ts'
import { publish } from './publish.ts'
import { printJob, type Rendition } from './renditions.ts'

/** Editions with the source beside the translation, for proofreading. */
export interface BilingualEditions {
  /** The HTML pages by their path below `dist/`. */
  pages: Files
  /** What the pages load. */
  assets: Files
  /** What is to be printed. */
  jobs: PrintJob[]
}

/**
 * Makes bilingual editions.
 *
 * @param targets renditions in the language to be read
 * @param sources those in the source language
 */
export async function makeBilingual(
  targets: readonly Rendition[],
  sources: readonly Rendition[],
  { formats, equipment }: { formats: readonly Format[]; equipment: Equipment },
): Promise<BilingualEditions> {
  const pages: Files = new Map()
  const assets = screenAssets(equipment.assets)
  const jobs: PrintJob[] = []
  for (const target of targets) {
    const source = sources.find(({ document }) => document.edition === target.document.edition)
    if (!source) continue
    const path = `${target.path}.bilingual`
    if (formats.includes('html')) {
      const screen = await renderBilingual(source.input, target.input, 'screen')
      for (const [file, bytes] of screen.files) assets.set(file, bytes)
      pages.set(`${path}.html`, new TextEncoder().encode(screen.html))
    }
    if (formats.includes('pdf')) {
      const print = await renderBilingual(source.input, target.input, 'print')
      // Their notes stand at the end: none is to be brought to the foot of a page.
      jobs.push({ ...printJob({ ...target, path, print }, equipment), paginated: false })
    }
  }
  return { pages, assets, jobs }
}

/** Puts bilingual editions beside what `dist/` holds. Returns their paths. */
export function writeBilingual(
  root: string,
  { pages, assets }: BilingualEditions,
  { pdfs }: Pick<PrintedEditions, 'pdfs'>,
): string[] {
  const printed = new Map([...pdfs].map(([file, { pdf }]) => [file, pdf]))
  exclusively(root, () => publish(root, new Map([...assets, ...pages, ...printed]), false))
  return [...pages.keys(), ...printed.keys()]
}
