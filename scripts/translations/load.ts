import path from 'node:path'
import { VFile } from 'vfile'
import { REFERENCES } from '../bibliography/localised-references.ts'
import { listFiles, readTextAndBytes } from '../ground/files.ts'
import { report } from '../ground/messages.ts'
import type { Language, Publication } from '../model/publication.ts'
import fileEncoding from '../rules/file-encoding.ts'
import { createLocale, type Locale } from './locales/locale.ts'
import { type LocaleFile, readLocaleFile } from './locales/locale-file.ts'
import { type Register, readRegister } from './register.ts'
import { kindOf } from './segment-id.ts'

/** Name of the file with a language's retired translations, beside those of the sources. */
export const RETIRED = '.retired'

/** Files with no segments in them: interface words, which are i18next's, and works as they are cited in a language. */
const WITHOUT_SEGMENTS = new Set(['interface', REFERENCES])

export interface Translations {
  /** The source language's registers, by source name. */
  registers: Map<string, Register>
  /** The other languages, in the publication's order. */
  locales: Locale[]
}

/** Reads all of `locales/`. Problems are messages on the files; see {@link translationFiles}. */
export function loadTranslations({ root, languages }: Pick<Publication, 'root' | 'languages'>): Translations {
  const [source, ...targets] = languages
  return { registers: loadRegisters(root, source), locales: targets.map(language => loadLocale(root, language)) }
}

/** The files read, for their messages. */
export function translationFiles({ registers, locales }: Translations): VFile[] {
  return [
    ...[...registers.values()].map(register => register.file),
    ...locales.flatMap(({ files, retired }) => [...files.values(), retired].map(({ file }) => file)),
  ]
}

/** Path of a language's file for a source, relative to the publication's root. */
export function localePath(language: Language, name: string): string {
  return `locales/${language.id}/${name}.json`
}

function loadRegisters(root: string, language: Language): Map<string, Register> {
  const registers = new Map<string, Register>()
  for (const name of namesIn(root, language)) {
    const register = readRegister(readExactFile(root, localePath(language, name)))
    // A JSON file of another make is none of ours: no id is one of a segment, or mistyped so that it nearly is.
    const ids = [...register.texts.keys()]
    const foreign = register.whole && ids.length > 0 && ids.every(id => kindOf(id) === undefined)
    if (!foreign) registers.set(name, register)
  }
  return registers
}

function loadLocale(root: string, language: Language): Locale {
  const read = (name: string): LocaleFile => readLocaleFile(readExactFile(root, localePath(language, name)))
  const files = new Map(namesIn(root, language).map(name => [name, read(name)]))
  return createLocale(language, files, read(RETIRED))
}

function namesIn(root: string, language: Language): string[] {
  return listFiles(path.join(root, 'locales', language.id), root)
    .filter(file => file.endsWith('.json'))
    .map(file => file.slice(0, -'.json'.length))
    .filter(name => name !== RETIRED && !WITHOUT_SEGMENTS.has(name))
}

/**
 * Reads a file of ours, `{}` where there is none. Bytes that writing would change are reported (`file-encoding`):
 * Windows line ends and a byte-order mark come from editors that may have changed more.
 */
function readExactFile(root: string, relative: string): VFile {
  const read = readTextAndBytes(root, relative)
  if (!read) return new VFile({ path: relative, cwd: root, value: '{}\n' })
  const { file, bytes } = read
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf)
    report(file, fileEncoding, 'The file begins with a byte-order mark: save it as UTF-8 without one', {
      place: { line: 1, column: 1 },
    })
  const carriage = bytes.indexOf(0x0d)
  if (carriage >= 0) {
    const line = new TextDecoder().decode(bytes.subarray(0, carriage)).split('\n')
    report(file, fileEncoding, 'The lines end as on Windows: save the file with LF', {
      place: { line: line.length, column: (line.at(-1)?.length ?? 0) + 1 },
    })
  }
  return file
}
