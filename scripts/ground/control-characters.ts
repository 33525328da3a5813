/** Characters that HTML allows in no document: https://html.spec.whatwg.org/multipage/parsing.html, parse errors. */
const CONTROL = /(?![\t\n\f])\p{Cc}|[\ufdd0-\ufdef\ufffe\uffff]/u

/** A sign that JSON names: by its number, or by a letter. */
const ESCAPE = /\\(?:u([0-9a-f]{4})|([^u]))/gi

export interface FoundControl {
  index: number
  /** `001B` */
  code: string
}

/** The first character of a text that no document may hold. */
export function controlIn(text: string): FoundControl | undefined {
  const match = CONTROL.exec(text)
  return match ? { index: match.index, code: codeOf(match[0].charCodeAt(0)) } : undefined
}

/** The first one that a JSON text holds by its number: `\u001b`. */
export function controlNamedIn(json: string): FoundControl | undefined {
  for (const { index, 1: number, 2: letter } of json.matchAll(ESCAPE)) {
    // A carriage return is text there.
    const code = number === undefined ? (letter === 'b' ? 8 : undefined) : Number.parseInt(number, 16)
    if (code !== undefined && code !== 0x0d && CONTROL.test(String.fromCharCode(code)))
      return { index, code: codeOf(code) }
  }
  return undefined
}

/** What is to be done about it. */
export function isNoText(code: string): string {
  return `The control character U+${code} is no text: delete it`
}

const codeOf = (number: number): string => number.toString(16).toUpperCase().padStart(4, '0')
