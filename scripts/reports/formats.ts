import { github } from './github.ts'
import { json } from './json.ts'
import type { ReportFormat } from './report-format.ts'
import { text } from './text.ts'

/** The forms that messages are shown in. Each is loaded when it is asked for. */
export const REPORT_FORMATS = {
  text: async () => text,
  github: async () => github,
  json: async () => json,
  sarif: async () => (await import('./sarif.ts')).sarif,
} satisfies Record<string, () => Promise<ReportFormat>>

export type ReportFormatId = keyof typeof REPORT_FORMATS
export const REPORT_FORMAT_IDS = Object.keys(REPORT_FORMATS) as ReportFormatId[]
