import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { publicationPage } from '../../scripts/docs/publication-page.ts'
import { TOOLCHAIN_ROOT } from '../../scripts/ground/toolchain.ts'

it('docs/publication.md is what the schema says: else run `npm run docs`', () => {
  expect(readFileSync(path.join(TOOLCHAIN_ROOT, 'docs/publication.md'), 'utf8')).toBe(publicationPage())
})

it('docs/publication.md describes every key', () => {
  const rows = publicationPage().match(/^\| `.*$/gm) ?? []
  expect(rows.length).toBeGreaterThan(30)
  expect(rows.filter(row => /\|\s*\|$/.test(row))).toEqual([])
})
