import { directive } from 'micromark-extension-directive'
import { markdownLineEnding } from 'micromark-util-character'
import { codes, constants } from 'micromark-util-symbol'
import type { Code, Construct, Effects, Extension, State, TokenType } from 'micromark-util-types'

/**
 * Container and leaf directives. The label may also stand after the attributes, `:::box{#box-a}[Title]`, where the
 * extension by itself knows `:::box[Title]{#box-a}` only. Text directives are off: `10:30` and `note:this` are prose.
 */
export function directiveSyntax(): Extension {
  const constructs = [directive().flow?.[codes.colon] ?? []].flat()
  // Of the two, only containers are concrete: what is inside cannot interrupt them.
  const flow = constructs.map(construct => (construct.concrete ? allowLabelAfterAttributes(construct) : construct))
  return { flow: { [codes.colon]: flow } }
}

function allowLabelAfterAttributes(construct: Construct): Construct {
  return {
    ...construct,
    tokenize(effects, ok, nok) {
      let labelled = false
      // The construct attempts a label at a bracket and attributes at a brace: after those, a label is attempted again.
      const attempt: Effects['attempt'] = (attempted, then, otherwise) => code => {
        if (code === codes.leftSquareBracket) labelled = true
        const again = code === codes.leftCurlyBrace && !labelled
        const after = again ? effects.attempt({ partial: true, tokenize: tokenizeLabel }, then, then) : then
        const next = (at: Code): State | undefined => (at === codes.leftSquareBracket ? after(at) : then(at))
        return effects.attempt(attempted, next, otherwise)(code)
      }
      return construct.tokenize.call(this, { ...effects, attempt }, ok, nok)
    },
  }
}

/** A label on one line. Brackets inside must balance: `[Palu [@uclg2021]]`. */
function tokenizeLabel(...[effects, ok, nok]: Parameters<Construct['tokenize']>): State {
  let depth = 0

  return start

  function start(code: Code): State {
    effects.enter('directiveContainerLabel')
    consumeMarker(code)
    return first
  }

  function first(code: Code): State | undefined {
    if (code === codes.rightSquareBracket) return end(code)
    effects.enter('directiveContainerLabelString')
    effects.enter('chunkText', { contentType: constants.contentTypeText, _contentTypeTextTrailing: true })
    return inside(code)
  }

  function inside(code: Code): State | undefined {
    if (code === codes.eof || markdownLineEnding(code)) return nok(code)
    if (code === codes.rightSquareBracket && depth === 0) {
      effects.exit('chunkText')
      effects.exit('directiveContainerLabelString')
      return end(code)
    }
    if (code === codes.leftSquareBracket) depth++
    if (code === codes.rightSquareBracket) depth--
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
    consumeMarker(code)
    effects.exit('directiveContainerLabel')
    return ok
  }

  function consumeMarker(code: Code): void {
    const marker: TokenType = 'directiveContainerLabelMarker'
    effects.enter(marker)
    effects.consume(code)
    effects.exit(marker)
  }
}
