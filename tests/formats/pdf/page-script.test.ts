import { beforeEach, expect, test, vi } from 'vitest'

beforeEach(() => {
  vi.resetModules()
})

async function pageScript(): Promise<string> {
  const { pageScript } = await import('../../../scripts/formats/pdf/script/page-script.ts')
  return pageScript()
}

test('the script for pages is the same from the bundler and from its cache', async () => {
  const { turnCaches } = await import('../../../scripts/ground/cache.ts')
  turnCaches('off')
  const bundled = await pageScript()
  vi.resetModules()
  // Kept by this call, if not by another before.
  await pageScript()
  vi.resetModules()
  const cached = await pageScript()
  expect(bundled).toMatch(/^var inPage = /)
  expect(cached).toBe(bundled)
})
