import { OfficeError } from '../office-error.ts'
import { allOf, elementsOf, type XmlElement } from '../read-xml.ts'
import type { WordComment } from './model.ts'

/** In one file: a member who reads a whole paper has some hundred. */
const MOST_COMMENTS = 5_000

/**
 * The comments of a Word file by their ids; those who answer others know which.
 *
 * @param threads the part that says who answers whom
 * @throws OfficeError for more than anybody makes
 */
export function readComments(list: XmlElement | undefined, threads: XmlElement | undefined): Map<string, WordComment> {
  const comments = new Map<string, WordComment>()
  if (!list) return comments
  /** Ids by the paragraph that Word tells them by: the last one of a comment. */
  const byParagraph = new Map<string, string>()
  const elements = allOf(list, 'w:comment')
  if (elements.length > MOST_COMMENTS) throw new OfficeError(`It has more than ${MOST_COMMENTS} comments`)
  for (const element of elements) {
    const { attributes } = element
    const id = attributes['w:id'] ?? ''
    const paragraphs = allOf(element, 'w:p')
    for (const paragraph of paragraphs) byParagraph.set((paragraph.attributes['w14:paraId'] ?? '').toUpperCase(), id)
    const text = paragraphs.map(wordsIn).join('\n').trim()
    const doing = { author: attributes['w:author'] ?? '', date: attributes['w:date'] ?? '' }
    comments.set(id, { id, ...doing, text, parent: undefined, resolved: false })
  }
  byParagraph.delete('')
  if (!threads) return comments
  for (const { attributes } of allOf(threads, 'w15:commentEx')) {
    const comment = comments.get(byParagraph.get((attributes['w15:paraId'] ?? '').toUpperCase()) ?? '')
    if (!comment) continue
    const parent = byParagraph.get((attributes['w15:paraIdParent'] ?? '').toUpperCase())
    if (parent !== undefined && parent !== comment.id) comment.parent = parent
    comment.resolved = attributes['w15:done'] === '1' || attributes['w15:done'] === 'true'
  }
  return comments
}

function wordsIn(element: XmlElement): string {
  return elementsOf(element)
    .map(child => {
      if (child.name === 'w:t') return child.children.filter(part => typeof part === 'string').join('')
      if (child.name === 'w:tab') return ' '
      if (child.name === 'w:br' || child.name === 'w:cr') return '\n'
      return child.name === 'w:del' || child.name === 'w:pPr' || child.name === 'w:rPr' ? '' : wordsIn(child)
    })
    .join('')
}
