import type { VFile } from 'vfile'
import { report } from '../ground/messages.ts'
import referenceName from '../rules/reference-name.ts'
import type { Entry } from './bibtex-entry.ts'
import { fieldText } from './bibtex-fields.ts'
import type { BibField } from './bibtex-scan.ts'
import { type CslHints, type CslItem, type CslName, NAME_VARIABLES, type NameVariable } from './csl.ts'
import { namesWithinLimit } from './field-limits.ts'
import { plainTex } from './tex.ts'

/** A list of names as written. */
export interface NameList {
  /** TeX of each name, without "others". */
  names: string[]
  /** Whether the list ends with "and others". */
  others: boolean
}

/** Words that institutions hold and people do not: names without a comma that hold one lack their braces. */
const INSTITUTIONAL =
  /\b(?:for|of|on|nations?|bank|organi[sz]ation|programme|council|commission|minist(?:ry|erio|ério)|universi(?:ty|dad|dade)|institut[eo]?|secretariat|office|fund|cities|governments?|network|association|agency|committee|forum|para|pour)\b/i

/** What stands between two commas: `Doe, Jr., Jo`. */
const SUFFIX = /^(?:[JS]r|[IVX]+|\d\w*|Esq|Ph\.?\s?D|M\.?D|filho|f[oº]|júnior|neto|sobrinho)\.?$/i

/** A name that stands for others, and `Rothman et al.`. */
const OTHERS = /^(?:others|et\.? al\.?)$/i
const ET_AL = /(?:,|(?<![\s,]))\s+et\.? al\.?$/i

/** Splits a name field at "and", outside braces, and reports names that BibTeX would misread (`reference-name`). */
export function splitNames(file: VFile, field: BibField): NameList {
  const typed = splitOutsideBraces(field.value, 'and').map(name => name.trim())
  const written = namesWithinLimit(file, typed, field.valuePlace)
  const names = written.filter(name => !OTHERS.test(name)).map(name => name.replace(ET_AL, ''))
  const others = written.some(name => OTHERS.test(name) || ET_AL.test(name))
  const kept = names.filter(name => /[^\s,{}]/.test(name))
  if (kept.length < names.length) misread(file, field, 'A name is empty: write one on both sides of `and`')
  for (const name of kept) {
    if (isMisreadList(name)) {
      const reason = `\`${name.slice(0, 60)}\` is read as one name: write \`and\` between names, and one comma in each`
      misread(file, field, reason)
      continue
    }
    if (joinsNames(name)) {
      const reason = `\`${name.slice(0, 60)}\` is read as one name: write \`and\` for \`&\`, or \`{{…}}\` around an institution`
      misread(file, field, reason)
      continue
    }
    if (isBraced(name) || name.includes(',') || !INSTITUTIONAL.test(name)) continue
    misread(file, field, `The institution \`${name}\` is read as a person: write \`{{${name}}}\``)
  }
  return { names: kept, others }
}

/** "Doe, Jo, Roe, Al" or "Doe, Jo; Roe, Al": a list of names whose "and" is missing, which would be one name. */
function isMisreadList(name: string): boolean {
  if (isBraced(name)) return false
  const parts = splitOutsideBraces(name, ',').map(part => part.trim())
  if (parts.some(part => part.includes(';'))) return true
  if (parts.some(part => /^"?(?:family|given|prefix|suffix)\b.*=/.test(part))) return false
  return parts.length > 3 || (parts.length === 3 && !parts.slice(1).some(part => SUFFIX.test(plainTex(part))))
}

/** "Jo Doe & Al Roe", which BibTeX takes for one name. */
function joinsNames(name: string): boolean {
  return !isBraced(name) && splitOutsideBraces(name, ' ').some(word => /^\\?&$/.test(word))
}

/** `{World Bank}`: the name of an institution, printed as it is. */
export function isBraced(name: string): boolean {
  if (!name.startsWith('{') || !name.endsWith('}')) return false
  let depth = 0
  for (let at = 0; at < name.length; at++) {
    if (name[at] === '\\') at++
    else if (name[at] === '{') depth++
    else if (name[at] === '}' && --depth === 0) return at === name.length - 1
  }
  return false
}

const NAME_SOURCES: readonly [field: string, variable: NameVariable][] = [
  ['author', 'author'],
  ['bookauthor', 'container-author'],
  ['editor', 'editor'],
  ['translator', 'translator'],
]

const EDITOR_ROLES: Readonly<Record<string, NameVariable>> = {
  compiler: 'compiler',
  director: 'director',
  organizer: 'organizer',
}

/** Reads the names of an entry, and notes what depends on the reader's language. */
export function addNames(file: VFile, item: CslItem, hints: CslHints, entry: Entry): void {
  for (const [source, variable] of NAME_SOURCES) {
    const field = entry.fields.get(source)
    if (!field) continue
    const { names, others } = splitNames(file, field)
    const role = source === 'editor' ? EDITOR_ROLES[fieldText(entry, 'editortype').toLowerCase()] : undefined
    if (names.length > 0) item[role ?? variable] = names.map(name => readName(name))
    if (others) hints.others = [...(hints.others ?? []), role ?? variable]
  }
  const short = entry.fields.get('shortauthor') ?? entry.fields.get('shorteditor')
  const named = NAME_VARIABLES.find(variable => item[variable])
  if (!short || !named) return
  const shortNames = splitOutsideBraces(short.value, 'and').map(plainTex)
  const pairs = (item[named] ?? []).flatMap(({ literal }, index): [string, string][] => {
    const shortName = shortNames[index]
    return literal !== undefined && shortName ? [[literal, shortName]] : []
  })
  if (pairs.length > 0) hints.shortNames = Object.fromEntries(pairs)
}

/**
 * Reads one name: `{World Bank}` is an institution, and so is a single word; `Jo van Doe`, `van Doe, Jo`,
 * `Doe, Jr., Jo` and biblatex's `family=Doe, given=Jo, prefix=van` are people.
 */
export function readName(tex: string): CslName {
  // Several names in one stay together: as a person, one of them would be lost in short forms.
  if (isBraced(tex) || isMisreadList(tex) || joinsNames(tex))
    return { literal: plainTex(tex).replace(/(?<![\s,;])[\s,;]+$/, '') }
  const parts = splitOutsideBraces(tex, ',').map(part => part.trim())
  const labelled = parts.map(part => /^"?(family|given|prefix|suffix)\s*=([^"]*)"?$/.exec(part))
  const name: CslName = {}
  const set = (part: Exclude<keyof CslName, 'literal'>, text: string): void => {
    const read = plainTex(text)
    if (read !== '') name[part] = read
  }
  if (labelled.some(Boolean)) {
    for (const match of labelled) {
      const part = match?.[1] === 'prefix' ? 'non-dropping-particle' : (match?.[1] as 'family' | undefined)
      if (part) set(part, match?.[2]?.trimStart() ?? '')
    }
  } else if (parts.length > 1 && parts.length < 4) {
    const words = wordsOf(parts[0] ?? '')
    const particles = words.slice(0, -1).findIndex(word => !isSmall(word))
    const count = particles < 0 ? words.length - 1 : particles
    set('non-dropping-particle', words.slice(0, count).join(' '))
    set('family', words.slice(count).join(' '))
    const [, second = '', third] = parts
    // "King, Jr., Martin", and as often "King, Martin, Jr."
    const [suffix, given] =
      third === undefined || SUFFIX.test(plainTex(third)) ? [third ?? '', second] : [second, third]
    set('given', given)
    set('suffix', suffix)
  } else if (parts.length === 1) {
    const words = wordsOf(tex)
    const last = words.length - 1
    const first = words.findIndex((word, index) => index < last && isSmall(word))
    const end = first < 0 ? last : words.slice(0, last).findLastIndex(isSmall) + 1
    set('given', words.slice(0, first < 0 ? last : first).join(' '))
    set('non-dropping-particle', first < 0 ? '' : words.slice(first, end).join(' '))
    set('family', words.slice(end).join(' '))
  }
  return name.family === undefined || Object.keys(name).length === 1 ? { literal: plainTex(tex) } : name
}

function wordsOf(tex: string): string[] {
  return splitOutsideBraces(tex, ' ').filter(word => word !== '')
}

/** Whether a word of a name begins with a small letter: "van", "de". Braces hide their content, but for a command's. */
function isSmall(word: string): boolean {
  return !/^\{[^\\]/.test(word) && /^\P{L}*\p{Ll}/u.test(plainTex(word))
}

/** Splits a value at a comma, a space or the word `and`, outside braces. */
export function splitOutsideBraces(value: string, separator: 'and' | ',' | ' '): string[] {
  const parts: string[] = ['']
  let depth = 0
  for (const token of value.match(/\\[\s\S]|[{},~]|\s+|[^\\{}\s,~]+|[\s\S]/g) ?? []) {
    if (token === '{') depth++
    if (token === '}') depth--
    const last = parts.length - 1
    const splits =
      separator === 'and'
        ? /^and$/i.test(token) && /(?:^|\s)$/.test(parts[last] as string)
        : separator === ','
          ? token === ','
          : /^(?:\s+|~)$/.test(token)
    if (depth === 0 && splits) parts.push('')
    else parts[last] += token
  }
  return parts
}

function misread(file: VFile, field: BibField, reason: string): void {
  report(file, referenceName, reason, { place: field.valuePlace })
}
