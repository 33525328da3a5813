import { basename } from 'node:path'
import { hashOf } from '../ground/cache.ts'

/**
 * What a picture, a drawing or its data is called in `dist/assets/`: its own name, of letters, digits and hyphens alone, which
 * stand in addresses and on every system as they are. A hash of the bytes follows: browsers may keep the file for ever, and equal
 * names are equal files.
 *
 * @param ending with its dot: `.svg`
 */
export function publishedName(path: string, bytes: Uint8Array, ending: string): string {
  const name = basename(path)
    .replace(/(?<=.)\..*$/, '')
    .replace(/[^\p{L}\p{M}\p{N}_-]+/gu, '-')
  return `${name}-${hashOf(bytes).slice(0, 8)}${ending}`
}
