import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { blocksPage } from './blocks-page.ts'
import { editorFiles } from './editor/files.ts'
import { publicationPage } from './publication-page.ts'
import { rulesPage } from './rules-page.ts'

/** What is written from the code: pages of docs/, and what VS Code is told of the files of a publication. */
const FILES = {
  'docs/blocks.md': blocksPage(),
  'docs/publication.md': publicationPage(),
  'docs/rules.md': await rulesPage(),
  ...editorFiles(),
}

for (const [name, content] of Object.entries(FILES)) {
  const file = path.join(import.meta.dirname, '../..', name)
  mkdirSync(path.dirname(file), { recursive: true })
  writeFileSync(file, content)
}
