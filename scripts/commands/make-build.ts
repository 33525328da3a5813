import { FORMAT_IDS, formatIdsOf } from '../build/formats.ts'
import { type PipelineOptions, runPipeline } from '../build/pipeline.ts'
import { type Built, buildFromOneState, type Made, named, type Order } from '../build/remembered.ts'
import { openEntryFiles } from '../consultation/open-entries.ts'
import { showProgress } from '../ground/progress.ts'
import { collectMessages, type ReportedMessage } from '../ground/report.ts'
import { loadPublication } from '../load/publication.ts'
import { roundIds } from '../load/rounds.ts'
import { bilingual } from '../renditions/bilingual.ts'
import { consultation } from '../renditions/consultation.ts'
import { standalone } from '../renditions/standalone.ts'
import type { Variant } from '../renditions/variant.ts'
import { type CommandArguments, type Output, UsageError } from './command.ts'
import { chosen, chosenEditions, chosenLanguages, notOneOf } from './scope.ts'

/** Makes what `build` was told to make, from one state of the publication. */
export async function makeBuild(
  args: CommandArguments,
  order: Order,
  renew: () => Order,
  output: Output,
): Promise<Built> {
  const release = args.options.release === true
  const measure = release || args.options.measure === true
  const progress = showProgress(output.err, output.interactive)
  const make = async (beforeWriting: () => void): Promise<Made> => {
    const open = release ? openRounds(args) : []
    if (open.length > 0) return { messages: open, written: [] }
    const selected = await selection(args)
    if (release && !selected.variant) refuseParts(args)
    return runPipeline({ root: args.root, ...selected, release, measure, beforeWriting, progress })
  }
  const built = await buildFromOneState(order, renew, make, paths =>
    progress.log(`Changed meanwhile, so all is read again: ${named(paths)}`),
  )
  progress.end()
  return built
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
