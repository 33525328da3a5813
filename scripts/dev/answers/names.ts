import type { EntryKind, Status } from '../../consultation/entries/entry.ts'
import type { Translate } from '../../model/interface.ts'
import { PAGE_WORDS, type PageWords } from './protocol.ts'

/** What a status is called; the empty one is that of an entry which nobody answered. */
export function statusName(status: Status | '', t: Translate): string {
  return status === ''
    ? t('consultation.desk.openOne')
    : t(`consultation.report.statuses.${status.replaceAll(' ', '-')}`)
}

export function kindName(kind: EntryKind, t: Translate): string {
  return t(`consultation.report.kinds.${kind}`)
}

/** `general`, `technical` or `editorial`; another word as it was written. */
export function typeName(type: string, t: Translate): string {
  return ['general', 'technical', 'editorial'].includes(type) ? t(`consultation.type.${type}`) : type
}

export function pageWords(t: Translate): PageWords {
  // The page puts names in.
  const words = PAGE_WORDS.map(key => [key, t(`consultation.desk.${key}`, { entry: '{{entry}}' })])
  return Object.fromEntries([...words, ['away', t('desk.away')]]) as PageWords
}
