import { globSync, rmSync } from 'node:fs'
import path from 'node:path'
import { beforeEach, expect, test, vi } from 'vitest'
import { TOOLCHAIN_ROOT } from '../../../scripts/ground/toolchain.ts'

const CACHE = path.join(TOOLCHAIN_ROOT, 'node_modules/.cache/policy-paper')

beforeEach(() => {
  vi.resetModules()
})

test('the script for pages is the same from the bundler and from its cache', async () => {
  for (const file of globSync('in-page-*.js', { cwd: CACHE })) rmSync(path.join(CACHE, file), { force: true })
  const bundled = await (await import('../../../scripts/formats/pdf/script/page-script.ts')).pageScript()
  vi.resetModules()
  const cached = await (await import('../../../scripts/formats/pdf/script/page-script.ts')).pageScript()
  expect(bundled).toMatch(/^var inPage = /)
  expect(cached).toBe(bundled)
})
