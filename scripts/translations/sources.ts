import type { VFile } from 'vfile'
import type { Content } from '../load/content.ts'
import { extractSegments } from '../markdown/segments.ts'
import type { Source } from '../model.ts'
import type { RuleId } from '../rules.ts'

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

/** Everything with words to translate, chapters and lists of words, with segments that have no ids yet. */
export function segmentSources({ sources, wordLists }: Pick<Content, 'sources' | 'wordLists'>): Source[] {
  const chapters = [...sources.values()]
  for (const source of chapters) source.segments = extractSegments(source.tree, String(source.file), source.name)
  return [...wordLists, ...chapters]
}

/** The files whose problems may hide words. */
export function hidingFiles(files: Iterable<VFile>): VFile[] {
  return [...files].filter(file => file.messages.some(({ ruleId }) => ruleId !== undefined && HIDING.has(ruleId)))
}
