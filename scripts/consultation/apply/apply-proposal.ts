import type { Nodes } from 'mdast'
import { VFile } from 'vfile'
import { readTextAndBytes } from '../../ground/files.ts'
import { writeFiles } from '../../ground/write-files.ts'
import { parseSource } from '../../markdown/parse.ts'
import { extractSegments, type SegmentNode } from '../../markdown/segments.ts'
import type { Publication } from '../../model/publication.ts'
import type { Segment, Source } from '../../model/source.ts'
import { plainText } from '../../resolve/plain-text.ts'
import type { DiffPart } from '../../translations/word-diff.ts'
import { editWords } from './edit-words.ts'
import { escapeInline } from './escape-inline.ts'

/** Undefined where it was applied; else a sentence that says why it was not, and what to do. */
export type Refusal = string | undefined

/**
 * Writes a proposal into its chapter. The file is the old one or the new one, and is not touched unless it is on disk as it
 * was read, the words that change are in it, and nothing but these words comes out otherwise when it is read again.
 *
 * @param source the chapter as it was read
 * @param segment the paragraph in it
 */
export function applyProposal(
  { root, actors }: Pick<Publication, 'root' | 'actors'>,
  source: Source,
  segment: Segment,
  proposal: readonly DiffPart[],
): Refusal {
  const path = `content/${source.name}.md`
  const text = String(source.file)
  const disk = readTextAndBytes(root, path)
  if (!disk || String(disk.file) !== text) return `\`${path}\` was changed meanwhile: load the page again`
  const edited = editChapter(text, source, segment, proposal, new Set(actors.keys()))
  if (edited === undefined)
    return `The words that it changes are not in \`${path}\`, line ${segment.line}, as they were sent: change them by hand`
  const raw = new TextDecoder().decode(disk.bytes)
  const isWindows = raw.includes('\r\n')
  writeFiles(root, new Map([[path, isWindows ? edited.replaceAll('\n', '\r\n') : edited]]))
  return undefined
}

/** The chapter with the proposal in it; undefined where it cannot be made, or more would change than it says. */
export function editChapter(
  text: string,
  source: Pick<Source, 'name' | 'slug' | 'segments'>,
  segment: Segment,
  proposal: readonly DiffPart[],
  actors: ReadonlySet<string>,
): string | undefined {
  const index = source.segments.indexOf(segment)
  const before = read(text, source, actors)
  const node = before.segments[index]?.node
  const range = node && segment.attribute === undefined ? rangeOf(node) : undefined
  if (!node || !range) return undefined
  const words = editWords(text.slice(...range), proposal, escapeInline)
  const expected = editWords(plainText(node), proposal)
  if (words === undefined || expected === undefined) return undefined
  const edited = text.slice(0, range[0]) + words + text.slice(range[1])
  const after = read(edited, source, actors)
  const changed = after.segments[index]?.node
  const isSound =
    after.messages <= before.messages &&
    after.segments.length === before.segments.length &&
    after.segments.every((one, at) => at === index || isSame(one, before.segments[at])) &&
    changed !== undefined &&
    comparable(plainText(changed)) === comparable(expected) &&
    marksIn(changed) === marksIn(node)
  return isSound ? edited : undefined
}

function read(
  text: string,
  { name, slug }: Pick<Source, 'name' | 'slug'>,
  actors: ReadonlySet<string>,
): { segments: SegmentNode[]; messages: number } {
  const file = new VFile({ path: `content/${name}.md`, value: text })
  const { tree } = parseSource(file, { name, slug, actors })
  return { segments: extractSegments(tree, text, name), messages: file.messages.length }
}

/** Where the words of a node stand in its file, in characters. */
function rangeOf(node: Nodes): [number, number] | undefined {
  if (!('children' in node)) return undefined
  const start = node.children[0]?.position?.start.offset
  const end = node.children.at(-1)?.position?.end.offset
  return start === undefined || end === undefined ? undefined : [start, end]
}

function isSame(one: SegmentNode, other: SegmentNode | undefined): boolean {
  return one.kind === other?.kind && one.text === other.text
}

/** What stands in a line beside words: a proposal of words brings none of it, and takes none away. */
function marksIn(node: Nodes): string {
  const own = node.type === 'text' || node.type === 'paragraph' ? '' : node.type
  return [own, ...('children' in node ? node.children.map(marksIn) : [])].filter(part => part !== '').join()
}

function comparable(text: string): string {
  return text
    .replace(/[“”„«»]/g, '"')
    .replace(/[‘’]/g, "'")
    .replace(/\s+/g, ' ')
    .trim()
}
