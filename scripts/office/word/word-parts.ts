import path from 'node:path'
import { OfficeError } from '../office-error.ts'
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

/** Each section may have six. */
const MOST_MARGINS = 300

/** Finds the parts by what the package says of them: Word on the web calls some `word/document2.xml`. */
export function wordParts(pack: OfficePackage): WordParts {
  const document = parts(pack, relationships(pack, ''), 'officeDocument')[0] ?? 'word/document.xml'
  const folder = path.posix.dirname(document)
  const related = relationships(pack, document)
  const one = (type: string): string | undefined =>
    parts(pack, related, type)[0] ?? [`${folder}/${type}.xml`].find(name => pack.parts.has(name))
  const margins = [...parts(pack, related, 'header'), ...parts(pack, related, 'footer')]
  if (margins.length > MOST_MARGINS) throw new OfficeError(`It has more than ${MOST_MARGINS} headers and footers`)
  return {
    document,
    styles: one('styles'),
    footnotes: one('footnotes'),
    endnotes: one('endnotes'),
    comments: one('comments'),
    threads: one('commentsExtended'),
    margins,
  }
}

interface Relationship {
  type: string
  target: string
}

/** What a part says of others in the package. */
function relationships({ parts }: OfficePackage, from: string): Relationship[] {
  const folder = path.posix.dirname(from)
  const name = path.posix.join(folder, '_rels', `${path.posix.basename(from)}.rels`)
  const bytes = parts.get(name)
  if (!bytes) return []
  return allOf(readXml(bytes, name), 'Relationship').flatMap(({ attributes }) => {
    const { Type = '', Target = '', TargetMode } = attributes
    if (TargetMode === 'External') return []
    const target = Target.startsWith('/') ? Target.slice(1) : path.posix.join(folder, Target)
    return [{ type: Type.split('/').at(-1) ?? '', target }]
  })
}

/** Parts that are named as of a type and are there, each once, in the order of their names. */
function parts(pack: OfficePackage, related: readonly Relationship[], type: string): string[] {
  const targets = related.flatMap(one => (one.type === type && pack.parts.has(one.target) ? [one.target] : []))
  return [...new Set(targets)].sort()
}
