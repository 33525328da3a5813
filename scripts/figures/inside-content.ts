import { readdir, realpath } from 'node:fs/promises'
import { basename, dirname, relative, resolve, sep } from 'node:path'
import type { VFile } from 'vfile'
import { fileKind, limitOf } from '../ground/limits.ts'
import { type Place, report } from '../ground/messages.ts'
import { isRead, openFile } from '../ground/open-file.ts'
import fileNotUtf8 from '../rules/file-not-utf8.ts'
import imageFormat from '../rules/image-format.ts'
import imageMissing from '../rules/image-missing.ts'
import imageOutsideContent from '../rules/image-outside-content.ts'
import imageTooLarge from '../rules/image-too-large.ts'

/** Where a file is named: problems with finding it are reported there. */
export interface Mention {
  file: VFile
  place?: Place
}

/** A path as messages show it: relative to the publication, with `/`. */
export function shownPath(root: string, path: string): string {
  return relative(root, path).split(sep).join('/')
}

/**
 * Reads a file that must really stand inside `<root>/content/`: neither `..` nor a symbolic link leads out of it.
 *
 * @returns Its bytes, or nothing: reported as `image-outside-content`, `image-missing`, `image-format` or `image-too-large`.
 */
export async function readInsideContent(root: string, path: string, mention: Mention): Promise<Uint8Array | undefined> {
  const place = mention.place
  const address = /(?<=\/content\/(?:.*\/)?)(?:https?|ftp|data):\/?.*/i.exec(path.split(sep).join('/'))?.[0]
  if (address !== undefined) {
    report(
      mention.file,
      imageMissing,
      `\`${address.replace(/:\/(?!\/)/, '://')}\` is on the web: save the picture in content/, and name that file`,
      { place },
    )
    return undefined
  }
  const shown = shownPath(root, path)
  const content = resolve(root, 'content')
  const outside = (): undefined => {
    report(mention.file, imageOutsideContent, `\`${shown}\` is not inside \`content/\`: put the file there`, {
      place,
    })
  }
  if (!isInside(content, resolve(path))) return outside()
  const [realContent, real] = await Promise.all([realpathOf(content), realpathOf(path)])
  if (realContent === undefined || real === undefined) {
    // Only names from inside content/ are offered.
    const folder = await realpathOf(dirname(path))
    const near = folder !== undefined && realContent !== undefined && isInside(realContent, folder, true)
    const expected = near ? await readdir(folder) : []
    report(mention.file, imageMissing, `No file \`${shown}\``, {
      place,
      actual: basename(path),
      expected,
    })
    return undefined
  }
  if (!isInside(realContent, real)) return outside()
  const opened = openFile(root, relative(root, resolve(path)), limitOf(fileKind(path)))
  if (opened === undefined || isRead(opened)) return opened
  if (opened.kind === 'outside') return outside()
  const rule = opened.kind === 'too-large' ? imageTooLarge : imageFormat
  report(mention.file, rule, opened.reason.replace(': ', ` (\`${shown}\`): `), { place })
  return undefined
}

/** The same for text. Bytes that are not UTF-8 are reported as `file-not-utf8`. */
export async function readTextInsideContent(root: string, path: string, mention: Mention): Promise<string | undefined> {
  const bytes = await readInsideContent(root, path, mention)
  if (bytes === undefined) return undefined
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    const text = `\`${shownPath(root, path)}\` is not in UTF-8: save it as UTF-8`
    report(mention.file, fileNotUtf8, text, { place: mention.place })
    return undefined
  }
}

function isInside(folder: string, path: string, orSame = false): boolean {
  return path.startsWith(folder + sep) || (orSame && path === folder)
}

/** Nothing where there is no such file, or no right to look. */
async function realpathOf(path: string): Promise<string | undefined> {
  return realpath(path).catch(() => undefined)
}
