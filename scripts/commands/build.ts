import { type PipelineOptions, runPipeline } from '../build/pipeline.ts'
import { showProgress } from '../ground/progress.ts'
import { loadPublication } from '../load/publication.ts'
import type { Format } from '../model/publication.ts'
import { type Command, type CommandArguments, UsageError } from './command.ts'
import { chosen, chosenEditions, chosenLanguages, scopeOptions } from './scope.ts'
import { reportOptions, showMessages } from './show-messages.ts'

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
    const seconds = ((performance.now() - started) / 1000).toFixed(1)
    if (!json) output.out(outcome(written, seconds))
    return written.length === 0 ? 1 : code
  },
}

function outcome(written: readonly string[], seconds: string): string {
  if (written.length === 0) return 'Nothing was written: dist/ is as it was.\n'
  return `${written.map(file => `dist/${file}\n`).join('')}${written.length} files in ${seconds} s\n`
}

/** What the options choose. A publication that cannot be read is the pipeline's to report. */
function selection(args: CommandArguments): Pick<PipelineOptions, 'editions' | 'languages' | 'formats' | 'bilingual'> {
  const formats = chosen(args, 'format', FORMATS)
  const { publication } = loadPublication(args.root)
  if (!publication) return { formats }
  const editions = chosenEditions(args, publication)
  const languages = chosenLanguages(args, publication.languages)
  const { bilingual } = args.options
  if (typeof bilingual !== 'string') return { formats, editions, languages }
  const targets = publication.languages.slice(1).map(({ id }) => id)
  if (!targets.includes(bilingual))
    throw new UsageError(
      `Unexpected language \`${bilingual}\`, expected ${targets.map(id => `\`${id}\``).join(' or ')}`,
    )
  return { formats, editions, languages, bilingual }
}
