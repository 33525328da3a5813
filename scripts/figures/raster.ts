import type { VFile } from 'vfile'
import { report } from '../ground/messages.ts'
import imageFormat from '../rules/image-format.ts'
import imageTooLarge from '../rules/image-too-large.ts'

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

/** Browsers keep 4 bytes a pixel: beyond this they fail, and no page needs it (600 dots per inch on A4 are 5,000 by 7,000). In px. */
const MAX_SIDE = 10_000
const MAX_PIXELS = 50_000_000

/**
 * Size of a PNG image in px, read from its header: the image itself is never decoded.
 *
 * @returns Nothing for a file that is not a whole PNG (`image-format`) or too large (`image-too-large`), both reported on `file`.
 */
export function readPng(bytes: Uint8Array, file: VFile): { width: number; height: number } | undefined {
  const refuse = (reason: string): undefined => {
    report(file, imageFormat, `Unexpected ${reason}, expected a PNG image`)
  }
  if (!SIGNATURE.every((byte, index) => bytes[index] === byte)) return refuse('first bytes')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 33 || chunkName(bytes, 8) !== 'IHDR' || view.getUint32(8) !== 13) return refuse('header')
  if (!endsWithEnd(bytes, view)) return refuse('end of file')
  const [width, height] = [view.getUint32(16), view.getUint32(20)]
  if (width === 0 || height === 0) return refuse(`size of ${width} × ${height} pixels`)
  if (width > MAX_SIDE || height > MAX_SIDE || width * height > MAX_PIXELS) {
    const most = `${MAX_SIDE} pixels a side and ${MAX_PIXELS / 1e6} million in all`
    report(file, imageTooLarge, `Unexpected size of ${width} × ${height} pixels, expected at most ${most}`)
    return undefined
  }
  return { width, height }
}

/** Whether the chunks follow one another up to `IEND` (PNG 3, chapter 5.3): a download that was cut off does not get there. */
function endsWithEnd(bytes: Uint8Array, view: DataView): boolean {
  for (let at = 8; at + 12 <= bytes.length; at += 12 + view.getUint32(at)) {
    if (chunkName(bytes, at) === 'IEND') return true
  }
  return false
}

const chunkName = (bytes: Uint8Array, at: number): string => String.fromCharCode(...bytes.subarray(at + 4, at + 8))
