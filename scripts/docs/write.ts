import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { blocksPage } from './blocks-page.ts'
import { publicationPage } from './publication-page.ts'
import { rulesPage } from './rules-page.ts'

/** The pages of docs/ that are written from the code. */
const PAGES = { 'blocks.md': blocksPage, 'publication.md': publicationPage, 'rules.md': rulesPage }

for (const [name, page] of Object.entries(PAGES))
  writeFileSync(path.join(import.meta.dirname, '../../docs', name), await page())
