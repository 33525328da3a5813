import { collectMessages } from '../report.ts'
import { summarise, translationStatus } from '../translations/status.ts'
import { formatStatus } from '../translations/status-text.ts'
import { writeStatusPage } from '../translations/status-write.ts'
import { loadWorkspace } from '../translations/workspace.ts'
import { type Command, chosen } from './command.ts'
import { showMessages } from './shared.ts'

export const command: Command = {
  summary: 'tell how far the translations are; writes dist/translations/index.html',
  options: {
    language: { type: 'string', multiple: true, value: 'ID', help: 'only this language (may be given again)' },
    edition: { type: 'string', multiple: true, value: 'ID', help: 'only this edition (may be given again)' },
    diff: { type: 'boolean', help: 'also what changed in the sources since they were translated' },
    summary: { type: 'boolean', help: 'only one line, for a pull request' },
    json: { type: 'boolean', help: 'everything as JSON' },
  },
  async run(args, output) {
    const { root, options } = args
    const workspace = await loadWorkspace(root)
    if ('failed' in workspace) return showMessages(collectMessages([workspace.failed]), output, options.json === true)
    const { publication, content, translations, files } = workspace
    const [, ...targets] = publication.languages
    const languages = chosen(
      args,
      'language',
      targets.map(({ id }) => id),
    )
    const editions = chosen(
      args,
      'edition',
      publication.editions.map(({ id }) => id),
    )
    const locales = translations.locales.filter(({ language }) => languages.includes(language.id))
    const status = translationStatus(
      { ...publication, editions: publication.editions.filter(({ id }) => editions.includes(id)) },
      content,
      locales,
    )
    if (options.json === true) {
      output.out(`${JSON.stringify(status, null, 2)}\n`)
      return 0
    }
    if (options.summary !== true) {
      output.out(`${formatStatus(status, { diff: options.diff === true })}\n`)
      writeStatusPage(publication, status)
    }
    output.out(`${summarise(status)}\n`)
    return showMessages(collectMessages(files), output, false)
  },
}
