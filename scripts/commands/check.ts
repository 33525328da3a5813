import { checkPublication } from '../build/check.ts'
import { REPORT_FORMAT_IDS, type ReportFormatId } from '../reports/formats.ts'
import { type Command, type CommandArguments, type ExitCode, type Output, UsageError } from './command.ts'
import { reportOptions, showMessagesAs } from './show-messages.ts'

export const command: Command = {
  options: {
    format: { type: 'string', value: 'FORMAT', help: `how messages are shown (${REPORT_FORMAT_IDS.join(', ')})` },
    fix: {
      type: 'boolean',
      help: 'first mend what is safe: quotes, spaces, list markers, doubled words',
    },
    watch: { type: 'boolean', help: 'check again at every save, until Ctrl+C' },
    ...reportOptions,
  },
  async run({ root, options }, output) {
    const format = reportFormat(options)
    if (options.fix === true) await mend(root, output)
    const check = async (): Promise<ExitCode> => {
      const messages = await checkPublication(root)
      if (messages.length === 0 && format === 'text') output.out('No problems found.\n')
      return showMessagesAs(format, messages, output)
    }
    if (options.watch !== true) return check()
    const { checkOnSave } = await import('./check-on-save.ts')
    await checkOnSave(root, check, output)
    return 0
  },
}

/** Tells on standard error, so that standard output holds the messages alone. */
async function mend(root: string, output: Output): Promise<void> {
  const { mendPublication } = await import('../build/mend.ts')
  const { mended, changed } = await mendPublication(root)
  for (const file of changed) output.err(`${file} was changed meanwhile and is left as it is: run the command again\n`)
  for (const [file, places] of mended) output.err(`${file}: ${places} mended\n`)
}

function reportFormat({ format, json }: CommandArguments['options']): ReportFormatId {
  if (format === undefined) return json === true ? 'json' : 'text'
  const known = REPORT_FORMAT_IDS.find(id => id === format)
  if (known === undefined)
    throw new UsageError(`There is no format \`${format}\`: choose one of ${REPORT_FORMAT_IDS.join(', ')}`)
  if (json === true && known !== 'json') throw new UsageError('`--json` and `--format` ask for two forms: give one')
  return known
}
