import { existsSync } from 'node:fs'
import path from 'node:path'
import type { VFile } from 'vfile'
import { readTextFile } from '../ground/files.ts'
import { collectMessages } from '../ground/report.ts'
import { writeFiles, writeWhole } from '../ground/write-files.ts'
import { loadWorkspace, withInterfaceWords } from '../load/workspace.ts'
import type { Language } from '../model/publication.ts'
import { joinMemory, loadMemory, memoryPath, unitsOf } from '../translations/exchange/memory-file.ts'
import { readTmx, writeTmx } from '../translations/exchange/tmx.ts'
import { type CommandArguments, type ExitCode, type Output, UsageError } from './command.ts'
import { showMessages } from './show-messages.ts'
import { chosenLanguage, languageOf } from './translations-files.ts'

/** Whether a command line means TMX: translation memories, which are no translations of this text by themselves. */
export function isAboutMemory({ options, positionals }: CommandArguments): boolean {
  const isTmx = (file: string): boolean => path.extname(file).toLowerCase() === '.tmx'
  if (options.format !== undefined) return String(options.format).toLowerCase() === 'tmx'
  return positionals.length > 0 && positionals.every(isTmx)
}

/** Writes what is translated and up to date as TMX. */
export async function exportMemory(args: CommandArguments, output: Output): Promise<ExitCode> {
  const { root, options } = args
  const json = options.json === true
  const workspace = await loadWorkspace(root)
  if ('failed' in workspace) return showMessages(collectMessages([workspace.failed]), output, json)
  const { publication, translations, files } = withInterfaceWords(workspace)
  const [source, ...targets] = publication.languages
  for (const { language, file } of memoryFiles(args, targets)) {
    const locale = translations.locales.find(each => each.language === language)
    if (!locale) continue
    writeWhole(root, file, writeTmx(unitsOf(locale), { source, target: language }))
    if (!json) output.out(`${path.relative(process.cwd(), file)}\n`)
  }
  return showMessages(collectMessages(files), output, json)
}

/** Takes TMX into the memories of the languages, which the desk offers from: no translation is changed by it. */
export async function importMemory(args: CommandArguments, output: Output): Promise<ExitCode> {
  const { root, options, positionals } = args
  const json = options.json === true
  const workspace = await loadWorkspace(root)
  if ('failed' in workspace) return showMessages(collectMessages([workspace.failed]), output, json)
  const { publication, files } = workspace
  const [source, ...targets] = publication.languages
  const problems: VFile[] = [...files]
  let count = 0
  for (const { language, file } of memoryFiles(args, targets)) {
    if (!existsSync(file)) {
      if (positionals.length > 0) throw new UsageError(`No file \`${file}\``)
      continue
    }
    count++
    const read = readTextFile(path.dirname(file), path.basename(file))
    if (!read) continue
    problems.push(read)
    const units = read.messages.length > 0 ? undefined : readTmx(read, { source, target: language })
    if (!units) continue
    const { text, added } = joinMemory(loadMemory(publication, language), units, { source, target: language })
    if (added > 0) writeFiles(root, new Map([[memoryPath(language), text]]))
    if (!json)
      output.out(`${path.relative(process.cwd(), file)}: ${added} of ${units.length} new in ${memoryPath(language)}\n`)
  }
  if (count === 0) throw new UsageError('No TMX files in `dist/tmx/`: name those that you have')
  return showMessages(collectMessages(problems), output, json)
}

function memoryFiles(
  { root, options, positionals }: CommandArguments,
  languages: readonly Language[],
): { language: Language; file: string }[] {
  const chosen = chosenLanguage(options.language, languages)
  if (positionals.length === 0)
    return (chosen ? [chosen] : languages).map(language => ({
      language,
      file: path.join(root, 'dist', 'tmx', `${language.id}.tmx`),
    }))
  return positionals.map(file => {
    const language = chosen ?? languageOf(path.basename(file, path.extname(file)), languages)
    if (language) return { language, file: path.resolve(file) }
    throw new UsageError(`\`${file}\` does not say its language: name it like \`es.tmx\`, or give \`--language\``)
  })
}
