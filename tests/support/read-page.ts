import { readFileSync } from 'node:fs'
import { fromHtml } from 'hast-util-from-html'
import { toHtml } from 'hast-util-to-html'

/** A published page as text, with the tags, quotation marks and ends of lines that readers are spared. */
export function readPage(file: string): string {
  return withAllTags(readFileSync(file, 'utf8'))
}

export function withAllTags(html: string): string {
  return toHtml(fromHtml(html)).replace(/<\/(?:p|h[1-6]|li|td|th|tr|dt|dd|ol|ul|section|div|figure|aside)>/g, '$&\n')
}
