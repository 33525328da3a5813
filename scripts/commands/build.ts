import { FORMAT_IDS, formatIdsOf } from '../build/formats.ts'
import { type PipelineOptions, runPipeline } from '../build/pipeline.ts'
import { openEntryFiles } from '../consultation/open-entries.ts'
import { lostRounds, publishedRounds } from '../consultation/published-rounds.ts'
import { showProgress } from '../ground/progress.ts'
import { collectMessages, type ReportedMessage } from '../ground/report.ts'
import { loadPublication } from '../load/publication.ts'
import { roundIds } from '../load/rounds.ts'
import { bilingual } from '../renditions/bilingual.ts'
import { consultation } from '../renditions/consultation.ts'
import { standalone } from '../renditions/standalone.ts'
import type { Variant } from '../renditions/variant.ts'
import { type Command, type CommandArguments, UsageError } from './command.ts'
import { outcome } from './outcome.ts'
import { chosen, chosenEditions, chosenLanguages, notOneOf, scopeOptions } from './scope.ts'
import { reportOptions, showMessages } from './show-messages.ts'

export const command: Command = {
  summary: 'publish the editions in dist/, in every format that publication.yaml lists',
  options: {
    ...scopeOptions,
    format: {
      type: 'string',
      multiple: true,
      value: 'FORMAT',
      help: `only this format (${FORMAT_IDS.join(', ')})`,
    },
    bilingual: { type: 'string', value: 'LANGUAGE', help: 'only this language, with the source beside it' },
    consultation: { type: 'string', value: 'ROUND', help: 'what members need to answer in this round of consultation' },
    standalone: { type: 'boolean', help: 'each edition in one HTML file with everything inside, to be sent by e-mail' },
    release: {
      type: 'boolean',
      help: 'everything at once; refuse drafts, old translations, what is uncommitted, warnings',
    },
    ...reportOptions,
  },
  async run(args, output) {
    const progress = showProgress(output.err, output.interactive)
    const started = performance.now()
    const release = args.options.release === true
    const json = args.options.json === true
    const open = release ? openRounds(args) : []
    if (open.length > 0) {
      const code = await showMessages(open, output, json)
      if (!json) output.out(outcome([], started))
      return code
    }
    const selected = await selection(args)
    if (release && !selected.variant) refuseParts(args)
    const before = publishedRounds(args.root)
    const { messages, written } = await runPipeline({ root: args.root, ...selected, release, progress })
    progress.end()
    const code = await showMessages(messages, output, json)
    if (!json) output.out(outcome(written, started) + lostRounds(before, args.root))
    return written.length === 0 ? 1 : code
  },
}

/** A release is whole: with a part of it, files of an earlier one would stand under its number. */
function refuseParts({ options }: CommandArguments): void {
  const part = ['edition', 'language', 'format'].find(name => options[name] !== undefined)
  if (part !== undefined)
    throw new UsageError(
      `\`--release\` publishes everything of its version: leave \`--${part}\` out, or change what \`content/publication.yaml\` lists`,
    )
}

/** What earlier rounds left open forbids to send the next one out for good. */
function openRounds({ root, options }: CommandArguments): ReportedMessage[] {
  const { consultation: id } = options
  if (typeof id !== 'string') return []
  return collectMessages(
    openEntryFiles(
      root,
      roundIds(root).filter(other => other !== id),
    ),
  )
}

/** What the options choose. A publication that cannot be read is the pipeline's to report. */
async function selection(
  args: CommandArguments,
): Promise<Pick<PipelineOptions, 'editions' | 'languages' | 'formats' | 'variant'>> {
  const { publication } = loadPublication(args.root)
  if (!publication) return { formats: chosen(args, 'format', FORMAT_IDS) }
  const round = roundOf(args)
  const formats = chosen(args, 'format', await formatIdsOf(round, publication.formats))
  const editions = chosenEditions(args, publication)
  const languages = chosenLanguages(args, publication.languages)
  const { bilingual: target } = args.options
  if (round && typeof target === 'string')
    throw new UsageError('`--bilingual` and `--consultation` do not go together: leave one out')
  if (round) return { formats, editions, languages, variant: round }
  if (args.options.standalone === true) return { editions, languages, variant: standalone }
  if (typeof target !== 'string') return { formats, editions, languages }
  const targets = publication.languages.slice(1).map(({ id }) => id)
  if (!targets.includes(target)) throw notOneOf('language', target, targets)
  return { formats, editions, languages, variant: bilingual(target) }
}

/** The variant that `--consultation` asks for. */
function roundOf({ root, options }: CommandArguments): Variant | undefined {
  const { consultation: id } = options
  if (typeof id !== 'string') return undefined
  const ids = roundIds(root)
  if (ids.includes(id)) return consultation(id)
  const expected =
    ids.length === 0
      ? `write \`content/consultation/${id}/round.yaml\``
      : `there is ${ids.map(one => `\`${one}\``).join(' and ')}`
  throw new UsageError(`No round is called \`${id}\`: ${expected}`)
}
