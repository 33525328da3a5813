import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { blocksPage } from './blocks-page.ts'

/** The pages of docs/ that are written from the code. */
const PAGES = { 'blocks.md': blocksPage }

for (const [name, page] of Object.entries(PAGES))
  writeFileSync(path.join(import.meta.dirname, '../../docs', name), page())
