import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { VFile } from 'vfile'
import { collectMessages } from '../ground/report.ts'
import { writeFiles } from '../ground/write-files.ts'
import { loadWorkspace, type TranslationWorkspace, withInterfaceWords } from '../load/workspace.ts'
import { type ImportInput, type ImportPlan, planImport } from '../translations/exchange/merge.ts'
import { tidyName, today } from '../translations/locales/review.ts'
import { type Command, UsageError } from './command.ts'
import { reportOptions, showMessages } from './show-messages.ts'
import { type ExchangePath, exchangeOptions, exchangePaths, readExchangeFile } from './translations-files.ts'
import { importMemory, isAboutMemory } from './translations-memory.ts'

export const command: Command = {
  options: {
    ...reportOptions,
    ...exchangeOptions,
    by: { type: 'string', value: 'NAME', help: 'who reviewed what the files say is reviewed' },
    take: {
      type: 'string',
      multiple: true,
      value: 'ID',
      help: 'take this segment from the file, whatever the locale file says (`all`: all)',
    },
  },
  positionals: '[FILE …]',
  async run(args, output) {
    if (isAboutMemory(args)) return importMemory(args, output)
    const { root, options, positionals } = args
    const json = options.json === true
    const by = typeof options.by === 'string' ? tidyName(options.by) : ''
    const reviewer = by === '' ? undefined : { name: by, date: today() }
    const take = new Set(Array.isArray(options.take) ? options.take : [])
    const problems: VFile[] = []
    let targets: ExchangePath[] | undefined
    let found = 0
    for (let index = 0; targets === undefined || index < targets.length; index++) {
      // Read anew for each file: several may be for one language, and each is merged with what the last one left.
      const loaded = await loadWorkspace(root)
      if ('failed' in loaded) return showMessages(collectMessages([loaded.failed]), output, json)
      const workspace = withInterfaceWords(loaded, true)
      const [, ...languages] = workspace.publication.languages
      targets ??= exchangePaths(root, languages, { files: positionals, options })
      const target = targets[index]
      const file = target && readExchangeFile(root, target)
      if (index === 0) problems.push(...workspace.files)
      if (target && !file && positionals.length > 0) throw new UsageError(`No file \`${target.path}\``)
      if (!target || !file) continue
      found++
      const { taken, writes, unnamed } = importFile(workspace, target, file, { take, reviewer })
      problems.push(file)
      if (!json)
        output.out(`${path.relative(process.cwd(), target.path)}: ${taken.length} taken into ${writes.size} files\n`)
      if (unnamed > 0 && !json) output.out(`${unnamed} are marked as reviewed there: \`--by NAME\` takes that over\n`)
    }
    if (found === 0)
      throw new UsageError(
        `No ${targets[0]?.format.id.toUpperCase()} files in \`dist/${targets[0]?.format.id}/\`: \`npm run translations:export\` writes them`,
      )
    return showMessages(collectMessages(problems), output, json)
  },
}

/** Writes what a file brings, and into the file that it was taken: the same work is not new a second time. */
function importFile(
  { publication, translations, assignment }: TranslationWorkspace,
  { language, format, path: absolute }: ExchangePath,
  file: VFile,
  how: Pick<ImportInput, 'take' | 'reviewer'>,
): ImportPlan {
  const locale = translations.locales.find(each => each.language === language || each.language.id === language.id)
  if (!locale) throw new UsageError(`The language \`${language.id}\` has no translations`)
  const { registers } = translations
  const [sourceLanguage] = publication.languages
  const plan = planImport({ format, file, locale, registers, segments: assignment.segments, sourceLanguage, ...how })
  writeFiles(publication.root, plan.writes)
  if (plan.taken.length > 0 && format.rebase) {
    // As it is on disk, with the line ends of whoever saved it.
    const text = readFileSync(absolute, 'utf8')
    const rebased = format.rebase(text, plan.bases)
    if (rebased !== text) writeFiles(path.dirname(absolute), new Map([[path.basename(absolute), rebased]]))
  }
  return plan
}
