import { createCache } from '../ground/cache.ts'
import type { PrintBrowser } from './browser.ts'
import type { PrintSource } from './page.ts'
import { sourceState } from './source-state.ts'

const STEP = 'pictures'
const cache = createCache()

/**
 * Draws each element of a document that a selector finds, in their order, as a PNG; or takes what was drawn of the same
 * document before.
 *
 * @param scale pixels to a CSS px
 * @throws BrowserMissingError, BrowserCrashError, TimeLimitError
 */
export async function picturesOf(
  browser: () => PrintBrowser,
  source: PrintSource,
  selector: string,
  scale: number,
): Promise<Uint8Array[]> {
  const state = sourceState(source)
  const inputs = state && [...state, selector, String(scale)]
  const kept = inputs && readKept(cache.read(STEP, inputs))
  if (kept) return kept
  const page = await browser().open(source)
  try {
    const pictures = await page.pictures(selector, scale)
    if (inputs) cache.write(STEP, inputs, pictures.map(cache.writeBytes))
    return pictures
  } finally {
    page.close()
  }
}

function readKept(hashes: unknown): Uint8Array[] | undefined {
  if (!Array.isArray(hashes)) return undefined
  const pictures = hashes.map(hash => cache.readBytes(String(hash)))
  return pictures.every(picture => picture !== undefined) ? pictures : undefined
}
