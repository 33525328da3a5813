import { readFileSync } from 'node:fs'
import { fromHtml } from 'hast-util-from-html'
import { toHtml } from 'hast-util-to-html'

/** A published page as text, with all the tags and quotation marks that readers are spared. */
export function readPage(file: string): string {
  return withAllTags(readFileSync(file, 'utf8'))
}

export function withAllTags(html: string): string {
  return toHtml(fromHtml(html))
}
