import { install } from '@puppeteer/browsers'
import { afterEach, expect, test, vi } from 'vitest'
import { BrowserMissingError } from '../../scripts/browser/browser.ts'
import { fetchedBrowser } from '../../scripts/browser/fetched.ts'

vi.mock('@puppeteer/browsers', async original => ({ ...(await original<object>()), install: vi.fn() }))

const EXPECTED =
  '/cache/puppeteer/chrome-headless-shell/mac_arm-156.0.8078.47/chrome-headless-shell-mac-arm64/chrome-headless-shell'

afterEach(() => {
  vi.mocked(install).mockReset()
})

test('is fetched in the version and into the place that puppeteer expects, with its progress told', async () => {
  vi.mocked(install).mockImplementation(async options => {
    const progress = options.downloadProgressCallback
    if (typeof progress === 'function') for (const share of [0, 0.04, 0.11, 0.12, 1]) progress(share * 95e6, 95e6)
    return {} as never
  })
  const lines: string[] = []
  const program = await fetchedBrowser(EXPECTED, line => lines.push(line))
  expect(program.executable).toBe(EXPECTED)
  expect(vi.mocked(install).mock.calls[0]?.[0]).toMatchObject({
    browser: 'chrome-headless-shell',
    buildId: '156.0.8078.47',
    cacheDir: '/cache/puppeteer',
  })
  expect(lines).toEqual([0, 10, 100].map(share => `Fetching the browser (once per version): ${share} % of 95 MB`))
})

test('is not fetched where it is already', async () => {
  await fetchedBrowser(import.meta.filename, () => undefined)
  expect(install).not.toHaveBeenCalled()
})

test('says in one sentence what to do where it cannot be fetched', async () => {
  vi.mocked(install).mockRejectedValue(
    new Error('All providers failed:\n  - DefaultProvider: getaddrinfo ENOTFOUND host'),
  )
  await expect(fetchedBrowser(EXPECTED, () => undefined)).rejects.toThrow(
    new BrowserMissingError(
      'There is no browser here, and none could be fetched (DefaultProvider: getaddrinfo ENOTFOUND host): ' +
        'connect to the network and build again, or set PUPPETEER_EXECUTABLE_PATH to a Chrome or Chromium',
    ),
  )
})
