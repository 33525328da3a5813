import path from 'node:path'
import { type Command, UsageError } from './command.ts'
import { outcome } from './outcome.ts'
import { reportOptions, showMessages } from './show-messages.ts'

export const command: Command = {
  positionals: 'PART…',
  options: {
    plan: { type: 'boolean', help: 'only list the parts that there are, as JSON for a matrix of jobs' },
    ...reportOptions,
  },
  async run({ root, positionals, options }, output) {
    const started = performance.now()
    if (options.plan === true) {
      const { loadPublication } = await import('../load/publication.ts')
      const { editions = [], languages = [] } = loadPublication(root).publication ?? {}
      const parts = editions.flatMap(({ id }) => languages.map(language => ({ edition: id, language: language.id })))
      output.out(`${JSON.stringify(parts)}\n`)
      return parts.length === 0 ? 1 : 0
    }
    if (positionals.length === 0)
      throw new UsageError('No part is named: `npm run merge -- PART…`, each a folder that `npm run build` has made')
    const { mergeParts } = await import('../build/merge.ts')
    const folders = positionals.map(folder => path.resolve(process.env.INIT_CWD ?? process.cwd(), folder))
    const { messages, written } = await mergeParts(root, folders)
    const json = options.json === true
    const code = await showMessages(messages, output, json)
    if (!json) output.out(outcome(written, started))
    return code
  },
}
