import type { Place, Snapshot } from './snapshot.ts'
import type { SourcePlace } from './source-place.ts'

/** Finds where a part of a page was written, by its anchor there: in the chapter, or in the translation. */
export function findSource(snapshot: Snapshot, { edition, localised }: Place, anchor: string): SourcePlace | undefined {
  const { prepared } = snapshot
  if (!prepared) return undefined
  const { content } = prepared
  const locale = prepared.localised.locales.find(({ language }) => language.id === localised.language.id)
  const rendition = snapshot.knownRendition({ edition, localised })
  for (const source of content.sources.values()) {
    const segment = source.segments.find(({ id }) => id.endsWith(`/${anchor}`))
    if (!segment) continue
    const located = locale?.find(segment.id).find(({ retired, entry }) => !retired && entry.target !== '')
    if (located) return { file: located.file.file.path, ...located.file.placeOf(located.id, 'target') }
    return { file: source.file.path, line: segment.line, column: segment.column }
  }
  // A chapter, or a block with an anchor of its own.
  for (const { source, tree } of rendition?.document.chapters ?? [])
    for (const node of tree.children) {
      if (node.data?.id !== anchor) continue
      const { line, column } = node.position?.start ?? { line: 1, column: 1 }
      return { file: source.file.path, line, column }
    }
  return undefined
}
