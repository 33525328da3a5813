import { translationOf } from '../../translations/locales/locale.ts'
import { anchorOf } from '../../translations/segment-id.ts'
import type { Snapshot } from '../preview/snapshot.ts'
import { deskLocale, deskSources } from './chapter.ts'

/** The address of the next segment that is not translated, in the chapters behind one and then in those before it. */
export function nextUnfinished(snapshot: Snapshot, languageId: string, source: string): string | undefined {
  const locale = deskLocale(snapshot, languageId)
  if (!snapshot.prepared || !locale) return undefined
  const all = deskSources(snapshot.prepared, locale.language)
  const at = all.findIndex(({ name }) => name === source)
  for (const { name, segments } of [...all.slice(at + 1), ...all.slice(0, at)]) {
    const open = segments.find(segment => translationOf(segment, locale).state !== 'translated')
    if (open) return `/translate/${languageId}/${name}#${anchorOf(open.id)}`
  }
  return undefined
}
