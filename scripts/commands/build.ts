import { loadPublication } from '../load/publication.ts'
import { type Format, runPipeline } from '../pipeline.ts'
import { showProgress } from '../progress.ts'
import { type Command, type CommandArguments, chosen, UsageError } from './command.ts'
import { reportOptions, scopeOptions, showMessages } from './shared.ts'

const FORMATS: readonly Format[] = ['html', 'pdf']

export const command: Command = {
  summary: 'publish the editions as HTML and PDF in dist/',
  options: {
    ...scopeOptions,
    format: { type: 'string', multiple: true, value: 'FORMAT', help: 'only html or pdf' },
    bilingual: { type: 'string', value: 'LANGUAGE', help: 'only this language, with the source beside it' },
    release: { type: 'boolean', help: 'refuse drafts, missing or old translations, uncommitted sources, any warning' },
    ...reportOptions,
  },
  async run(args, output) {
    const progress = showProgress(output.err, output.interactive)
    const started = performance.now()
    const release = args.options.release === true
    const { messages, written } = await runPipeline({ root: args.root, ...selection(args), release, progress })
    progress.end()
    const json = args.options.json === true
    const code = showMessages(messages, output, json)
    if (json) return written.length === 0 ? 1 : code
    if (written.length === 0) output.out('Nothing was written: dist/ is as it was.\n')
    else {
      const seconds = ((performance.now() - started) / 1000).toFixed(1)
      output.out(`${written.map(file => `dist/${file}\n`).join('')}${written.length} files in ${seconds} s\n`)
    }
    return written.length === 0 ? 1 : code
  },
}

/** What the options choose. A publication that cannot be read is the pipeline's to report. */
function selection(args: CommandArguments): {
  editions?: string[]
  languages?: string[]
  formats: Format[]
  bilingual?: string
} {
  const formats = chosen(args, 'format', FORMATS) as Format[]
  const { publication } = loadPublication(args.root)
  if (!publication) return { formats }
  const editions = chosen(
    args,
    'edition',
    publication.editions.map(({ id }) => id),
  )
  const { bilingual } = args.options
  const targets = publication.languages.slice(1).map(({ id }) => id)
  if (typeof bilingual === 'string' && !targets.includes(bilingual))
    throw new UsageError(
      `Unexpected language \`${bilingual}\`, expected ${targets.map(id => `\`${id}\``).join(' or ')}`,
    )
  const languages = chosen(
    args,
    'language',
    publication.languages.map(({ id }) => id),
  )
  return { formats, editions, languages, ...(typeof bilingual === 'string' ? { bilingual } : {}) }
}
