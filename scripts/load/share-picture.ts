import path from 'node:path'
import { VFile } from 'vfile'
import { RASTER_FORMATS, readRaster } from '../figures/raster.ts'
import type { Files } from '../ground/files.ts'
import { limitOf } from '../ground/limits.ts'
import { report } from '../ground/messages.ts'
import { isRead, openFile } from '../ground/open-file.ts'
import { type Publication, SHARED } from '../model/publication.ts'
import sharePicture from '../rules/share-picture.ts'
import type { LoadedPublication } from './publication.ts'

/** Services crop a picture of other proportions. */
const FARTHEST = 0.03

/**
 * Reads the picture that publication.yaml names for services that show links. It has to be as large as these want it.
 *
 * @returns the picture by its path below `dist/`; nothing where none is named, or it cannot be used, which is reported
 */
export function loadSharePicture({ root, share }: Publication, { file, placeOf }: LoadedPublication): Files {
  if (share === undefined) return new Map()
  const refuse = (reason: string): Files => {
    report(file, sharePicture, reason, { place: placeOf(['share']) })
    return new Map()
  }
  const ending = path.posix.extname(share).toLowerCase()
  const format = RASTER_FORMATS.find(({ name, endings }) => name !== 'WebP' && endings.includes(ending))
  if (!format) return refuse(`Unexpected picture \`${share}\`, expected a PNG or JPEG: not every service shows others`)
  const isInside = !path.posix.normalize(share).startsWith('..') && !path.posix.isAbsolute(share)
  const bytes = isInside ? openFile(root, path.posix.join('content', share), limitOf('image')) : undefined
  if (bytes === undefined) return refuse(`There is no picture \`content/${share}\``)
  if (!isRead(bytes)) return refuse(bytes.reason)
  const read = new VFile()
  const size = readRaster(bytes, format, read)
  if (!size) return refuse(read.messages[0]?.reason ?? 'The picture cannot be read')
  const { width, height } = size
  const isFar = Math.abs((width * SHARED.height) / (height * SHARED.width) - 1) > FARTHEST
  if (isFar || width < SHARED.width)
    return refuse(
      `The picture \`${share}\` has ${width} × ${height} pixels, expected ${SHARED.width} × ${SHARED.height}, or more in the same proportion`,
    )
  return new Map([[`assets/share${format.ending}`, bytes]])
}
