import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { report } from '../ground/messages.ts'
import { collectMessages } from '../ground/report.ts'
import { loadWorkspace } from '../load/workspace.ts'
import { exportPo } from '../translations/po-export.ts'
import { planImport } from '../translations/po-import.ts'
import { type Command, UsageError } from './command.ts'
import { reportOptions, showMessages } from './show-messages.ts'
import { poPaths, readPoFile } from './translations-po.ts'

export const command: Command = {
  summary: 'write the translations as PO files, into dist/po/ or the files named',
  options: {
    ...reportOptions,
    language: { type: 'string', value: 'ID', help: 'only this language' },
    force: { type: 'boolean', help: 'also over a PO file with work that was not imported' },
  },
  positionals: '[FILE.po …]',
  async run({ root, options, positionals }, output) {
    const json = options.json === true
    const workspace = await loadWorkspace(root)
    if ('failed' in workspace) return showMessages(collectMessages([workspace.failed]), output, json)
    const { publication, sources, translations, assignment, files } = workspace
    const [sourceLanguage, ...languages] = publication.languages
    const language = typeof options.language === 'string' ? options.language : undefined
    const problems = [...files]
    for (const target of poPaths(root, languages, { files: positionals, language })) {
      const locale = translations.locales.find(each => each.language === target.language)
      if (!locale) throw new UsageError(`Unexpected language \`${target.language.id}\``)
      const old = options.force === true ? undefined : readPoFile(root, target.path)
      const input = { locale, registers: translations.registers, segments: assignment.segments, sourceLanguage }
      if (old && planImport({ ...input, file: old }).taken.length > 0) {
        old.messages.length = 0
        report(
          old,
          'po-not-imported',
          'Unexpected translations that are not in the locale files, import them first (or `--force`)',
        )
        problems.push(old)
        continue
      }
      mkdirSync(path.dirname(target.path), { recursive: true })
      writeFileSync(target.path, exportPo(publication, sources, locale))
      if (!json) output.out(`${path.relative(process.cwd(), target.path)}\n`)
    }
    return showMessages(collectMessages(problems), output, json)
  },
}
