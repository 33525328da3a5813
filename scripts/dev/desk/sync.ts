import type { Prepared } from '../../build/prepare.ts'
import { collectMessages, type ReportedMessage } from '../../ground/report.ts'
import { hidingFiles, segmentSources } from '../../translations/sources.ts'
import { syncTranslations } from '../../translations/sync.ts'

/**
 * Does what `npm run translations:sync` does.
 *
 * @returns why nothing was changed, if something stood in the way: problems that may hide words, files that cannot be
 *   read whole.
 */
export function syncFiles({ publication, content }: Prepared): ReportedMessage[] {
  const hiding = hidingFiles(content.files)
  if (hiding.length > 0) return collectMessages(hiding)
  const { changed, messages } = syncTranslations({ publication, sources: segmentSources(content) })
  return changed.length === 0 ? collectMessages(messages) : []
}
