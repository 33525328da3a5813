import type { PhrasingContent } from 'mdast'
import { visit } from 'unist-util-visit'
import { copyTree } from '../ground/copy-tree.ts'
import type { BlockChange, ChangeKind, Shifted } from '../model/nodes.ts'
import type { NoteCall } from '../resolve/nodes.ts'
import { diffTokens, type Run } from '../translations/diff-tokens.ts'
import type { MergedNotes } from './merge-notes.ts'
import { setWords } from './set-words.ts'
import { assemble, signatureOf, type Token, tokensOf, type Wrapper } from './tokens.ts'
import { type Line, wordsOf } from './tree-index.ts'

/** What the lines of a document are merged with. */
export interface LineContext {
  notes: MergedNotes
  /** Whether a citation, by its signature, names a work that is given otherwise now. */
  citesChangedWork(signature: string): boolean
  /** BCP 47 tags of the two documents' languages are one. */
  tag: string
  /** Whether the lines were moved as well: at their new place all of it is new, and what was edited on the way is shown within. */
  moved: boolean
}

/** Lines as they became of those before: one of one, or more of more where they were split or joined. */
export interface MergedLines {
  lines: Line[]
  /** Whether anything in them changed. */
  changed: boolean
  /** Whether too little stayed to be called an edit. */
  rewritten: boolean
}

type Status = 'same' | ChangeKind

interface Piece {
  token: Token
  status: Status
}

/** Merges lines that are the same in two revisions. */
export function mergeLines(olds: readonly Line[], news: readonly Line[], context: LineContext): MergedLines {
  const { before, after } = tokensOfBoth(olds, news, context)
  const runs = context.moved ? diffTokens(before, after) : diffTokens(before, after).flatMap(pairCalls)
  const lines: Line[] = []
  let pieces: Piece[] = []
  let place = 0
  let pieceOfPlace = 0
  const close = (end: 'inserted' | 'deleted' | undefined): void => {
    const model = (news[place] ?? news.at(-1)) as Line
    lines.push(lineOf(pieceOfPlace === 0 ? model : withoutAnchors(model), pieces, end))
    pieces = []
    if (end === 'deleted') pieceOfPlace++
    else {
      place++
      pieceOfPlace = 0
    }
  }
  const add = (token: Token, status: Status): void => {
    if (token.kind === 'end') close(status === 'same' || status === 'reformatted' ? undefined : status)
    else pieces.push({ token, status })
  }
  for (const run of runs) addRun(run, add, context)
  close(undefined)
  const changed = runs.some(
    ({ same, old, new: fresh }) => !same || fresh.some((token, at) => !isSetAlike(old[at], token)),
  )
  const [only] = runs
  const rewritten = runs.length === 1 && only !== undefined && !only.same && only.old.length > 0 && only.new.length > 0
  return { lines, changed, rewritten }
}

/** The words of a line at the place that it was moved from; what was edited on the way went here. */
export function lineMovedAway(old: Line, fresh: Line, context: LineContext, move: number): Line {
  const { before, after } = tokensOfBoth([old], [fresh], context)
  const pieces = diffTokens(before, after).flatMap(({ same, old: tokens }) =>
    unlinkedTokens(tokens).map((token): Piece => {
      const shown = token.node?.type === 'noteCall' ? withCall(token, 'deleted', context) : token
      return { token: shown, status: same ? 'same' : 'deleted' }
    }),
  )
  return wrapLine(lineOf(old, pieces, undefined), 'deleted', move)
}

/** The words of a line that only one revision has, with its calls. */
export function wholeLine(line: Line, kind: 'inserted' | 'deleted', context: LineContext, move?: number): Line {
  const tokens = typeset([line], context.tag).flatMap(words => tokensOf(words, tokenOptions(context, kind, new Set())))
  const children = assemble(
    tokens.map(token => (token.node?.type === 'noteCall' ? withCall(token, kind, context) : token)),
    () => undefined,
  )
  return wrapLine({ ...line, children: kind === 'deleted' ? unlinked(children) : children } as Line, kind, move)
}

/** Marks all of a line as come or gone. */
export function wrapLine(line: Line, kind: 'inserted' | 'deleted', move?: number): Line {
  const moved = move === undefined ? {} : { move }
  const change: BlockChange = { kind, ...moved, ends: [...(line.data?.change?.ends ?? []), kind] }
  const children =
    line.children.length === 0 ? [] : [{ type: 'change' as const, kind, ...moved, children: line.children }]
  return { ...line, children, data: { ...line.data, change } } as Line
}

function tokensOfBoth(
  olds: readonly Line[],
  news: readonly Line[],
  context: LineContext,
): { before: Token[]; after: Token[] } {
  const [oldWords, newWords] = [typeset(olds, context.tag), typeset(news, context.tag)]
  const [oldCites, newCites] = [oldWords, newWords].map(
    lines => new Set(lines.flatMap(words => words.flatMap(citationsIn))),
  )
  const same = new Set([...(oldCites ?? [])].filter(one => newCites?.has(one) && !context.citesChangedWork(one)))
  const tokens = (lines: readonly PhrasingContent[][], kind: 'inserted' | 'deleted'): Token[] =>
    lines.flatMap((words, index) => [
      ...(index === 0 ? [] : [END]),
      ...tokensOf(words, tokenOptions(context, kind, same)),
    ])
  const before = tokens(oldWords, 'deleted')
  const after = tokens(newWords, 'inserted')
  const changed = context.notes.changedCalls(callsIn(before), callsIn(after))
  const keyed = after.map(token => {
    const old = token.kind === 'call' ? changed.get(token.key.slice('note:'.length)) : undefined
    return old === undefined ? token : { ...token, key: `note:${old}` }
  })
  return { before, after: keyed }
}

const END: Token = { key: '\u00b6', kind: 'end', text: '', outer: [], inner: [] }

function typeset(lines: readonly Line[], tag: string): PhrasingContent[][] {
  return lines.map(line => setWords(copyTree(line.children) as PhrasingContent[], line.data?.lang ?? tag))
}

function tokenOptions({ notes }: LineContext, kind: 'inserted' | 'deleted', sameCitations: ReadonlySet<string>) {
  const callKey = (call: NoteCall): string => (kind === 'deleted' ? notes.oldKey(call) : notes.newKey(call))
  return { callKey, sameCitations }
}

function callsIn(tokens: readonly Token[]): NoteCall[] {
  return tokens.flatMap(({ node }) => (node?.type === 'noteCall' ? [node] : []))
}

function citationsIn(node: PhrasingContent): string[] {
  const found: string[] = []
  visit(node, 'formatted', ({ cites }) => {
    const signature = signatureOf(cites)
    if (signature !== undefined) found.push(signature)
  })
  return found
}

/** A note in the place of another is that note said anew: one call, and both texts in its note. */
function pairCalls(run: Run<Token>): Run<Token>[] {
  const { same, old, new: fresh } = run
  const isCall = ({ kind }: Token): boolean => kind === 'call'
  if (same || !old.every(isCall) || !fresh.every(isCall)) return [run]
  const count = Math.min(old.length, fresh.length)
  const rest = { same, old: old.slice(count), new: fresh.slice(count) }
  const paired = { same: true, old: old.slice(0, count), new: fresh.slice(0, count) }
  return [paired, rest].filter(part => part.old.length + part.new.length > 0)
}

function addRun(
  { same, old, new: fresh }: Run<Token>,
  add: (token: Token, status: Status) => void,
  context: LineContext,
): void {
  if (same) {
    fresh.forEach((token, index) => {
      const before = old[index] as Token
      if (!context.moved && isSaidOtherwise(before, token)) {
        for (const gone of unlinkedTokens([before])) add(gone, 'deleted')
        add(token, 'inserted')
      } else add(sameToken(before, token, context), isSetAlike(before, token) ? 'same' : 'reformatted')
    })
    return
  }
  for (const token of old) {
    // What came and went has no note.
    if (context.moved && token.kind === 'call') continue
    const [shown] = unlinkedTokens([token])
    if (shown) add(token.node?.type === 'noteCall' ? withCall(shown, 'deleted', context) : shown, 'deleted')
  }
  for (const token of fresh) add(withCall(token, 'inserted', context), 'inserted')
}

/**
 * Whether the build makes other words of the same: "Ibid." where the reference stood in full, an acronym that is spelled out here
 * now. They are no edit, and yet both stand in the redline: without the words that went it is the newer text.
 */
function isSaidOtherwise(before: Token, { node }: Token): boolean {
  if (!node || node.type === 'noteCall' || !before.node) return false
  const [was, is] = [wordsOf(before.node), wordsOf(node)].map(words => words.replace(NUMBERS, '#'))
  return was !== is
}

/** Of figures, sections and annexes, and of notes that a citation refers to. */
const NUMBERS = /(?:\b\p{Lu}|\p{N}+)(?:\.\p{N}+)*\b/gu

function sameToken(before: Token, token: Token, context: LineContext): Token {
  const { node } = token
  if (!node) return token
  if (node.type === 'noteCall') {
    const old = before.node?.type === 'noteCall' && !context.moved ? before.node : undefined
    return { ...token, node: context.notes.call(old, node) }
  }
  const was = before.node ? wordsOf(before.node) : ''
  if (was === wordsOf(node)) return token
  const shifted: Shifted = { type: 'shifted', was, children: [node] }
  return { ...token, node: shifted }
}

function withCall(token: Token, kind: 'inserted' | 'deleted', { notes }: LineContext): Token {
  const { node } = token
  if (node?.type !== 'noteCall') return token
  return { ...token, node: kind === 'deleted' ? notes.call(node, undefined) : notes.call(undefined, node) }
}

/** Whether words stand in the same type and lead to the same place. */
function isSetAlike(before: Token | undefined, after: Token): boolean {
  if (!before || before.kind === 'space' || before.kind === 'end') return true
  const keys = (wrappers: readonly Wrapper[]): string => wrappers.map(({ key }) => key).join('\n')
  return keys(before.outer) === keys(after.outer)
}

function lineOf(model: Line, pieces: readonly Piece[], end: 'inserted' | 'deleted' | undefined): Line {
  const statuses = new Map(pieces.map(({ token, status }) => [token, status]))
  const children = assemble(
    pieces.map(({ token }) => token),
    token => wrapperOf(statuses.get(token) ?? 'same'),
  )
  const edited = end !== undefined || pieces.some(({ status }) => status !== 'same')
  const change: BlockChange = { kind: 'edited', ...(end ? { ends: [end] } : {}) }
  return { ...model, children, data: { ...model.data, ...(edited ? { change } : {}) } } as Line
}

function wrapperOf(status: Status): Wrapper | undefined {
  if (status === 'same') return undefined
  return {
    key: `change:${status}`,
    make: children => ({ type: 'change', kind: status, children: children as PhrasingContent[] }),
  }
}

function withoutAnchors(line: Line): Line {
  const { id: _, segment: __, ...data } = line.data ?? {}
  return { ...line, data } as Line
}

/** Links of words that are gone lead to what may be gone as well. */
function unlinkedTokens(tokens: readonly Token[]): Token[] {
  return tokens.map(token => {
    const node = token.node && unlinked([token.node])[0]
    return {
      ...token,
      outer: token.outer.filter(({ key }) => !key.startsWith('link:#')),
      ...(node ? { node } : {}),
    }
  })
}

function unlinked(nodes: readonly PhrasingContent[]): PhrasingContent[] {
  return nodes.flatMap((node): PhrasingContent[] => {
    if (node.type === 'link' && node.url.startsWith('#')) return unlinked(node.children)
    if (node.type === 'pageReference') return node.children
    if (!('children' in node)) return [node]
    return [{ ...node, children: unlinked(node.children as PhrasingContent[]) } as PhrasingContent]
  })
}
