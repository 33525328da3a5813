import { BLOCKS } from '../../blocks/registry.ts'

/** What an editor can have typed by a few letters. */
export interface Sample {
  prefix: string
  /** One sentence. */
  description: string
  /** The text; what is between `⟦` and `⟧` is to be overwritten. */
  text: string
  scope: 'markdown' | 'bibtex'
}

/** Everything beside the blocks. */
const OTHERS: Readonly<Record<string, Sample>> = {
  chapter: {
    prefix: 'chapter',
    description: 'The beginning of a chapter.',
    scope: 'markdown',
    text: '---\ntitle: ⟦Title⟧\nid: ⟦sec-anchor⟧\n---\n\n⟦Text⟧',
  },
  footnote: {
    prefix: 'note',
    description: 'A footnote; its call goes into the text.',
    scope: 'markdown',
    text: '[^⟦note⟧]\n\n[^⟦note⟧]: ⟦What it says⟧.',
  },
  citation: { prefix: 'cite', description: 'A citation.', scope: 'markdown', text: '[@⟦key⟧, p. ⟦3⟧]' },
  'cross-reference': {
    prefix: 'refer',
    description: 'The number of a chapter, figure, table, box or recommendation.',
    scope: 'markdown',
    text: '[](#⟦sec-anchor⟧)',
  },
  fact: {
    prefix: 'fact',
    description: 'The fact in docs/sources.md that the next paragraph rests on.',
    scope: 'markdown',
    text: '<!-- fact: ⟦F1⟧ -->',
  },
  report: {
    prefix: '@report',
    description: 'A report of an organisation.',
    scope: 'bibtex',
    text: '@report{⟦key2024⟧,\n  author = {{⟦Organisation⟧}},\n  institution = {⟦Organisation⟧},\n  title = {⟦Title⟧},\n  date = {⟦2024⟧},\n  url = {⟦https://example.org/report⟧}\n}',
  },
  article: {
    prefix: '@article',
    description: 'An article in a journal.',
    scope: 'bibtex',
    text: '@article{⟦key2024⟧,\n  author = {⟦Family, Given⟧},\n  title = {⟦Title⟧},\n  journaltitle = {⟦Journal⟧},\n  volume = {⟦1⟧},\n  number = {⟦2⟧},\n  pages = {⟦11--29⟧},\n  date = {⟦2024⟧}\n}',
  },
  book: {
    prefix: '@book',
    description: 'A book.',
    scope: 'bibtex',
    text: '@book{⟦key2024⟧,\n  author = {⟦Family, Given⟧},\n  title = {⟦Title⟧},\n  publisher = {⟦Publisher⟧},\n  location = {⟦Place⟧},\n  date = {⟦2024⟧}\n}',
  },
  online: {
    prefix: '@online',
    description: 'A page on the web.',
    scope: 'bibtex',
    text: '@online{⟦key2024⟧,\n  author = {{⟦Organisation⟧}},\n  title = {⟦Title⟧},\n  date = {⟦2024⟧},\n  url = {⟦https://example.org/page⟧},\n  urldate = {⟦2024-06-30⟧}\n}',
  },
}

/** All samples by name: the blocks, as docs/blocks.md shows them, and the rest. */
export function samples(): Record<string, Sample> {
  const blocks = BLOCKS.map(({ name, documentation: { purpose, sample } }): [string, Sample] => [
    name,
    { prefix: name, description: purpose, scope: 'markdown', text: markPlaces(sample) },
  ])
  return { ...Object.fromEntries(blocks), ...OTHERS }
}

/** `.vscode/publication.code-snippets`. */
export function snippetsFile(): Record<string, { prefix: string; description: string; scope: string; body: string[] }> {
  return Object.fromEntries(
    Object.entries(samples()).map(([name, { text, ...rest }]) => [name, { ...rest, body: bodyOf(text).split('\n') }]),
  )
}

/** Marks what is to be overwritten in a block: anchors, values of attributes, the title, cells and lines of text. */
function markPlaces(sample: string): string {
  const [first = '', ...lines] = sample.split('\n')
  const opened = first
    .replace(/#([\w-]+)/, '#⟦$1⟧')
    .replace(/="([^"]+)"/g, '="⟦$1⟧"')
    .replace(/=([^\s"}]+)/g, '=⟦$1⟧')
    .replace(/\[(.+)\]$/, '[⟦$1⟧]')
  return [opened, ...lines.map(markLine)].join('\n')
}

function markLine(line: string): string {
  if (/^:+$/.test(line) || /^[|\s:-]*$/.test(line)) return line
  if (line.startsWith('|')) return line.replace(/\| ([^|]+) (?=\|)/g, '| ⟦$1⟧ ')
  return line.replace(/^(- )?(.+)$/, '$1⟦$2⟧')
}

/** In the syntax of snippets: `${1:word}`; the same word is overwritten everywhere at once. */
function bodyOf(text: string): string {
  const numbers = new Map<string, number>()
  return text.replace(/⟦(.*?)⟧|[$\\]/g, (found, words: string | undefined) => {
    if (words === undefined) return `\\${found}`
    const known = numbers.get(words)
    const number = known ?? numbers.size + 1
    numbers.set(words, number)
    return known === undefined ? `\${${number}:${words.replaceAll(/[$\\}]/g, '\\$&')}}` : `$${number}`
  })
}
