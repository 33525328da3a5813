import type { ReportedMessage } from '../ground/report.ts'
import type { Severity } from '../rules/definition/rule.ts'
import type { ReportFormat } from './report-format.ts'

/** Workflow commands, which GitHub shows beside the lines of a pull request. Errors first: it shows ten of a kind. */
export const github: ReportFormat = {
  id: 'github',
  summary: 'commands that show messages beside the lines of a pull request',
  write: messages => messages.map(annotation).join(''),
}

const COMMANDS = { error: 'error', warning: 'warning', hint: 'notice' } as const satisfies Record<Severity, string>

function annotation({ file, line, column, endColumn, severity, text, rule }: ReportedMessage): string {
  const place = [`line=${line}`, `col=${column}`, ...(endColumn > column ? [`endColumn=${endColumn}`] : [])]
  const properties = [`file=${escapeProperty(file)}`, ...place, `title=${escapeProperty(rule)}`]
  return `::${COMMANDS[severity]} ${properties.join(',')}::${escapeData(text)}\n`
}

/** The runner takes these signs back; no others can end a text or a property. */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A').replaceAll('##[', '# #[')
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C')
}
