const ACCENTS: Readonly<Record<string, string>> = {
  '`': '\u0300',
  "'": '\u0301',
  '^': '\u0302',
  '~': '\u0303',
  '=': '\u0304',
  u: '\u0306',
  '.': '\u0307',
  '"': '\u0308',
  r: '\u030A',
  H: '\u030B',
  v: '\u030C',
  d: '\u0323',
  c: '\u0327',
  k: '\u0328',
  b: '\u0331',
}

const LETTERS: Readonly<Record<string, string>> = {
  aa: 'å',
  AA: 'Å',
  ae: 'æ',
  AE: 'Æ',
  oe: 'œ',
  OE: 'Œ',
  o: 'ø',
  O: 'Ø',
  l: 'ł',
  L: 'Ł',
  ss: 'ß',
  SS: 'ẞ',
  i: 'ı',
  j: 'ȷ',
  dh: 'ð',
  DH: 'Ð',
  th: 'þ',
  TH: 'Þ',
  dj: 'đ',
  DJ: 'Đ',
  ng: 'ŋ',
  NG: 'Ŋ',
}

/** Commands that citation-js does not know and that mean nothing more than a text, or their argument. */
const SYMBOLS: Readonly<Record<string, string>> = {
  BibTeX: 'BibTeX',
  LaTeX: 'LaTeX',
  P: '¶',
  S: '§',
  TeX: 'TeX',
  dag: '†',
  ddag: '‡',
  dots: '…',
  euro: '€',
  hbox: '',
  hyphen: '-',
  ldots: '…',
  mbox: '',
  newblock: '',
  par: ' ',
  pounds: '£',
  protect: '',
  quad: ' ',
  relax: '',
  slash: '/',
}

const CONTROL_SYMBOLS: Readonly<Record<string, string>> = {
  ' ': ' ',
  '\n': ' ',
  '\\': ' ',
  ',': '\u202F',
  ';': ' ',
  ':': ' ',
  '!': '',
  '-': '',
  '/': '',
  '@': '',
}

const ACCENTED = String.raw`\\(?:(["'${'`'}^~=.])\s*|([uvHcdbkr])(?:\s+|(?=\{)))(?:\{\s*(\\[ij]|\p{L})\s*\}|(\\[ij](?![A-Za-z])\s?|\p{L}))`
const WRAPPED_ACCENT = new RegExp(String.raw`\{\s*${ACCENTED}\s*\}`, 'gu')
const BARE_ACCENT = new RegExp(ACCENTED, 'gu')
const LETTER_NAMES = Object.keys(LETTERS).join('|')
const WRAPPED_LETTER = new RegExp(String.raw`\{\\(${LETTER_NAMES})\s*\}`, 'g')
const BARE_LETTER = new RegExp(String.raw`\\(${LETTER_NAMES})(?![A-Za-z])(?:\{\}|\s+)?`, 'g')
/** Markup of CSL-JSON; in BibTeX these characters mean themselves. */
const MARKUP = /<(?=\/?(?:i|b|sc|su[pb]|span)\b)/gi

// Quotation marks become straight ones: the CSL processor prints those of the reader's language, inner and outer.
const DOUBLE_QUOTED = /“([^“”]*)”|«\s*([^«»]*?)\s*»/g
const SINGLE_QUOTED = /(?<![\p{L}\p{N}])‘((?:[^‘’]|(?<=\p{L})’(?=\p{L}))+)’(?!\p{L})/gu

/** Private-use characters that carry the braces around protected capitals through citation-js. */
const PROTECT_OPEN = '\uE000'
const PROTECT_CLOSE = '\uE001'
/** Private-use characters that carry no-break spaces: citation-js makes plain ones of them. */
const NO_BREAK: readonly [space: string, carrier: string][] = [
  ['\u00A0', '\uE002'],
  ['\u202F', '\uE003'],
]

/** What citation-js makes of a command: nothing, a text, or a format of its argument. */
export type CommandKind = 'unknown' | 'text' | 'argument'

export interface TexOptions {
  /** Braces protect capitals (titles). */
  protect: boolean
  kindOf(command: string): CommandKind
}

/** A value that citation-js reads rightly, and the commands that nobody knows, which were left out of it. */
export interface SimpleTex {
  value: string
  unknown: string[]
}

/**
 * Rewrites what citation-js gets wrong in a TeX value: accents on a dotless i, letters without a table entry, control
 * symbols, dollars that are money, braces that protect capitals (it drops them), commands without their argument (it
 * throws) and characters that CSL-JSON would take for markup.
 */
export function simplifyTex(source: string, options: TexOptions): SimpleTex {
  const unknown: string[] = []
  const compose = (_: string, symbol?: string, letter?: string, braced?: string, bare?: string) => {
    const base = (braced ?? bare ?? '').trim().replace(/^\\/, '')
    return (base + ACCENTS[symbol ?? letter ?? '']).normalize('NFC')
  }
  let value = source
    .replace(/[\uE000-\uE0FF]/g, '')
    .replace(/\\~\{\s*\}/g, '{\\textasciitilde}')
    .replace(/\\\^\{\s*\}/g, '{\\textasciicircum}')
    .replace(WRAPPED_ACCENT, compose)
    .replace(BARE_ACCENT, compose)
    .replace(WRAPPED_LETTER, (_, name: string) => LETTERS[name] as string)
    .replace(BARE_LETTER, (_, name: string) => LETTERS[name] as string)
    .replace(/\\([ \n\\,;:!\-/@])/g, (_, symbol: string) => CONTROL_SYMBOLS[symbol] as string)
    .replace(/\\$/, '')
    // A key for BibTeX's sorting, which prints nothing; and what makes the next argument coloured or foreign.
    .replace(/\{?\\noopsort\s*\{[^{}]*\}\}?/g, '')
    .replace(/\\(?:foreignlanguage|textcolor)\s*\{[^{}]*\}/g, '')
    .replace(MARKUP, '<\u2060')
  value = value.replace(/\\([A-Za-z]+)\*?(\s*)(\{\})?/g, (match, name: string, space: string, empty = '') => {
    if (name in SYMBOLS) return (SYMBOLS[name] as string) + (empty === '' ? '' : space)
    const kind = options.kindOf(name)
    if (kind === 'text') return match
    if (kind === 'argument' && empty === '') return match
    if (kind === 'unknown') unknown.push(name)
    return ''
  })
  value = literalDollars(dropIdleCommands(value, options))
  if (options.protect) value = protectCapitals(value)
  for (const [space, carrier] of NO_BREAK) value = value.replaceAll(space, carrier)
  return { value, unknown }
}

/** Turns the carriers into what they carry, in the markup of CSL-JSON, and quotation marks into straight ones. */
export function finishText(text: string): string {
  return NO_BREAK.reduce((restored, [space, carrier]) => restored.replaceAll(carrier, space), text)
    .replaceAll(PROTECT_OPEN, '<span class="nocase">')
    .replaceAll(PROTECT_CLOSE, '</span>')
    .replaceAll('`', '‘')
    .replace(
      DOUBLE_QUOTED,
      (_, curly?: string, angular?: string) => `"${(curly ?? angular ?? '').replace(SINGLE_QUOTED, "'$1'")}"`,
    )
    .replace(SINGLE_QUOTED, '"$1"')
    .replace(/ {2,}/g, ' ')
    .trim()
}

/** A verbatim value (URL, DOI): only the escapes that reference managers write are undone. */
export function verbatimTex(source: string): string {
  return source
    .replace(/\{?\\textasciitilde\s*(?:\{\})?\}?|\\~(?:\{\})?/g, '~')
    .replace(/\\url\{([^}]*)\}/g, '$1')
    .replace(/\\([_&%#$])/g, '$1')
    .replace(/[{}]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/** The text of a short value (number, volume, keywords): escapes and dashes are read, other commands left out. */
export function plainTex(source: string, options: Omit<TexOptions, 'protect'>): string {
  const { value } = simplifyTex(source, { ...options, protect: false })
  return finishText(
    value
      .replace(/\\([&%$#_])/g, '$1')
      .replace(/\\[A-Za-z]+\*?\s*|[\\{}]/g, '')
      .replace(/---?/g, '–')
      .replaceAll('~', '\u00A0'),
  )
}

/** The text of a value that cannot be read as TeX: commands, braces and dollars taken out. */
export function stripTex(source: string): string {
  return source.replace(/\\[A-Za-z]+\*?|[\\{}$]/g, '').replace(MARKUP, '<\u2060')
}

/** `\textit x`: a command that takes an argument in braces and has none. */
function dropIdleCommands(value: string, options: TexOptions): string {
  return value.replace(/\\([A-Za-z]+)\s*(?![A-Za-z\s{])/g, (match, name: string) =>
    options.kindOf(name) === 'argument' ? '' : match,
  )
}

/** "US$ 5 million": a dollar is money unless a pair of them encloses something mathematical. */
function literalDollars(value: string): string {
  const parts = value.split(/(?<!\\)\$/)
  if (parts.length === 1) return value
  if (parts.length % 2 === 0) return parts.join('\\$')
  return parts.reduce((text, part, index) => {
    const isMath = (inner: string | undefined) => /[\\^_]|^\s*\w\s*$/.test(inner ?? '')
    const enclosed = index % 2 === 1 ? part : parts[index - 1]
    return `${text}${isMath(enclosed) ? '$' : '\\$'}${part}`
  })
}

/** Marks the outermost brace groups that hold capitals and are no command's argument. */
function protectCapitals(value: string): string {
  let marked = ''
  const closers: string[] = []
  for (let at = 0; at < value.length; at++) {
    const character = value[at] as string
    if (character === '\\') {
      marked += character + (value[++at] ?? '')
    } else if (character === '{') {
      const isArgument = /\\[A-Za-z]+\*?\s*$|\}$/.test(value.slice(Math.max(0, at - 40), at))
      const protects = !isArgument && !closers.includes(PROTECT_CLOSE) && /^\{[^\\{}]*\p{Lu}/u.test(value.slice(at))
      marked += protects ? PROTECT_OPEN : '{'
      closers.push(protects ? PROTECT_CLOSE : '}')
    } else if (character === '}') {
      marked += closers.pop() ?? ''
    } else marked += character
  }
  return marked
}
