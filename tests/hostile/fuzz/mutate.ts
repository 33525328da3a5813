import type { Chance } from '../../formats/pdf/generate-random.ts'

/** What parsers take for more than letters, of all formats: put in at random. */
const TOKENS = [
  ...[
    '\n',
    '\n\n',
    '\r\n',
    '\t',
    ' ',
    '    ',
    '"',
    "'",
    '`',
    '```',
    '\\',
    '/',
    '&',
    '<',
    '>',
    '&amp;',
    '&#0;',
    '&#x110000;',
  ],
  ...[
    '{',
    '}',
    '{{',
    '}}',
    '[',
    ']',
    '[]',
    '(',
    ')',
    '[^1]',
    '[^1]: ',
    '^[',
    '[@',
    '@',
    ':::',
    ':::box[',
    '::include{src=',
    ':',
    '::',
    '|',
    '---',
  ],
  ...[
    '---\n',
    '#',
    '## ',
    '- ',
    '1. ',
    '> ',
    '*',
    '**',
    '_',
    '~',
    '==',
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '<?',
    '?>',
    '<!DOCTYPE x [',
    '</',
    '/>',
  ],
  ...[
    'null',
    'true',
    '-1',
    '0',
    '1e999',
    '99999999999999999999',
    'NaN',
    '__proto__',
    'constructor',
    'toString',
    ',',
    ';',
    '=',
    '#',
    '%',
    '$',
    '!',
  ],
  ...[
    '@book{',
    '@string{',
    '@comment{',
    'crossref = {',
    ' # ',
    '\\textit{',
    "{\\'e}",
    'msgid "',
    'msgstr "',
    'msgctxt "',
    '#~ ',
    '#, fuzzy',
    '#| ',
  ],
  ...[
    '*a',
    '&a ',
    '!!x ',
    '? ',
    ': ',
    '|\n',
    '>-\n',
    '%YAML',
    '...',
    '\u0000',
    '\u0007',
    '\u001b',
    '\u0085',
    '\u00a0',
    '\u00ad',
    '\u200b',
    '\u200d',
    '\u2028',
  ],
  ...[
    '\u202e',
    '\ufeff',
    '\ufffd',
    '\ud800',
    '\udc00',
    '\u{1f600}',
    '\u0301',
    'İ',
    'ß',
    'ﬁ',
    '٣',
    'canary',
    'a'.repeat(300),
    ' '.repeat(300),
  ],
]

/** A text with a few changes: pieces cut, doubled, moved, exchanged, of other texts, or of what parsers take for more than letters. */
export function mutatedText(chance: Chance, seeds: readonly string[]): string {
  let text = chance.pick(seeds)
  for (let change = chance.between(1, 6); change > 0; change--) {
    const at = chance.between(0, text.length)
    const length = chance.maybe(0.8) ? chance.between(0, 8) : chance.between(0, 200)
    const piece = text.slice(at, at + length)
    const other = chance.pick(seeds)
    const from = chance.between(0, other.length)
    const put = [
      () => '',
      () => piece + piece,
      () => chance.pick(TOKENS),
      () => piece + chance.pick(TOKENS),
      () => chance.pick(TOKENS).repeat(chance.between(2, 40)),
      () => piece.repeat(chance.between(2, 40)),
      () => other.slice(from, from + chance.between(0, 300)),
      () => String.fromCharCode(chance.between(0, 0xffff)),
      () => [...piece].reverse().join(''),
    ]
    text = text.slice(0, at) + chance.pick(put)() + text.slice(at + length)
  }
  return text.slice(0, 20_000)
}

/** Bytes with a few changes. */
export function mutatedBytes(chance: Chance, seeds: readonly Uint8Array[]): Uint8Array {
  const bytes = Uint8Array.from(chance.pick(seeds))
  for (let change = chance.between(1, 8); change > 0; change--) {
    const at = chance.between(0, bytes.length - 1)
    if (chance.maybe(0.3)) bytes.copyWithin(at, chance.between(0, bytes.length - 1), chance.between(0, bytes.length))
    else bytes[at] = chance.between(0, 255)
  }
  return chance.maybe(0.1) ? bytes.slice(0, chance.between(0, bytes.length)) : bytes
}
