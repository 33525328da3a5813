import { createHash } from 'node:crypto'
import { posix } from 'node:path'
import type { Root } from 'hast'
import { select, selectAll } from 'hast-util-select'
import { toString as wordsOf } from 'hast-util-to-string'
import { h } from 'hastscript'
import { charactersOf } from '../../fonts/cmap.ts'
import { rangesOf } from '../../fonts/faces.ts'
import { subset } from '../../fonts/subset.ts'
import { restRange, unicodeRange } from '../../fonts/unicode-range.ts'
import { cmapOfWoff2 } from '../../fonts/woff2.ts'
import type { Files } from '../../ground/files.ts'
import { EARLY_SCRIPT } from './screen.ts'
import { type SeenFaces, seenFaces } from './seen-faces.ts'

const FONTS = 'assets/fonts.css'
const COMMENT = /\/\*[\s\S]*?\*\//g
const RULE = /@font-face\s*\{[^}]*\}\s*/g
/** Every font that has this letter, or is for all characters, is for any text. */
const LETTER = 0x41
/** Fonts of so many bytes are shortened, whether or not every edition needs them. */
const LARGE = 25_000

/** The sheet of the fonts in which the first that a reader sees is set, which holds them itself. */
export const FIRST_FONTS = 'fonts-first'

/** What these fonts hold: letters, figures and marks of Western European languages. Others are in the fonts of an edition. */
const FIRST_CHARACTERS = new Set(`${ascii()}ÁÀÂÃÇÉÈÊÍÎÑÓÔÕÚÜáàâãäçéèêëíîïñóôõöúùûüœªº¿¡«»·–—‘’“”…\u00a0`)

/** What scripts write in a page that its own text may not have. */
const WRITTEN_BY_SCRIPTS = '×'

interface Rule {
  css: string
  /** Path of its font below `dist/`. */
  file: string
  font: Uint8Array
  ranges: [first: number, last: number][]
  /** Whether its comment says that every edition needs it, on screen at first or only in print, or that it is for code. */
  mark: '' | 'preload' | 'first' | 'print' | 'code'
}

/**
 * The fonts that pages around the editions have: `fonts.css` with those that any text needs, and beside it those in which
 * the first that is seen is set, as part of a sheet, so that they are there before anything is painted and nothing moves
 * when they come.
 */
export async function fontFiles(assets: Files): Promise<Files> {
  const css = textOf(assets, FONTS)
  const files: Files = new Map()
  const any = css.replace(RULE, rule => (isForAny(rangesOf(rule)) ? optional(rule) : ''))
  files.set(FONTS, encode(any))
  const firsts: string[] = []
  for (const rule of rulesIn(assets)) {
    if (isForAny(rule.ranges)) files.set(rule.file, rule.font)
    if (rule.mark !== 'first') continue
    const characters = within(rule, FIRST_CHARACTERS)
    if (characters.size === 0) continue
    const font = await subset(rule.font, [...characters].join(''), asksForFeatures(assets))
    const url = `data:font/woff2;base64,${Buffer.from(font).toString('base64')}`
    const css = shortRule(rule, url, unicodeRange(characters, FIRST_CHARACTERS))
    // It is there at once, but for the time that it takes to unpack it.
    firsts.push(css.replace('font-display:optional', 'font-display:block'))
  }
  files.set(`assets/${FIRST_FONTS}.css`, encode(firsts.join('\n')))
  return files
}

/**
 * Gives a page fonts of its own, with nothing in them but its own characters: a third less to fetch, and arrows or fractions do
 * not bring a whole family along.
 *
 * @param page gets their sheet in the place of `fonts.css`; its first script, the names of those to be fetched at once
 * @param path of the rendition, for the name of the sheet
 * @returns the files by their path below `dist/`
 */
export async function giveOwnFonts(page: Root, assets: Files, path: string): Promise<Files> {
  const all = new Set(WRITTEN_BY_SCRIPTS + saidByScripts(page) + wordsOf(page))
  const files: Files = new Map()
  const rules: string[] = []
  const early: string[] = []
  const hasCode = select('code, kbd, pre, samp', page) !== undefined
  const add = (rule: Rule, file: string, font: Uint8Array, range: string): void => {
    files.set(file, font)
    rules.push(shortRule(rule, posix.relative('assets', file), range))
  }
  const allRules = rulesIn(assets)
  const seen = seenIn(seenFaces(page), allRules)
  for (const rule of allRules) {
    if (rule.mark === 'print' || (rule.mark === 'code' && !hasCode)) continue
    const characters = within(rule, all)
    if (rule.mark === 'first') for (const character of FIRST_CHARACTERS) characters.delete(character)
    if (characters.size === 0) continue
    if (rule.mark === '' && rule.font.length <= LARGE) {
      add(rule, rule.file, rule.font, unicodeRange(characters, all))
      continue
    }
    const shown = new Set([...characters].filter(seen(rule)))
    // What no style is known to show is in the whole font, which browsers fetch once there is something to show with it.
    const range = restRange(characters, shown)
    if (range !== '') add(rule, rule.file, rule.font, range)
    if (shown.size === 0) continue
    const font = await subset(rule.font, [...shown].join(''), asksForFeatures(assets))
    const file = hashed(rule.file, font)
    add(rule, file, font, unicodeRange(shown, all))
    if (rule.mark === 'preload' && [...shown].some(character => /[a-z]/.test(character))) early.push(`../${file}`)
  }
  const sheet = `assets/fonts-${path.replaceAll('/', '-')}.css`
  files.set(sheet, encode(rules.join('\n')))
  const head = select('head', page)
  const index = head?.children.findIndex(
    child => child.type === 'element' && String(child.properties.href).endsWith('/fonts.css'),
  )
  if (head && index !== undefined && index >= 0)
    head.children.splice(
      index,
      1,
      ...[`assets/${FIRST_FONTS}.css`, sheet].map(name => h('link', { rel: 'stylesheet', href: `../${name}` })),
    )
  const script = select(`script[src$="${EARLY_SCRIPT}"]`, page)
  if (script && early.length > 0) script.properties.dataFonts = early.join(' ')
  return files
}

/** Tells of a character whether it is seen in the face of a rule, as far as that is known: it may be otherwise. */
function seenIn(faces: SeenFaces, rules: readonly Rule[]): (rule: Rule) => (character: string) => boolean {
  const headings = new Set(rules.filter(({ mark }) => mark === 'first').map(familyOf))
  return rule => {
    const { bold, italic } = headings.has(familyOf(rule)) ? faces.headings : faces.text
    const isBold = /font-weight:\s*[6-9]00/.test(rule.css)
    const isItalic = /font-style:\s*italic/.test(rule.css)
    if (rule.mark !== 'preload' || isBold === isItalic) return () => true
    const seen = isItalic ? italic : bold
    return character => seen.has(character) || (character === ' ' && seen.size > 0)
  }
}

function familyOf({ css }: Rule): string | undefined {
  return /font-family:\s*["']?([^"';]+)/.exec(css)?.[1]
}

/** The words that the page has for its scripts. */
function saidByScripts(page: Root): string {
  return selectAll('script[data-words]', page)
    .map(({ properties }) => String(properties.dataWords))
    .join('')
}

const MARKS: Readonly<Record<string, Rule['mark']>> = {
  preload: 'preload',
  'preload first': 'first',
  'preload print': 'print',
  code: 'code',
}

function rulesIn(assets: Files): Rule[] {
  return [...textOf(assets, FONTS).matchAll(RULE)].flatMap(([css]) => {
    const url = /url\(["']?([^"')]+\.woff2)/.exec(css)?.[1]
    const file = posix.join('assets', url ?? '')
    const font = assets.get(file)
    if (url === undefined || font === undefined) return []
    const [, mark = ''] = /\/\*\s*(preload(?: first| print)?|code)\s*\*\//.exec(css) ?? []
    return [{ css, file, font, ranges: rangesOf(css), mark: MARKS[mark] ?? '' }]
  })
}

/** Those of the characters that the rule is for and its font has, in their order. */
function within({ ranges, font }: Rule, characters: ReadonlySet<string>): Set<string> {
  const own = tableOf(font)
  const found = [...characters].filter(character => {
    const code = codeOf(character)
    return (own?.has(code) ?? true) && ranges.some(([first, last]) => first <= code && code <= last)
  })
  return new Set(found.sort((a, b) => codeOf(a) - codeOf(b)))
}

const tables = new WeakMap<Uint8Array, ReadonlySet<number>>()

function tableOf(font: Uint8Array): ReadonlySet<number> | undefined {
  const known = tables.get(font)
  if (known) return known
  try {
    const table = charactersOf(cmapOfWoff2(font))
    tables.set(font, table)
    return table
  } catch {
    // Of a font that cannot be read the browser says so.
    return undefined
  }
}

/** The rule with another font, for these characters, and without what only the whole font needed to say. */
function shortRule({ css }: Rule, url: string, range: string): string {
  const said = css
    .replace(COMMENT, '')
    .replace(/src:[^;}]*;?/, `src:url("${url}")format("woff2");`)
    .replace(/unicode-range:[^;}]*;?/, '')
    .replace(/\s*\}\s*$/, `;unicode-range:${range}}`)
  return optional(said)
    .replace(/\s+/g, ' ')
    .replace(/\s*([{}:;,])\s*/g, '$1')
    .replace(/;+/g, ';')
}

/** A font that comes too late for what is painted first is there for the next page: nothing moves under a reader's eyes. */
function optional(css: string): string {
  return css.replace(/font-display:\s*swap/, 'font-display:optional')
}

/** Whether a style sheet has small capitals or other features that {@link subset} leaves out by itself. */
function asksForFeatures(assets: Files): boolean {
  return [...assets.keys()].some(
    name =>
      name.endsWith('.css') &&
      /small-caps|font-feature-settings|font-variant-(?:caps|position|alternates)|fractions|ordinal|slashed-zero/.test(
        textOf(assets, name).replace(COMMENT, ''),
      ),
  )
}

function isForAny(ranges: Rule['ranges']): boolean {
  return ranges.some(([first, last]) => first <= LETTER && LETTER <= last)
}

/** `fonts/name.woff2` with the beginning of its hash: pages that need the same font share it, and browsers keep no old one. */
function hashed(file: string, font: Uint8Array): string {
  const hash = createHash('sha256').update(font).digest('hex').slice(0, 8)
  return file.replace(/\.woff2$/, `-${hash}.woff2`)
}

function ascii(): string {
  return String.fromCharCode(...Array.from({ length: 0x7f - 0x20 }, (_, index) => 0x20 + index))
}

function codeOf(character: string): number {
  return character.codePointAt(0) ?? 0
}

function textOf(assets: Files, name: string): string {
  return new TextDecoder().decode(assets.get(name))
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
