import type { CompileContext, Extension as FromMarkdownExtension, Token } from 'mdast-util-from-markdown'
import { markdownLineEndingOrSpace } from 'micromark-util-character'
import { codes, constants } from 'micromark-util-symbol'
import type { Code, Construct, Extension, State, TokenType } from 'micromark-util-types'

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    /** `~2~` with its markers. */
    subscript: 'subscript'
    /** `^2^` with its markers. */
    superscript: 'superscript'
    /** `~` or `^`. */
    raisedMarker: 'raisedMarker'
  }
}

/** Characters between the markers: no formula of a policy paper is longer, and what looks like one is prose. */
const LONGEST = 100

/**
 * Pandoc's `CO~2~` and `m^2^`: no space between the markers, save behind a backslash. Two tildes are deletion, and `^[`
 * begins a note.
 */
export function raised(): Extension {
  return {
    text: { [codes.tilde]: construct('subscript', codes.tilde), [codes.caret]: construct('superscript', codes.caret) },
  }
}

function construct(type: TokenType, marker: NonNullable<Code>): Construct {
  return {
    name: type,
    previous: code => code !== marker,
    tokenize(effects, ok, nok) {
      let size = 0
      let brackets = 0

      return start

      function start(code: Code): State {
        effects.enter(type)
        mark(code)
        return first
      }

      function first(code: Code): State | undefined {
        if (code === marker || (type === 'superscript' && code === codes.leftSquareBracket)) return nok(code)
        effects.enter('chunkText', { contentType: constants.contentTypeText })
        return inside(code)
      }

      function inside(code: Code): State | undefined {
        if (code === codes.eof || markdownLineEndingOrSpace(code) || ++size > LONGEST) return nok(code)
        if (code === marker) {
          effects.exit('chunkText')
          mark(code)
          return after
        }
        // A link or note around it ends before it does.
        if (code === codes.leftSquareBracket) brackets++
        if (code === codes.rightSquareBracket && brackets-- === 0) return nok(code)
        effects.consume(code)
        return code === codes.backslash ? escaped : inside
      }

      function escaped(code: Code): State | undefined {
        if (code === codes.eof || code < 0) return nok(code)
        effects.consume(code)
        return inside
      }

      /** A tilde behind the closing one is half of a deletion. */
      function after(code: Code): State | undefined {
        if (code === marker) return nok(code)
        effects.exit(type)
        return ok(code)
      }

      function mark(code: Code): void {
        effects.enter('raisedMarker')
        effects.consume(code)
        effects.exit('raisedMarker')
      }
    },
  }
}

/** Makes `subscript` and `superscript` nodes of the tokens. */
export function raisedFromMarkdown(): FromMarkdownExtension {
  const enter = (type: 'subscript' | 'superscript') =>
    function (this: CompileContext, token: Token): void {
      this.enter({ type, children: [] }, token)
    }
  const exit = function (this: CompileContext, token: Token): void {
    this.exit(token)
  }
  return {
    enter: { subscript: enter('subscript'), superscript: enter('superscript') },
    exit: { subscript: exit, superscript: exit },
  }
}
