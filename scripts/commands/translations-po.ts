import { existsSync } from 'node:fs'
import path from 'node:path'
import type { VFile } from 'vfile'
import { readTextFile } from '../ground/files.ts'
import type { Language } from '../model/publication.ts'
import { UsageError } from './command.ts'

/** A PO file and the language that it is for. */
export interface PoPath {
  language: Language
  /** Absolute. */
  path: string
}

/**
 * The PO files that a command line means: `dist/po/<language>.po` of every language, or those named. A file's name tells
 * its language (`es.po`, `paper-pt-BR.po`), unless the option does.
 */
export function poPaths(
  root: string,
  languages: readonly Language[],
  { files, language }: { files: readonly string[]; language: string | undefined },
): PoPath[] {
  const chosen = languages.find(({ id, tag }) => id === language || tag === language)
  if (language !== undefined && !chosen)
    throw new UsageError(`Unexpected language \`${language}\`, expected ${listed(languages)}`)
  if (files.length === 0)
    return (chosen ? [chosen] : languages).map(each => ({
      language: each,
      path: path.join(root, 'dist/po', `${each.id}.po`),
    }))
  return files.map(file => {
    const named = chosen ?? languageOf(path.basename(file), languages)
    if (!named)
      throw new UsageError(
        `Unexpected file name \`${file}\`, expected one like \`es.po\`, or \`--language\` with one of ${listed(languages)}`,
      )
    return { language: named, path: path.resolve(file) }
  })
}

function languageOf(name: string, languages: readonly Language[]): Language | undefined {
  const stem = name.replace(/\.po$/i, '').replaceAll('_', '-').toLowerCase()
  const ends = (tag: string): boolean => stem === tag.toLowerCase() || new RegExp(`[-.]${tag}$`, 'i').test(stem)
  return languages.find(({ tag }) => ends(tag)) ?? languages.find(({ id }) => ends(id))
}

function listed(languages: readonly Language[]): string {
  return languages.map(({ id }) => `\`${id}\``).join(', ')
}

/** Reads a PO file, for messages under a path that the user knows; undefined when there is none. */
export function readPoFile(root: string, absolute: string): VFile | undefined {
  if (!existsSync(absolute)) return undefined
  const relative = path.relative(root, absolute)
  const inside = relative !== '' && !relative.startsWith('..') && !path.isAbsolute(relative)
  return inside ? readTextFile(root, relative) : readTextFile(path.dirname(absolute), path.basename(absolute))
}
