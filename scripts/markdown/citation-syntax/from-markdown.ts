import type { CompileContext, Extension, Token } from 'mdast-util-from-markdown'
import type { Citation, CitationItem } from '../../model/nodes.ts'
import { parseLocator } from './locators.ts'
import { wordsOf } from './words.ts'

/**
 * Turns the tokens of citations into `citation` nodes (extension of mdast-util-from-markdown).
 *
 * Prefix and suffix become strings: emphasis inside is marked, code and links keep their words only. Link texts and image
 * descriptions hold no citations; what looks like one there stays text, as does a key inside another citation's suffix.
 */
export function citationFromMarkdown(): Extension {
  return {
    enter: {
      citation: enterCitation,
      citationItem: enterItem,
      citationKey: enterKey,
      citationMarker: enterPunctuation,
      citationPrefix: enterPart,
      citationSeparator: enterPunctuation,
      citationSuffix: enterPart,
      citationWhitespace: enterPart,
    },
    exit: {
      citation: exitCitation,
      citationKey: exitKey,
      citationMarker: exitPunctuation,
      citationPrefix: exitPrefix,
      citationSeparator: exitPunctuation,
      citationSuffix: exitSuffix,
      citationWhitespace: exitWhitespace,
    },
  }
}

/** Tokens in which what looks like a citation is text. */
const PLAIN: ReadonlySet<string> = new Set(['citation', 'link', 'image'])

/** The citation whose parts are being read; none elsewhere, in its prefixes and suffixes either. */
function openCitation(context: CompileContext): Citation | undefined {
  const node = context.stack.at(-1)
  return node?.type === 'citation' ? node : undefined
}

function open(context: CompileContext, token: Token, narrative: boolean): boolean {
  if (context.tokenStack.some(([{ type }]) => PLAIN.has(type))) return false
  context.enter({ type: 'citation', narrative, items: [] }, token)
  return true
}

function enterCitation(this: CompileContext, token: Token): void {
  open(this, token, false)
}

function exitCitation(this: CompileContext, token: Token): void {
  if (this.tokenStack.at(-1)?.[0] === token) this.exit(token)
}

function enterItem(this: CompileContext): void {
  openCitation(this)?.items.push(emptyItem())
}

function enterKey(this: CompileContext, token: Token): void {
  const citation = openCitation(this)
  if (citation) readKey(this, token)
  else if (open(this, token, true)) {
    enterItem.call(this)
    readKey(this, token)
  } else enterPunctuation.call(this, token)
}

function exitKey(this: CompileContext, token: Token): void {
  exitPunctuation.call(this, token)
  exitCitation.call(this, token)
}

function readKey(context: CompileContext, token: Token): void {
  const item = openCitation(context)?.items.at(-1)
  if (!item) return
  const source = context.sliceSerialize(token)
  const dash = source.startsWith('-') ? 1 : 0
  const key = source.slice(dash + 1)
  const { line, column, offset } = token.start
  item.key = key.startsWith('{') ? key.slice(1, -1) : key
  item.suppressAuthor = dash > 0
  item.position = {
    start: { line, column: column + dash, offset: offset + dash },
    end: { line: token.end.line, column: token.end.column, offset: token.end.offset },
  }
}

/** Brackets and semicolons, which are text where they belong to no citation after all. */
function enterPunctuation(this: CompileContext, token: Token): void {
  const citation = openCitation(this)
  if (!citation) this.config.enter.data?.call(this, token)
  // A key before the bracket makes the citation narrative.
  else if (citation.items.length > 0 && this.sliceSerialize(token) === '[') citation.narrative = true
}

function exitPunctuation(this: CompileContext, token: Token): void {
  if (this.stack.at(-1)?.type === 'text') this.config.exit.data?.call(this, token)
}

function enterPart(this: CompileContext): void {
  if (openCitation(this)) this.buffer()
}

/** The words of the part that ends here, and the work they belong to. */
function takePart(context: CompileContext): { text: string; item: CitationItem } | undefined {
  const citation = context.stack.at(-2)
  const part = context.stack.at(-1)
  if (citation?.type !== 'citation' || part?.type !== 'fragment') return undefined
  context.stack.pop()
  const item = citation.items.at(-1)
  return item && { text: wordsOf(part).replace(/\s+/g, ' '), item }
}

function exitPrefix(this: CompileContext): void {
  const part = takePart(this)
  if (part) part.item.prefix = part.text.trim()
}

function exitSuffix(this: CompileContext): void {
  const part = takePart(this)
  if (part) Object.assign(part.item, parseLocator(part.text))
}

function exitWhitespace(this: CompileContext): void {
  takePart(this)
}

function emptyItem(): CitationItem {
  return { key: '', prefix: '', suffix: '', locator: '', label: '', suppressAuthor: false }
}
