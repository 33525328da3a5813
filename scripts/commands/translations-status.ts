import { collectMessages } from '../ground/report.ts'
import { loadWorkspace, withInterfaceWords } from '../load/workspace.ts'
import { INTERFACE } from '../translations/interface/list.ts'
import { summarise, translationStatus } from '../translations/status.ts'
import { formatStatus } from '../translations/status-text.ts'
import { writeStatusPage } from '../translations/status-write.ts'
import type { Command } from './command.ts'
import { chosenEditions, chosenLanguages, scopeOptions } from './scope.ts'
import { showMessages } from './show-messages.ts'

export const command: Command = {
  options: {
    ...scopeOptions,
    diff: { type: 'boolean', help: 'also what changed in the sources since they were translated' },
    summary: { type: 'boolean', help: 'only one line, for a pull request' },
    json: { type: 'boolean', help: 'everything as JSON' },
  },
  async run(args, output) {
    const { root, options } = args
    const loaded = await loadWorkspace(root)
    if ('failed' in loaded) return showMessages(collectMessages([loaded.failed]), output, options.json === true)
    const { publication, content, sources, translations, files } = withInterfaceWords(loaded)
    const [, ...targets] = publication.languages
    const languages = chosenLanguages(args, targets)
    const editions = chosenEditions(args, publication)
    const locales = translations.locales.filter(({ language }) => languages.includes(language.id))
    const status = translationStatus(
      { ...publication, editions: publication.editions.filter(({ id }) => editions.includes(id)) },
      content,
      locales,
      sources.filter(({ name }) => name === INTERFACE),
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
