import type { Element, ElementContent } from 'hast'
import type { Nodes, Parent, PhrasingContent } from 'mdast'
import type { CitationItem } from '../model/nodes.ts'
import type { NoteCall } from '../resolve/nodes.ts'
import { type Comparable, tokensOfText } from '../translations/diff-tokens.ts'

/** What a word stands in: emphasis, a link. Equal keys side by side are one element. */
export interface Wrapper {
  key: string
  make(children: Nodes[] | ElementContent[]): Nodes | ElementContent
}

/** A word, a space, a mark, or a thing among words that is compared as a whole. */
export interface Token extends Comparable {
  text: string
  /** mdast around it, outermost first. */
  outer: readonly Wrapper[]
  /** What the CSL processor set it in, below the node of the citation. */
  inner: readonly Wrapper[]
  /** What stands in the text for it, where that is no text. */
  node?: PhrasingContent
}

/** What tells one note from another in both revisions. */
export type CallKey = (call: NoteCall) => string

export interface TokenOptions {
  callKey: CallKey
  /** Signatures of the citations that the other revision has in the same line: they are compared as wholes. */
  sameCitations: ReadonlySet<string>
}

/** The tokens of a line. */
export function tokensOf(nodes: readonly PhrasingContent[], options: TokenOptions): Token[] {
  return nodes.flatMap(node => tokensIn(node, [], options))
}

function tokensIn(node: PhrasingContent, outer: readonly Wrapper[], options: TokenOptions): Token[] {
  switch (node.type) {
    case 'text':
      return textTokens(node.value, outer, [], node.data?.lang)
    case 'noteCall':
      return [{ key: `note:${options.callKey(node)}`, kind: 'call', text: '', outer, inner: [], node }]
    case 'formatted': {
      const signature = signatureOf(node.cites)
      if (signature !== undefined && options.sameCitations.has(signature))
        return [thing(`cite:${signature}`, node, outer)]
      return node.content.flatMap(part => formattedTokens(part, outer, [FORMATTED]))
    }
    case 'link': {
      // The build wrote its words: what it leads to is what the editor wrote.
      if (node.data?.isReference) return [thing(`reference:${node.url}`, node, outer)]
      return within(node, `link:${node.url}`, outer, options)
    }
    case 'emphasis':
    case 'strong':
    case 'delete':
    case 'subscript':
    case 'superscript':
      return within(node, `${node.type}:${node.data?.lang ?? ''}`, outer, options)
    case 'break':
      return [thing('break', node, outer)]
    case 'inlineCode':
      return [thing(`code:${node.value}`, node, outer)]
    case 'image':
      return [thing(`image:${node.url}:${node.alt ?? ''}`, node, outer)]
    case 'abbreviation':
      // Where it is spelled out, the build decides.
      return [thing(`abbreviation:${node.value}:${node.long}`, node, outer)]
    default:
      return [thing(`${node.type}:${JSON.stringify(withoutPlaces(node))}`, node, outer)]
  }
}

function thing(key: string, node: PhrasingContent, outer: readonly Wrapper[]): Token {
  return { key, kind: 'thing', text: '', outer, inner: [], node }
}

function within(
  node: Parent & PhrasingContent,
  key: string,
  outer: readonly Wrapper[],
  options: TokenOptions,
): Token[] {
  const wrapper: Wrapper = { key, make: children => ({ ...node, children }) as Nodes }
  return (node.children as PhrasingContent[]).flatMap(child => tokensIn(child, [...outer, wrapper], options))
}

function textTokens(text: string, outer: readonly Wrapper[], inner: readonly Wrapper[], lang?: string): Token[] {
  const around = lang === undefined ? outer : [...outer, inLanguage(lang)]
  return tokensOfText(text).map(token => ({ ...token, outer: around, inner }))
}

function inLanguage(lang: string): Wrapper {
  return {
    key: `lang:${lang}`,
    make: children => ({ type: 'emphasis', data: { lang, hName: 'span' }, children }) as Nodes,
  }
}

const FORMATTED: Wrapper = {
  key: 'formatted',
  make: content => ({ type: 'formatted', content: content as ElementContent[] }),
}

function formattedTokens(node: ElementContent, outer: readonly Wrapper[], inner: readonly Wrapper[]): Token[] {
  if (node.type === 'text') return textTokens(node.value, outer, inner)
  if (node.type !== 'element') return []
  const wrapper: Wrapper = {
    key: `${node.tagName}:${JSON.stringify(node.properties)}`,
    make: children => ({ ...node, children: children as ElementContent[] }) satisfies Element,
  }
  return node.children.flatMap(child => formattedTokens(child, outer, [...inner, wrapper]))
}

/** What a citation says, whatever the style makes of it at its place; undefined for other words. */
export function signatureOf(cites: readonly CitationItem[] | undefined): string | undefined {
  if (cites === undefined) return undefined
  return JSON.stringify(cites.map(({ position: _, ...item }) => item))
}

/** Keys of the works that a citation names, by its signature. */
export function worksOf(signature: string): string[] {
  return (JSON.parse(signature) as CitationItem[]).map(({ key }) => key)
}

function withoutPlaces(node: Nodes): unknown {
  const { position: _, data: __, ...rest } = node
  if (!('children' in rest)) return rest
  return { ...rest, children: (rest.children as Nodes[]).map(withoutPlaces) }
}

/** Puts tokens together again: what stands in the same element side by side is in one. */
export function assemble(tokens: readonly Token[], around: (token: Token) => Wrapper | undefined): PhrasingContent[] {
  const pieces = tokens.map(token => {
    const change = around(token)
    return { path: [...token.outer, ...(change ? [change] : []), ...token.inner], token }
  })
  return build(pieces, 0) as PhrasingContent[]
}

interface Piece {
  path: readonly Wrapper[]
  token: Token
}

function build(pieces: readonly Piece[], depth: number): (Nodes | ElementContent)[] {
  const made: (Nodes | ElementContent)[] = []
  for (let start = 0; start < pieces.length; ) {
    const { path, token } = pieces[start] as Piece
    const wrapper = path[depth]
    let end = start + 1
    if (wrapper) {
      while (end < pieces.length && pieces[end]?.path[depth]?.key === wrapper.key) end++
      made.push(wrapper.make(build(pieces.slice(start, end), depth + 1) as Nodes[]))
    } else if (token.node) made.push(token.node)
    else {
      let value = token.text
      while (end < pieces.length && isPlain(pieces[end], depth)) value += pieces[end++]?.token.text ?? ''
      made.push({ type: 'text', value })
    }
    start = end
  }
  return made
}

function isPlain(piece: Piece | undefined, depth: number): boolean {
  return piece !== undefined && piece.path[depth] === undefined && piece.token.node === undefined
}
