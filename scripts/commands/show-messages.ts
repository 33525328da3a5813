import { hasErrors, type ReportedMessage } from '../ground/report.ts'
import { REPORT_FORMATS, type ReportFormatId } from '../reports/formats.ts'
import type { CommandOption, ExitCode, Output } from './command.ts'

/** How messages are shown. */
export const reportOptions = {
  json: { type: 'boolean', help: 'messages as JSON' },
} satisfies Record<string, CommandOption>

/** Shows messages on standard output and tells the exit code that they ask for. */
export function showMessages(messages: readonly ReportedMessage[], output: Output, json: boolean): Promise<ExitCode> {
  return showMessagesAs(json ? 'json' : 'text', messages, output)
}

/** Shows messages in a form; what is for readers, for a forge in its own form as well. */
export async function showMessagesAs(
  format: ReportFormatId,
  messages: readonly ReportedMessage[],
  output: Output,
): Promise<ExitCode> {
  const annotated = format === 'text' && process.env.GITHUB_ACTIONS === 'true'
  for (const id of annotated ? (['text', 'github'] as const) : [format])
    output.out(await (await REPORT_FORMATS[id]()).write(messages))
  return hasErrors(messages) ? 1 : 0
}
