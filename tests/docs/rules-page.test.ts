import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { rulesPage } from '../../scripts/docs/rules-page.ts'

const PAGE = path.join(import.meta.dirname, '../../docs/rules.md')

it('docs/rules.md says what the rules say; `npm run docs` writes it anew', async () => {
  expect(readFileSync(PAGE, 'utf8')).toBe(await rulesPage())
})
