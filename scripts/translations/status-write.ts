import { readFileSync } from 'node:fs'
import path from 'node:path'
import { stringifyHtml } from '../ground/stringify-html.ts'
import { TOOLCHAIN_ROOT } from '../ground/toolchain.ts'
import { writeFiles } from '../ground/write-files.ts'
import type { Publication } from '../model/publication.ts'
import type { LanguageStatus } from './status.ts'
import { statusPage } from './status-page.ts'

/** Writes the report, `dist/translations/index.html`: the old one stands until the new one is whole. */
export function writeStatusPage({ root, title, languages }: Publication, status: readonly LanguageStatus[]): void {
  const css = readFileSync(path.join(TOOLCHAIN_ROOT, 'templates/translations.css'), 'utf8')
  const html = stringifyHtml(statusPage(status, { title, sourceTag: languages[0].tag, css }))
  writeFiles(root, new Map([['dist/translations/index.html', html]]))
}
