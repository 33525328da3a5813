import { JPG } from 'image-size/types/jpg'
import { PNG } from 'image-size/types/png'
import { WEBP } from 'image-size/types/webp'
import type { VFile } from 'vfile'
import { report } from '../ground/messages.ts'
import imageFormat from '../rules/image-format.ts'
import imageTooLarge from '../rules/image-too-large.ts'

/** Browsers keep 4 bytes a pixel: beyond this they fail, and no page needs it (600 dots per inch on A4 are 5,000 by 7,000). In px. */
const MAX_SIDE = 10_000
const MAX_PIXELS = 50_000_000

/** A picture made of pixels: how its files end, and how they are read. */
export interface RasterFormat {
  /** As messages call it. */
  name: 'PNG' | 'JPEG' | 'WebP'
  /** Endings of file names, with their dots. */
  endings: readonly string[]
  /** As files are published. */
  ending: string
  reader: typeof JPG
  /** What is wrong with the file as a whole, if something is. */
  fault(bytes: Uint8Array): string | undefined
}

export const RASTER_FORMATS: readonly RasterFormat[] = [
  {
    name: 'PNG',
    endings: ['.png'],
    ending: '.png',
    reader: PNG,
    fault: bytes =>
      beginsWith(bytes, '\x89PNG\r\n\x1a\n') && textAt(bytes, 12, 4) === 'IHDR'
        ? cut(pngEnds(bytes))
        : 'wrong first bytes',
  },
  {
    name: 'JPEG',
    endings: ['.jpg', '.jpeg'],
    ending: '.jpg',
    reader: JPG,
    // Cameras put other data behind the end of the image.
    fault: bytes => (beginsWith(bytes, '\xff\xd8\xff') ? cut(textOf(bytes).includes('\xff\xd9')) : 'wrong first bytes'),
  },
  {
    name: 'WebP',
    endings: ['.webp'],
    ending: '.webp',
    reader: WEBP,
    fault: bytes => {
      if (!beginsWith(bytes, 'RIFF') || textAt(bytes, 8, 4) !== 'WEBP') return 'wrong first bytes'
      if (textAt(bytes, 12, 4) === 'VP8X' && ((bytes[20] ?? 0) & 2) !== 0) return 'several pictures that move'
      return cut(bytes.length >= 8 + view(bytes).getUint32(4, true))
    },
  },
]

/**
 * Size of a picture in px, as it is shown: a photograph that a camera marked as lying on its side is turned. Read from its
 * header: the image itself is never decoded.
 *
 * @returns Nothing for a file that is not whole or not of its format (`image-format`) or too large (`image-too-large`), both
 *   reported on `file`.
 */
export function readRaster(
  bytes: Uint8Array,
  { name, reader, fault }: RasterFormat,
  file: VFile,
): { width: number; height: number } | undefined {
  const refuse = (reason: string): undefined => {
    report(file, imageFormat, `This is no ${name} image that can be shown (${reason}): export it anew`)
  }
  const wrong = fault(bytes)
  if (wrong !== undefined) return refuse(wrong)
  const size = sizeOf(bytes, reader)
  if (!size) return refuse('no header')
  const { width, height } = size
  if (width === 0 || height === 0) return refuse(`${width} × ${height} pixels`)
  if (width > MAX_SIDE || height > MAX_SIDE || width * height > MAX_PIXELS) {
    const most = `${MAX_SIDE} pixels a side and ${MAX_PIXELS / 1e6} million in all`
    report(file, imageTooLarge, `The picture has ${width} × ${height} pixels: make it ${most} at most`)
    return undefined
  }
  return size
}

function sizeOf(bytes: Uint8Array, reader: typeof JPG): { width: number; height: number } | undefined {
  try {
    const { width, height, orientation = 1 } = reader.calculate(bytes)
    if (!Number.isInteger(width) || !Number.isInteger(height)) return undefined
    // Orientations 5 to 8 stand on their side (TIFF 6.0, tag 274).
    return orientation >= 5 && orientation <= 8 ? { width: height, height: width } : { width, height }
  } catch {
    return undefined
  }
}

const cut = (isWhole: boolean): string | undefined => (isWhole ? undefined : 'its end is missing')

/** Whether the chunks follow one another up to `IEND` (PNG 3, chapter 5.3): a download that was cut off does not get there. */
function pngEnds(bytes: Uint8Array): boolean {
  for (let at = 8; at + 12 <= bytes.length; at += 12 + view(bytes).getUint32(at)) {
    if (textAt(bytes, at + 4, 4) === 'IEND') return true
  }
  return false
}

const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
const beginsWith = (bytes: Uint8Array, text: string): boolean => textAt(bytes, 0, text.length) === text
const textAt = (bytes: Uint8Array, at: number, length: number): string => textOf(bytes.subarray(at, at + length))
/** A character a byte. */
const textOf = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
