import type { CompileContext, Extension as FromMarkdownExtension, Token } from 'mdast-util-from-markdown'
import { markdownLineEnding } from 'micromark-util-character'
import { codes, constants } from 'micromark-util-symbol'
import type { Code, Extension, Token as MicromarkToken, State, Tokenizer } from 'micromark-util-types'

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    /** `^[…]` with its markers. */
    inlineNote: 'inlineNote'
    /** `^[` or `]`. */
    inlineNoteMarker: 'inlineNoteMarker'
  }
}

/** Longest note, in characters: bounds the search for the closing bracket. */
const LONGEST = 5000

/** Deepest brackets inside: links, citations, and brackets within these. */
const DEEPEST = 32

/** Pandoc's notes within the text: `^[A note, with [links](…) and [@citations].]`, also over several lines. */
export function inlineNote(): Extension {
  return { text: { [codes.caret]: { name: 'inlineNote', tokenize } } }
}

const tokenize: Tokenizer = (effects, ok, nok) => {
  let size = 0
  let depth = 0
  let ticks = 0
  let previous: MicromarkToken | undefined

  return start

  function start(code: Code): State {
    effects.enter('inlineNote')
    effects.enter('inlineNoteMarker')
    effects.consume(code)
    return bracket
  }

  function bracket(code: Code): State | undefined {
    if (code !== codes.leftSquareBracket) return nok(code)
    effects.consume(code)
    effects.exit('inlineNoteMarker')
    return first
  }

  function first(code: Code): State | undefined {
    return code === codes.rightSquareBracket ? nok(code) : line(code)
  }

  /** Each line is a chunk of its own: the marks of containers stand between. */
  function line(code: Code): State | undefined {
    if (code === codes.eof) return nok(code)
    if (code === codes.rightSquareBracket && depth === 0) return end(code)
    const options = {
      contentType: constants.contentTypeText,
      _contentTypeTextTrailing: true,
      ...(previous ? { previous } : {}),
    } as const
    const chunk = effects.enter('chunkText', options)
    if (previous) previous.next = chunk
    previous = chunk
    return inside(code)
  }

  function inside(code: Code): State | undefined {
    if (code === codes.eof || ++size > LONGEST) return nok(code)
    if (markdownLineEnding(code)) {
      effects.consume(code)
      effects.exit('chunkText')
      return line
    }
    // Brackets in code are no brackets.
    if (code === codes.graveAccent) ticks++
    if (ticks % 2 === 0) {
      if (code === codes.leftSquareBracket && ++depth > DEEPEST) return nok(code)
      if (code === codes.rightSquareBracket && depth-- === 0) {
        effects.exit('chunkText')
        return end(code)
      }
    }
    effects.consume(code)
    return code === codes.backslash ? escaped : inside
  }

  function escaped(code: Code): State | undefined {
    if (code !== codes.leftSquareBracket && code !== codes.rightSquareBracket && code !== codes.backslash)
      return inside(code)
    effects.consume(code)
    return inside
  }

  function end(code: Code): State {
    effects.enter('inlineNoteMarker')
    effects.consume(code)
    effects.exit('inlineNoteMarker')
    effects.exit('inlineNote')
    return ok
  }
}

/** Makes `inlineNote` nodes of the tokens. */
export function inlineNoteFromMarkdown(): FromMarkdownExtension {
  return {
    canContainEols: ['inlineNote'],
    enter: {
      inlineNote(this: CompileContext, token: Token): void {
        this.enter({ type: 'inlineNote', children: [] }, token)
      },
    },
    exit: {
      inlineNote(this: CompileContext, token: Token): void {
        this.exit(token)
      },
    },
  }
}
