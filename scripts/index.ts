/** What other programs may use. All else may change without notice. */

export { type LoadedPublication, loadPublication } from './load/publication.ts'
export type { Edition, Format, Language, Publication } from './model.ts'
export { type PipelineOptions, type PipelineResult, runPipeline } from './pipeline.ts'
export { type Progress, showProgress, silent } from './progress.ts'
export { formatAnnotations, formatCounts, formatMessages, hasErrors, type ReportedMessage } from './report.ts'
export { RULES, type RuleId, type Severity } from './rules.ts'
