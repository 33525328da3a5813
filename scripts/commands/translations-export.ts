import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { report } from '../ground/messages.ts'
import { collectMessages } from '../ground/report.ts'
import { loadWorkspace } from '../load/workspace.ts'
import importNotDone from '../rules/import-not-done.ts'
import { exportDocument } from '../translations/exchange/export.ts'
import { planImport } from '../translations/exchange/merge.ts'
import { type Command, UsageError } from './command.ts'
import { reportOptions, showMessages } from './show-messages.ts'
import { exchangeOptions, exchangePaths, readExchangeFile } from './translations-files.ts'

export const command: Command = {
  summary: 'write the translations as files for translators (PO, CSV), into dist/ or the files named',
  options: {
    ...reportOptions,
    ...exchangeOptions,
    force: { type: 'boolean', help: 'also over a file with work that was not imported' },
  },
  positionals: '[FILE …]',
  async run({ root, options, positionals }, output) {
    const json = options.json === true
    const workspace = await loadWorkspace(root)
    if ('failed' in workspace) return showMessages(collectMessages([workspace.failed]), output, json)
    const { publication, sources, translations, assignment, files } = workspace
    const [sourceLanguage, ...languages] = publication.languages
    const problems = [...files]
    for (const target of exchangePaths(root, languages, { files: positionals, options })) {
      const { language, format } = target
      const locale = translations.locales.find(each => each.language === language)
      if (!locale) throw new UsageError(`Unexpected language \`${language.id}\``)
      const old = options.force === true ? undefined : readExchangeFile(root, target)
      const input = { format, locale, registers: translations.registers, segments: assignment.segments, sourceLanguage }
      const plan = old && planImport({ ...input, file: old })
      if (old && plan && plan.taken.length + plan.refused.length > 0) {
        old.messages.length = 0
        const line = plan.taken.length > 0 ? 1 : (plan.refused[0] ?? 1)
        report(
          old,
          importNotDone,
          'Unexpected translations that are not in the locale files, import them first (or `--force`)',
          { place: { line, column: 1 } },
        )
        problems.push(old)
        continue
      }
      mkdirSync(path.dirname(target.path), { recursive: true })
      writeFileSync(target.path, format.write(exportDocument(publication, sources, locale)))
      if (!json) output.out(`${path.relative(process.cwd(), target.path)}\n`)
    }
    return showMessages(collectMessages(problems), output, json)
  },
}
