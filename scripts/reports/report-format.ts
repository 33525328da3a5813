import type { ReportedMessage } from '../ground/report.ts'

/** A form in which messages are shown. */
export interface ReportFormat {
  /** As `--format` names it. */
  id: string
  /** For help and documentation: `lines for readers`. */
  summary: string
  /** @returns what is to be printed, with a line end where it is not empty */
  write(messages: readonly ReportedMessage[]): string | Promise<string>
}
