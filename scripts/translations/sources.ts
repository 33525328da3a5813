import type { VFile } from 'vfile'
import { extractSegments } from '../markdown/segments.ts'
import type { Source } from '../model/source.ts'
import chapterMissing from '../rules/chapter-missing.ts'
import chapterTitle from '../rules/chapter-title.ts'
import directiveAttribute from '../rules/directive-attribute.ts'
import directiveForm from '../rules/directive-form.ts'
import directiveUnknown from '../rules/directive-unknown.ts'
import figureInvalid from '../rules/figure-invalid.ts'
import fileNotUtf8 from '../rules/file-not-utf8.ts'
import fileUnreadable from '../rules/file-unreadable.ts'
import imageMissing from '../rules/image-missing.ts'
import imageOutsideContent from '../rules/image-outside-content.ts'
import includeCycle from '../rules/include-cycle.ts'
import includeMissing from '../rules/include-missing.ts'
import pathOutsideContent from '../rules/path-outside-content.ts'
import publicationMissing from '../rules/publication-missing.ts'
import yamlSchema from '../rules/yaml-schema.ts'
import yamlSyntax from '../rules/yaml-syntax.ts'

/** Problems through which words may be missing that are there: a sync would retire their translations. */
const HIDING: ReadonlySet<string> = new Set(
  [
    chapterMissing,
    chapterTitle,
    directiveAttribute,
    directiveForm,
    directiveUnknown,
    figureInvalid,
    fileNotUtf8,
    fileUnreadable,
    imageMissing,
    imageOutsideContent,
    includeCycle,
    includeMissing,
    pathOutsideContent,
    publicationMissing,
    yamlSchema,
    yamlSyntax,
  ].map(({ id }) => id),
)

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
