import path from 'node:path'
import type { OfficePackage } from '../read-package.ts'
import { allOf, readXml } from '../read-xml.ts'

/** Names of the parts of a Word file. */
export interface WordParts {
  document: string
  styles: string | undefined
  footnotes: string | undefined
  endnotes: string | undefined
  comments: string | undefined
  /** Who answers whom in the comments. */
  threads: string | undefined
  /** Headers and footers. */
  margins: readonly string[]
}

/** Finds the parts by what the package says of them: Word on the web calls some `word/document2.xml`. */
export function wordParts(pack: OfficePackage): WordParts {
  const document = related(pack, '', 'officeDocument')[0] ?? 'word/document.xml'
  const folder = path.posix.dirname(document)
  const one = (type: string): string | undefined =>
    related(pack, document, type)[0] ?? [`${folder}/${type}.xml`].find(name => pack.parts.has(name))
  return {
    document,
    styles: one('styles'),
    footnotes: one('footnotes'),
    endnotes: one('endnotes'),
    comments: one('comments'),
    threads: one('commentsExtended'),
    margins: [...related(pack, document, 'header'), ...related(pack, document, 'footer')],
  }
}

/** Parts that another one names as of a type, in the order of their names. */
function related({ parts }: OfficePackage, from: string, type: string): string[] {
  const folder = path.posix.dirname(from)
  const name = path.posix.join(folder, '_rels', `${path.posix.basename(from)}.rels`)
  const bytes = parts.get(name)
  if (!bytes) return []
  const targets = allOf(readXml(bytes, name), 'Relationship').flatMap(({ attributes }) => {
    const { Type = '', Target = '', TargetMode } = attributes
    if (TargetMode === 'External' || Type.split('/').at(-1) !== type) return []
    return [Target.startsWith('/') ? Target.slice(1) : path.posix.join(folder, Target)]
  })
  return targets.filter(target => parts.has(target)).sort()
}
