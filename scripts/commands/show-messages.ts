import { formatAnnotations, formatMessages, hasErrors, type ReportedMessage } from '../ground/report.ts'
import type { CommandOption, ExitCode, Output } from './command.ts'

/** How messages are shown. */
export const reportOptions = {
  json: { type: 'boolean', help: 'messages as JSON' },
} satisfies Record<string, CommandOption>

/** Shows messages on standard output, for a forge in its own form as well, and tells the exit code that they ask for. */
export function showMessages(messages: readonly ReportedMessage[], output: Output, json: boolean): ExitCode {
  if (json) output.out(`${JSON.stringify(messages, null, 2)}\n`)
  else output.out(formatMessages(messages))
  if (!json && process.env.GITHUB_ACTIONS === 'true') output.out(formatAnnotations(messages))
  return hasErrors(messages) ? 1 : 0
}
