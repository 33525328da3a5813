import type { Heading, Root, RootContent, Yaml } from 'mdast'
import { visit } from 'unist-util-visit'
import type { VFile } from 'vfile'
import * as z from 'zod'
import { isUnreadable } from '../ground/files.ts'
import { report } from '../ground/messages.ts'
import { readYaml } from '../ground/yaml.ts'
import type { Numbering } from '../model/source.ts'
import chapterTitle from '../rules/chapter-title.ts'
import { ANCHOR } from './anchors.ts'

const schema = z.strictObject({
  title: z.string().min(1).optional(),
  id: z
    .string()
    .regex(ANCHOR, { error: 'expected an anchor: a letter, then letters, digits, `-`, `_`, `.`' })
    .optional(),
  short: z.string().min(1).optional(),
  numbering: z.enum(['number', 'none', 'annex']).optional(),
})

export interface FrontMatter {
  title?: string | undefined
  /** Anchor of the chapter's heading. */
  id?: string | undefined
  /** Short title for running headers. */
  short?: string | undefined
  /** How headings are numbered where the edition numbers them; `number` by default. */
  numbering?: Numbering | undefined
}

/**
 * Reads the YAML at the top of a chapter and puts its `title` into the tree as a heading of depth 1, whose position is
 * that of the title in the YAML. A chapter without it begins with a `#` heading instead.
 *
 * Reports `chapter-title` when there is neither, or both.
 */
export function applyFrontMatter(tree: Root, file: VFile): FrontMatter {
  reportTitlesInside(tree, file)
  const yaml = tree.children.find((node): node is Yaml => node.type === 'yaml')
  const headings = tree.children.filter((node): node is Heading => node.type === 'heading' && node.depth === 1)
  const start = yaml?.position?.start
  // The YAML's text begins one line below its opening fence.
  const data = yaml && start ? readYaml(file, schema, { text: yaml.value, lineOffset: start.line }) : undefined
  const matter: FrontMatter = data?.value ?? {}
  if (matter.title !== undefined && data) {
    const point = data.placeOf(['title'])
    const heading: Heading = {
      type: 'heading',
      depth: 1,
      children: [{ type: 'text', value: matter.title }],
      position: { start: point, end: { line: point.line, column: point.column + matter.title.length } },
      data: matter.id === undefined ? {} : { id: matter.id },
    }
    tree.children.splice(tree.children.indexOf(yaml as Yaml) + 1, 0, heading)
    for (const extra of headings)
      report(file, chapterTitle, 'The chapter has its title in the front matter: write `##` for a section', {
        place: extra,
      })
    return matter
  }
  const [first, ...others] = headings
  const above = tree.children.find(node => node === first || PRINTED.has(node.type))
  if (first && above !== first)
    report(file, chapterTitle, 'Text stands above the title: write the `#` heading first', { place: above })
  if (first && matter.id !== undefined) first.data = { ...first.data, id: matter.id }
  for (const extra of others)
    report(file, chapterTitle, 'A chapter has one title: write `##` for a section, or make another chapter', {
      place: extra,
    })
  const problems = isUnreadable(file) || file.messages.some(({ ruleId }) => ruleId?.startsWith('yaml'))
  if (!first && !problems)
    report(file, chapterTitle, 'The chapter has no title: write `title:` in the front matter, or a `#` heading', {
      place: { line: 1, column: 1 },
    })
  return matter
}

/** What stands above a title must not be seen there. */
const PRINTED: ReadonlySet<string> = new Set<RootContent['type']>([
  'blockquote',
  'code',
  'containerDirective',
  'heading',
  'leafDirective',
  'list',
  'paragraph',
  'table',
  'thematicBreak',
])

/** A `#` heading in a box, quotation or list would be a second title. */
function reportTitlesInside(tree: Root, file: VFile): void {
  for (const block of tree.children)
    visit(block, 'heading', (heading, _index, parent) => {
      if (heading.depth === 1 && parent)
        report(file, chapterTitle, 'A title cannot stand inside a block: write `##`', { place: heading })
    })
}
