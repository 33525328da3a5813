import path from 'node:path'
import { report } from '../ground/messages.ts'
import { collectMessages } from '../ground/report.ts'
import { writeWhole } from '../ground/write-files.ts'
import { loadWorkspace, withInterfaceWords } from '../load/workspace.ts'
import importNotDone from '../rules/import-not-done.ts'
import { exportDocument } from '../translations/exchange/export.ts'
import type { ExchangeDocument, ExchangeFormat } from '../translations/exchange/format.ts'
import { planImport } from '../translations/exchange/merge.ts'
import { INTERFACE } from '../translations/interface/list.ts'
import type { LocaleEntry } from '../translations/locales/locale-file.ts'
import { isReviewable, reviewOf } from '../translations/locales/review.ts'
import { type Command, UsageError } from './command.ts'
import { chosen } from './scope.ts'
import { reportOptions, showMessages } from './show-messages.ts'
import { exchangeOptions, exchangePaths, readExchangeFile } from './translations-files.ts'
import { exportMemory, isAboutMemory } from './translations-memory.ts'

export const command: Command = {
  options: {
    ...reportOptions,
    ...exchangeOptions,
    chapter: {
      type: 'string',
      multiple: true,
      value: 'NAME',
      help: 'only this chapter (`05-finance`), or `interface`',
    },
    unfinished: { type: 'boolean', help: 'only what is not translated, of an older source, or prefilled' },
    unreviewed: { type: 'boolean', help: 'only what is translated and not reviewed' },
    force: { type: 'boolean', help: 'also over a file with work that was not imported' },
  },
  positionals: '[FILE …]',
  async run(args, output) {
    if (isAboutMemory(args)) return exportMemory(args, output)
    const { root, options, positionals } = args
    const json = options.json === true
    const loaded = await loadWorkspace(root)
    if ('failed' in loaded) return showMessages(collectMessages([loaded.failed]), output, json)
    const workspace = withInterfaceWords(loaded, isNamed(options.chapter, INTERFACE))
    const { publication, sources, translations, assignment, files } = workspace
    const [sourceLanguage, ...languages] = publication.languages
    const problems = [...files]
    const names = sources.map(({ name }) => name)
    const wanted = new Set(chosen(args, 'chapter', names))
    const chapters = sources.filter(({ name }) => wanted.has(name))
    const isWanted = (entry: LocaleEntry): boolean =>
      (options.unreviewed !== true || (isReviewable(entry) && !reviewOf(entry)?.isCurrent)) &&
      (options.unfinished !== true ||
        entry.target.trim() === '' ||
        entry.previous !== undefined ||
        entry.prefilled !== undefined)
    for (const target of exchangePaths(root, languages, { files: positionals, options })) {
      const { language, format } = target
      const locale = translations.locales.find(each => each.language === language)
      if (!locale) throw new UsageError(`The language \`${language.id}\` has no translations`)
      const old = options.force === true ? undefined : readExchangeFile(root, target)
      const input = { format, locale, registers: translations.registers, segments: assignment.segments, sourceLanguage }
      const plan = old && planImport({ ...input, file: old })
      if (old && plan && plan.taken.length + plan.refused.length > 0) {
        old.messages.length = 0
        const line = plan.taken.length > 0 ? 1 : (plan.refused[0] ?? 1)
        report(
          old,
          importNotDone,
          'The file holds translations that are not in the locale files: import them first (or `--force`)',
          { place: { line, column: 1 } },
        )
        problems.push(old)
        continue
      }
      const document = exportDocument(publication, chapters, locale, assignment.segments, isWanted)
      refuseLong(document, format)
      writeWhole(root, target.path, format.write(document))
      if (!json) output.out(`${path.relative(process.cwd(), target.path)}\n`)
    }
    return showMessages(collectMessages(problems), output, json)
  },
}

function isNamed(given: unknown, name: string): boolean {
  return Array.isArray(given) && given.includes(name)
}

/** @throws UsageError where a text would be cut */
function refuseLong({ entries }: ExchangeDocument, { id, longest = Number.POSITIVE_INFINITY }: ExchangeFormat): void {
  const long = entries.find(({ source, target, note }) => [source, target, note].some(({ length }) => length > longest))
  if (long)
    throw new UsageError(
      `The segment \`${long.id}\` is longer than ${longest} characters, the most that ${id.toUpperCase()} takes: choose \`--format po\``,
    )
}
