import type { ReportFormat } from './report-format.ts'

/** The messages as they are, for programs. */
export const json: ReportFormat = {
  id: 'json',
  summary: 'for programs',
  write: messages => `${JSON.stringify(messages, null, 2)}\n`,
}
