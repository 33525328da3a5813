import path from 'node:path'
import { collectMessages } from '../ground/report.ts'
import { writeFiles } from '../ground/write-files.ts'
import { loadWorkspace } from '../load/workspace.ts'
import { planImport } from '../translations/po-import.ts'
import { type Command, UsageError } from './command.ts'
import { reportOptions, showMessages } from './show-messages.ts'
import { poPaths, readPoFile } from './translations-po.ts'

export const command: Command = {
  summary: 'take translations from PO files, from dist/po/ or the files named',
  options: {
    ...reportOptions,
    language: { type: 'string', value: 'ID', help: 'only this language' },
  },
  positionals: '[FILE.po …]',
  async run({ root, options, positionals }, output) {
    const json = options.json === true
    const workspace = await loadWorkspace(root)
    if ('failed' in workspace) return showMessages(collectMessages([workspace.failed]), output, json)
    const { publication, translations, assignment, files } = workspace
    const [sourceLanguage, ...languages] = publication.languages
    const language = typeof options.language === 'string' ? options.language : undefined
    const problems = [...files]
    const targets = poPaths(root, languages, { files: positionals, language })
    let found = 0
    for (const target of targets) {
      const file = readPoFile(root, target.path)
      const locale = translations.locales.find(each => each.language === target.language)
      if (!file && positionals.length > 0) throw new UsageError(`Missing file \`${target.path}\``)
      if (!file || !locale) continue
      found++
      const { registers } = translations
      const { writes, taken } = planImport({ file, locale, registers, segments: assignment.segments, sourceLanguage })
      writeFiles(root, writes)
      problems.push(file)
      if (!json)
        output.out(`${path.relative(process.cwd(), target.path)}: ${taken.length} taken into ${writes.size} files\n`)
    }
    if (found === 0)
      throw new UsageError('Missing PO files in `dist/po/`, expected those that `npm run translations:export` writes')
    return showMessages(collectMessages(problems), output, json)
  },
}
