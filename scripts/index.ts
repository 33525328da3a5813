/** What other programs may use. All else may change without notice. */

export { type PipelineOptions, type PipelineResult, runPipeline } from './build/pipeline.ts'
export { type Progress, showProgress, silent } from './ground/progress.ts'
export { formatAnnotations, formatCounts, formatMessages, hasErrors, type ReportedMessage } from './ground/report.ts'
export { RULES, type RuleId, type Severity } from './ground/rules.ts'
export { type LoadedPublication, loadPublication } from './load/publication.ts'
export type { Edition, Language, Publication } from './model/publication.ts'
