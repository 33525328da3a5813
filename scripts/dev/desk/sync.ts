import type { VFile } from 'vfile'
import type { Prepared } from '../../stages.ts'
import { hidingFiles, segmentSources } from '../../translations/sources.ts'
import { syncTranslations } from '../../translations/sync.ts'

/**
 * Does what `npm run translations:sync` does, and refuses when it does.
 *
 * @returns the files whose problems may hide words: nothing was changed then.
 */
export function syncFiles({ publication, content }: Prepared): VFile[] {
  const hiding = hidingFiles(content.files)
  if (hiding.length === 0) syncTranslations({ publication, sources: segmentSources(content) })
  return hiding
}
