import { codes } from 'micromark-util-symbol'
import type { Code, Extension, State } from 'micromark-util-types'
import { resolveBrackets, tokenizeEnd } from './brackets.ts'
import { canPrecedeKey, tokenizeKey } from './key.ts'
import type { Tokenize } from './tokens.ts'

/**
 * Pandoc's citations as a micromark extension: `[see @a, pp. 3-4; -@b]`, `@key`, `@key [p. 3]`.
 *
 * Keys and semicolons are tokens of their own; a bracket that closes around a key becomes a citation. It is tried only
 * after links, images and footnote calls, which keep their meaning, and whatever else binds tighter (code, autolinks,
 * escapes, HTML) has been tokenized before. So `[@key](url)` stays a link and nothing is searched for ahead.
 */
export function citation(): Extension {
  const key = { name: 'citationKey', previous: canPrecedeKey, tokenize: tokenizeKey }
  return {
    text: {
      [codes.atSign]: key,
      [codes.dash]: key,
      [codes.semicolon]: { name: 'citationSeparator', tokenize: tokenizeSeparator },
      [codes.rightSquareBracket]: {
        name: 'citationEnd',
        add: 'after',
        tokenize: tokenizeEnd,
        resolveTo: resolveBrackets,
      },
    },
  }
}

const tokenizeSeparator: Tokenize = function (effects, ok, nok) {
  // A semicolon can only separate works inside brackets.
  const bracketed = (this._labelStarts?.length ?? 0) > 0

  return (code: Code): State | undefined => {
    if (!bracketed) return nok(code)
    effects.enter('citationSeparator')
    effects.consume(code)
    effects.exit('citationSeparator')
    return ok
  }
}
