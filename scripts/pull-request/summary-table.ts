import { TOOL_LANGUAGE } from '../languages/registry.ts'
import type { EditionChange } from './compare-states.ts'
import { inert, link } from './inert-markdown.ts'
import type { Counts } from './state.ts'
import { excerpt } from './word-diff.ts'

/** Where what was built of a pull request can be had. */
export interface Addresses {
  /** Address at which the folder `dist/` can be read, without a slash at its end. */
  preview?: string
  /** Paths below that folder that exist; undefined where that is not known. */
  existing?: ReadonlySet<string>
  /** Address of a page from which all files can be downloaded. */
  files?: string
}

type Column = readonly [title: string, cell: (change: EditionChange) => string]

/** A row for each edition and language: what there is now, and how much more or less that is than before. */
export function summaryTable(editions: readonly EditionChange[], addresses: Addresses): string {
  const count = (name: 'words' | 'notes' | 'works' | 'figures' | 'pages'): Column => [
    name,
    ({ before, after }) => numbers(before?.[name], after?.[name]),
  ]
  const columns: Column[] = [
    ['edition', ({ edition }) => inert(excerpt(edition.title, 25))],
    ['language', ({ language }) => inert(language.name)],
    ...(['words', 'notes', 'works', 'figures'] as const).map(count),
    ...(editions.some(({ before, after }) => before?.pages ?? after?.pages) ? [count('pages')] : []),
    ['translated', ({ before, after }) => shares(before, after)],
    ['changed', ({ before, after, changes }) => (before && after ? String(changes.length) : after ? 'new' : 'gone')],
    ...(addresses.preview === undefined
      ? []
      : [['read', (change: EditionChange) => links(change, addresses)] satisfies Column]),
  ]
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [
    line(columns.map(([title]) => title)),
    line(columns.map(([title]) => (/^(?:edition|language|read)$/.test(title) ? '---' : '---:'))),
    ...editions.map(edition => line(columns.map(([, cell]) => cell(edition)))),
  ].join('\n')
}

/** `1,204 (+12)`. */
function numbers(before: number | undefined, after: number | undefined): string {
  if (after === undefined) return '–'
  if (before === undefined || before === after) return format(after)
  return `${format(after)} (${before < after ? '+' : '−'}${format(Math.abs(after - before))})`
}

function format(value: number): string {
  return new Intl.NumberFormat(TOOL_LANGUAGE).format(value)
}

/** `96% → 94%`; never rounded up to a whole that is not there. */
function shares(before: Counts | undefined, after: Counts | undefined): string {
  const [from, to] = [before?.translated, after?.translated].map(share =>
    share === undefined ? undefined : `${Math.floor(share * 100)}%`,
  )
  if (to === undefined) return '–'
  return from === undefined || from === to ? to : `${from} → ${to}`
}

const READ = [
  ['.html', 'page'],
  ['.pdf', 'PDF'],
  ['.redline.html', 'redline'],
  ['.redline.pdf', 'redline PDF'],
] as const

function links({ path, after }: EditionChange, { preview, existing }: Addresses): string {
  if (!after) return ''
  return READ.filter(([ending]) => existing?.has(path + ending) ?? true)
    .map(([ending, words]) => link(words, `${preview}/${path}${ending}`))
    .join(' · ')
}
