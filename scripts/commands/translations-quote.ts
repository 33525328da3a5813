import { collectMessages } from '../ground/report.ts'
import { loadWorkspace, withInterfaceWords } from '../load/workspace.ts'
import { formatQuotes, quoteOf } from '../translations/quote.ts'
import type { Command } from './command.ts'
import { chosen, chosenLanguages, scopeOptions } from './scope.ts'
import { showMessages } from './show-messages.ts'

export const command: Command = {
  options: {
    language: scopeOptions.language,
    chapter: { type: 'string', multiple: true, value: 'NAME', help: 'only this chapter (`05-finance`)' },
    json: { type: 'boolean', help: 'everything as JSON' },
  },
  async run(args, output) {
    const { root, options } = args
    const json = options.json === true
    const loaded = await loadWorkspace(root)
    if ('failed' in loaded) return showMessages(collectMessages([loaded.failed]), output, json)
    const { publication, sources: all, translations, files } = withInterfaceWords(loaded)
    const [, ...targets] = publication.languages
    const languages = chosenLanguages(args, targets)
    const sources = all.filter(({ segments }) => segments.length > 0)
    const names = sources.map(({ name }) => name)
    const wanted = new Set(chosen(args, 'chapter', names))
    const segments = sources.flatMap(source => (wanted.has(source.name) ? source.segments : []))
    const quotes = translations.locales
      .filter(({ language }) => languages.includes(language.id))
      .map(locale => quoteOf(segments, locale))
    output.out(json ? `${JSON.stringify(quotes, null, 2)}\n` : formatQuotes(quotes))
    return json ? 0 : showMessages(collectMessages(files), output, false)
  },
}
