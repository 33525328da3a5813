import { codes } from 'micromark-util-symbol'
import type { Code, Construct, State } from 'micromark-util-types'
import type { Tokenize } from './tokens.ts'

/**
 * Punctuation that may stand inside a key, one at a time: https://pandoc.org/MANUAL.html#citation-syntax
 * Underscores may come in rows, and as the first character, but unlike in Pandoc not at the end: `_see @key_` is
 * emphasis. Keys of any other form stand in braces.
 */
const INTERNAL = new Set([...':.#$%&-+?<>~/'].map(character => character.charCodeAt(0)))

/** Longest key in braces, as for labels of links in CommonMark: bounds the search for the closing brace. */
const BRACED_SIZE_MAX = 999

/** Letters and digits of any script; a letter may be followed by combining marks. */
function isAlphanumeric(code: Code): boolean {
  return code !== null && code > 0 && /[\p{L}\p{N}\p{M}]/u.test(String.fromCharCode(code))
}

/** A citation cannot follow a letter or a digit: `me@example.org` is an address. */
export function canPrecedeKey(code: Code): boolean {
  return !isAlphanumeric(code)
}

/** `@key`, `@{any key}`, each with an optional `-` before it. */
export const tokenizeKey: Tokenize = function (effects, ok, nok) {
  let braces = 0
  let size = 0
  const { previous } = this

  return start

  function start(code: Code): State | undefined {
    if (!canPrecedeKey(previous)) return nok(code)
    effects.enter('citationKey')
    if (code !== codes.dash) return at(code)
    effects.consume(code)
    return at
  }

  function at(code: Code): State | undefined {
    if (code !== codes.atSign) return nok(code)
    effects.consume(code)
    return afterAt
  }

  function afterAt(code: Code): State | undefined {
    if (code === codes.leftCurlyBrace) return braced(code)
    if (code === codes.underscore) return effects.check(internal, underscores, nok)(code)
    return isAlphanumeric(code) ? plain(code) : nok(code)
  }

  function plain(code: Code): State | undefined {
    if (isAlphanumeric(code)) {
      effects.consume(code)
      return plain
    }
    if (code === codes.underscore) return effects.check(internal, underscores, end)(code)
    return code !== null && INTERNAL.has(code) ? effects.check(internal, punctuation, end)(code) : end(code)
  }

  function punctuation(code: Code): State {
    effects.consume(code)
    return plain
  }

  function underscores(code: Code): State | undefined {
    if (code !== codes.underscore) return plain(code)
    effects.consume(code)
    return underscores
  }

  function braced(code: Code): State | undefined {
    if (code === null || code < 0 || ++size > BRACED_SIZE_MAX) return nok(code)
    if (code === codes.leftCurlyBrace) braces++
    if (code === codes.rightCurlyBrace) braces--
    effects.consume(code)
    if (braces > 0) return braced
    // `@{}` names nothing.
    return size > 2 ? end : nok
  }

  function end(code: Code): State | undefined {
    effects.exit('citationKey')
    return ok(code)
  }
}

/** Punctuation belongs to a key only where the key goes on after it: the full stop after `@key.` does not. */
const internal: Construct = { partial: true, tokenize: tokenizeInternal }

function tokenizeInternal(...[effects, ok, nok]: Parameters<Tokenize>): State {
  return start

  function start(code: Code): State {
    effects.enter('data')
    effects.consume(code)
    effects.exit('data')
    return after
  }

  function after(code: Code): State | undefined {
    if (code === codes.underscore) return start(code)
    return isAlphanumeric(code) ? ok(code) : nok(code)
  }
}
