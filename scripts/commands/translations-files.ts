import { existsSync } from 'node:fs'
import path from 'node:path'
import { VFile } from 'vfile'
import { readTextFile } from '../ground/files.ts'
import { limitOf } from '../ground/limits.ts'
import { report } from '../ground/messages.ts'
import { isRead, openFile } from '../ground/open-file.ts'
import type { Language } from '../model/publication.ts'
import fileUnreadable from '../rules/file-unreadable.ts'
import type { ExchangeFormat } from '../translations/exchange/format.ts'
import { EXCHANGE_FORMATS } from '../translations/exchange/formats.ts'
import { meantLanguage } from '../translations/exchange/language.ts'
import { type CommandOption, UsageError } from './command.ts'
import { notOneOf } from './scope.ts'

/** Which files, of which language and format. */
export const exchangeOptions = {
  language: { type: 'string', value: 'ID', help: 'only this language' },
  format: {
    type: 'string',
    value: 'ID',
    help: `${EXCHANGE_FORMATS.map(({ id }) => id).join(', ')} (default: by the file's name, else ${EXCHANGE_FORMATS[0].id})`,
  },
} satisfies Record<string, CommandOption>

/** A file for translators, its format, and the language that it is for. */
export interface ExchangePath {
  language: Language
  format: ExchangeFormat
  /** Absolute. */
  path: string
}

/**
 * The files that a command line means: `dist/<format>/<language>.<format>` of every language, or those named. A file's
 * name tells its language (`es.po`, `paper-pt-BR.po`) and format, unless an option does.
 *
 * @throws UsageError where they do not tell
 */
export function exchangePaths(
  root: string,
  languages: readonly Language[],
  { files, options }: { files: readonly string[]; options: Readonly<Record<string, unknown>> },
): ExchangePath[] {
  const chosen = chosenLanguage(options.language, languages)
  const format = chosenFormat(options.format)
  const [usual] = EXCHANGE_FORMATS
  if (files.length === 0)
    return (chosen ? [chosen] : languages).map(language => ({
      language,
      format: format ?? usual,
      path: path.join(root, 'dist', (format ?? usual).id, `${language.id}.${(format ?? usual).extensions[0]}`),
    }))
  return files.map(file => {
    const extension = path.extname(file).slice(1).toLowerCase()
    const found = format ?? EXCHANGE_FORMATS.find(({ extensions }) => extensions.includes(extension))
    const named = chosen ?? languageOf(path.basename(file, path.extname(file)), languages)
    if (named && found) return { language: named, format: found, path: path.resolve(file) }
    const wanted = named ? '`--format`' : `\`--language\` with one of ${listed(languages)}`
    throw new UsageError(`\`${file}\` does not say its language: name it like \`es.${usual.id}\`, or ${wanted}`)
  })
}

export function chosenLanguage(given: unknown, languages: readonly Language[]): Language | undefined {
  if (typeof given !== 'string') return undefined
  const chosen = languages.find(({ id, tag }) => id === given || tag === given)
  if (chosen) return chosen
  throw notOneOf('language', given, ids(languages))
}

function chosenFormat(given: unknown): ExchangeFormat | undefined {
  if (typeof given !== 'string') return undefined
  const chosen = EXCHANGE_FORMATS.find(({ id }) => id === given.toLowerCase())
  if (chosen) return chosen
  throw notOneOf('format', given, ids(EXCHANGE_FORMATS))
}

/** The language that the end of a name tells: `paper-pt-BR`, `es_419`. */
export function languageOf(stem: string, languages: readonly Language[]): Language | undefined {
  const parts = stem.split(/[-_.\s]/)
  // The longest end that names one: "pt-BR" before "BR".
  for (let from = Math.max(0, parts.length - 3); from < parts.length; from++) {
    const meant = meantLanguage(parts.slice(from).join('-'), languages)
    if (meant) return meant
  }
  return undefined
}

function ids(choices: readonly { id: string }[]): string[] {
  return choices.map(({ id }) => id)
}

function listed(choices: readonly { id: string }[]): string {
  return ids(choices)
    .map(id => `\`${id}\``)
    .join(', ')
}

/** Reads a file for translators, for messages under a path that the user knows; undefined when there is none. */
export function readExchangeFile(root: string, { path: absolute, format }: ExchangePath): VFile | undefined {
  if (!existsSync(absolute)) return undefined
  const relative = path.relative(root, absolute)
  const inside = relative !== '' && !relative.startsWith('..') && !path.isAbsolute(relative)
  const [folder, name] = inside ? [root, relative] : [path.dirname(absolute), path.basename(absolute)]
  if (format.binary !== true) return readTextFile(folder, name)
  const opened = openFile(folder, name, limitOf('translations'))
  const file = new VFile({ path: name.split(path.sep).join('/'), cwd: folder })
  if (isRead(opened)) file.value = opened
  else
    report(file, fileUnreadable, opened?.reason ?? 'The file is gone: name one that exists', {
      place: { line: 1, column: 1 },
    })
  return file
}
