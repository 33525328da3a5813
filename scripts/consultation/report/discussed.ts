import type { SentText } from '../../model/sent-text.ts'
import type { Discussed, Rendition } from '../../renditions/rendition.ts'
import type { Disposition, Group } from './disposition.ts'
import { reportName } from './rendition.ts'

/** Name of the page of an edition that leads to the table, without folder and ending: that of the round. */
export function textName({ path }: Pick<Rendition, 'path'>): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

/** Where the table shows what was said about each segment. */
export function discussedSegments(table: Disposition): Map<string, Discussed> {
  const discussed = new Map<string, Discussed>()
  for (const { kind, segment, anchor, entries } of table.groups) {
    if (kind !== 'paragraph') continue
    const count = (discussed.get(segment)?.count ?? 0) + entries.length
    discussed.set(segment, { address: `${reportName(table)}.html#${anchor}`, count })
  }
  return discussed
}

/** Finds the pages, of editions in one language, on which what a group is about stands now. */
export function textPages(
  editions: readonly Rendition[],
  today: readonly SentText[],
): (group: Pick<Group, 'segment'>) => string | undefined {
  const pages = new Map<string, string>()
  for (const edition of editions) {
    const { document } = edition
    const text = today.find(one => one.edition === document.edition.id && one.language === document.language.id)
    for (const { segment } of text?.paragraphs ?? [])
      if (segment !== '' && !pages.has(segment)) pages.set(segment, `${textName(edition)}.html#${anchorOf(segment)}`)
  }
  return ({ segment }) => pages.get(segment)
}

function anchorOf(segment: string): string {
  return segment.split('/')[1] ?? ''
}
