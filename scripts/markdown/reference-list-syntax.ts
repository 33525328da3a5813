import type { CompileContext, Extension as FromMarkdownExtension, Token } from 'mdast-util-from-markdown'
import { markdownLineEnding, markdownLineEndingOrSpace } from 'micromark-util-character'
import { codes } from 'micromark-util-symbol'
import type { Code, Construct, Extension, State } from 'micromark-util-types'
import { anchorOf } from './anchor-of.ts'

declare module 'micromark-util-types' {
  interface TokenTypeMap {
    /** `[](#a #b)` */
    referenceList: 'referenceList'
    /** `#a` in it. */
    referenceListTarget: 'referenceListTarget'
    /** `[](` and `)` */
    referenceListMarker: 'referenceListMarker'
    /** Whitespace and commas between targets. */
    referenceListGap: 'referenceListGap'
  }
}

/**
 * A cross-reference to several places: `[](#rec-a #rec-b)`, with commas between them if one likes. To CommonMark an
 * address holds no spaces, so this is no link; `[](#rec-a)` stays one.
 */
export function referenceList(): Extension {
  return { text: { [codes.leftSquareBracket]: { name: 'referenceList', tokenize } } }
}

const OPENING = [codes.leftSquareBracket, codes.rightSquareBracket, codes.leftParenthesis]

const tokenize: Construct['tokenize'] = (effects, ok, nok) => {
  let opened = 0
  let targets = 0

  return start

  function start(code: Code): State | undefined {
    effects.enter('referenceList')
    effects.enter('referenceListMarker')
    return opening(code)
  }

  function opening(code: Code): State | undefined {
    if (code !== OPENING[opened]) return nok(code)
    effects.consume(code)
    opened++
    if (opened < OPENING.length) return opening
    effects.exit('referenceListMarker')
    return target
  }

  function target(code: Code): State | undefined {
    if (code !== codes.numberSign) return nok(code)
    targets++
    effects.enter('referenceListTarget')
    effects.consume(code)
    return anchor
  }

  function anchor(code: Code): State | undefined {
    if (code === null || ENDS.has(code) || isGap(code)) {
      effects.exit('referenceListTarget')
      return behindTarget(code)
    }
    effects.consume(code)
    return anchor
  }

  function behindTarget(code: Code): State | undefined {
    if (code === codes.rightParenthesis && targets > 1) {
      effects.enter('referenceListMarker')
      effects.consume(code)
      effects.exit('referenceListMarker')
      effects.exit('referenceList')
      return ok
    }
    if (!isGap(code)) return code === codes.numberSign ? target(code) : nok(code)
    if (markdownLineEnding(code)) {
      effects.enter('lineEnding')
      effects.consume(code)
      effects.exit('lineEnding')
      return behindTarget
    }
    effects.enter('referenceListGap')
    return gap(code)
  }

  function gap(code: Code): State | undefined {
    if (isGap(code) && !markdownLineEnding(code)) {
      effects.consume(code)
      return gap
    }
    effects.exit('referenceListGap')
    return behindTarget(code)
  }
}

/** What ends an anchor, beside a gap; after some of it nothing fits. */
const ENDS: ReadonlySet<Code> = new Set([
  codes.rightParenthesis,
  codes.leftParenthesis,
  codes.leftSquareBracket,
  codes.rightSquareBracket,
  codes.lessThan,
  codes.numberSign,
])

function isGap(code: Code): boolean {
  return markdownLineEndingOrSpace(code) || code === codes.comma
}

/** Makes nodes of the tokens that {@link referenceList} finds. */
export function referenceListFromMarkdown(): FromMarkdownExtension {
  return {
    enter: {
      referenceList(this: CompileContext, token: Token) {
        this.enter({ type: 'crossReferenceList', children: [] }, token)
      },
      referenceListTarget(this: CompileContext, token: Token) {
        const target = anchorOf(this.sliceSerialize(token))
        this.enter({ type: 'crossReference', target, page: false }, token)
      },
    },
    exit: {
      referenceList(this: CompileContext, token: Token) {
        this.exit(token)
      },
      referenceListTarget(this: CompileContext, token: Token) {
        this.exit(token)
      },
    },
  }
}
