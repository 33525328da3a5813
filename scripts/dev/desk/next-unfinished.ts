import type { Segment } from '../../model/source.ts'
import { anchorOf } from '../../translations/segment-id.ts'
import type { Snapshot } from '../preview/snapshot.ts'
import { type DeskChapter, deskChapter, deskLocale, deskSegment, deskSources } from './chapter.ts'
import { checkDraft } from './draft.ts'
import { hasErrors } from './parts.ts'

/** The address of the next segment that is not translated, or has an error, in the chapters behind one and then in those before it. */
export function nextUnfinished(snapshot: Snapshot, languageId: string, source: string): string | undefined {
  const locale = deskLocale(snapshot, languageId)
  if (!snapshot.prepared || !locale) return undefined
  const all = deskSources(snapshot.prepared, locale.language)
  const at = all.findIndex(({ name }) => name === source)
  for (const { name } of [...all.slice(at + 1), ...all.slice(0, at)]) {
    const chapter = deskChapter(snapshot, languageId, name)
    const open = chapter?.source.segments.find(segment => isOpen(chapter, segment))
    if (open) return `/translate/${languageId}/${name}#${anchorOf(open.id)}`
  }
  return undefined
}

function isOpen(chapter: DeskChapter, segment: Segment): boolean {
  const desk = deskSegment(chapter, segment)
  return desk.state !== 'translated' || hasErrors(checkDraft(chapter, segment, desk))
}
