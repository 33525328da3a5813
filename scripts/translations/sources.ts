import type { VFile } from 'vfile'
import type { RuleId } from '../ground/rules.ts'
import { extractSegments } from '../markdown/segments.ts'
import type { Source } from '../model/source.ts'

/** Problems through which words may be missing that are there: a sync would retire their translations. */
const HIDING: ReadonlySet<string> = new Set<RuleId>([
  'chapter-missing',
  'chapter-title',
  'directive-attribute',
  'directive-form',
  'directive-unknown',
  'figure-invalid',
  'file-not-utf8',
  'image-missing',
  'image-outside-content',
  'include-cycle',
  'include-missing',
  'path-outside-content',
  'publication-missing',
  'yaml-schema',
  'yaml-syntax',
])

/** Where words to translate stand. */
export interface WordSources {
  /** Chapters and included files, by name. */
  sources: ReadonlyMap<string, Source>
  /** Lists of words outside chapters: publication.yaml, acronyms, figures. */
  wordLists: readonly Source[]
}

/** Everything with words to translate, chapters and lists of words, with segments that have no ids yet. */
export function segmentSources({ sources, wordLists }: WordSources): Source[] {
  const chapters = [...sources.values()]
  for (const source of chapters) source.segments = extractSegments(source.tree, String(source.file), source.name)
  return [...wordLists, ...chapters]
}

/** The files whose problems may hide words. */
export function hidingFiles(files: Iterable<VFile>): VFile[] {
  return [...files].filter(file => file.messages.some(({ ruleId }) => ruleId !== undefined && HIDING.has(ruleId)))
}
