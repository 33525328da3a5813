import type { VFile } from 'vfile'
import { report } from '../ground/messages.ts'
import type { Entry } from './bibtex-entry.ts'
import { fieldText, tidy } from './bibtex-fields.ts'
import type { BibField } from './bibtex-scan.ts'
import { type CslHints, type CslItem, type CslName, NAME_VARIABLES, type NameVariable } from './csl.ts'
import { finishText } from './tex.ts'

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

/** Splits a name field at "and", outside braces, and reports names that BibTeX would misread (`reference-name`). */
export function splitNames(file: VFile, field: BibField): NameList {
  const names = splitOutsideBraces(field.value).map(name => name.trim())
  const others = /^(?:others|et\.? al\.?)$/i.test(names.at(-1) ?? '')
  if (others) names.pop()
  const kept = names.filter(name => /[^\s,{}]/.test(name))
  if (kept.length < names.length) misread(file, field, 'Unexpected empty name, expected a name on both sides of `and`')
  for (const name of kept) {
    if (isBraced(name) || name.includes(',') || !INSTITUTIONAL.test(name)) continue
    misread(file, field, `Unexpected institution \`${name}\` read as a person, expected \`{{${name}}}\``)
  }
  return { names: kept, others }
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

/** What we know of a name field besides what citation-js makes of it. */
export interface NamesRead {
  /** Whether the list ends with "and others". */
  others: boolean
  /** For each name, whether it is an institution. */
  institutions: boolean[]
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

/** Puts right the names of an item that citation-js made, and notes what depends on the reader's language. */
export function addNames(item: CslItem, read: ReadonlyMap<string, NamesRead>, hints: CslHints, entry: Entry): void {
  for (const [field, variable] of NAME_SOURCES) {
    const { others, institutions } = read.get(field) ?? { others: false, institutions: [] }
    const names = (item[variable] as CslName[] | undefined)?.map((name, index) =>
      mendName(finishName(name), institutions[index] ?? false),
    )
    if (!names) continue
    delete item[variable]
    const role = field === 'editor' ? EDITOR_ROLES[fieldText(entry, 'editortype').toLowerCase()] : undefined
    item[role ?? variable] = names
    if (others) hints.others = [...(hints.others ?? []), role ?? variable]
  }
  const short = entry.fields.get('shortauthor') ?? entry.fields.get('shorteditor')
  const named = NAME_VARIABLES.find(variable => item[variable])
  if (!short || !named) return
  const shortNames = splitOutsideBraces(short.value).map(name => tidy(name))
  const pairs = (item[named] ?? []).flatMap(({ literal }, index): [string, string][] => {
    const shortName = shortNames[index]
    return literal !== undefined && shortName ? [[literal, shortName]] : []
  })
  if (pairs.length > 0) hints.shortNames = Object.fromEntries(pairs)
}

function finishName(name: CslName): CslName {
  return Object.fromEntries(Object.entries(name).map(([part, text]) => [part, finishText(String(text))]))
}

function mendName(name: CslName, institution: boolean): CslName {
  if (institution || (name.family !== undefined && Object.keys(name).length === 1)) {
    return { literal: Object.values(name).join(' ') }
  }
  // "Moreira da Silva, Jorge": for BibTeX "Moreira da" is a particle. A particle has no capital.
  const { 'non-dropping-particle': particle, ...rest } = name
  if (particle === undefined || !/\p{Lu}/u.test(particle)) return name
  return { ...rest, family: `${particle} ${rest.family ?? ''}`.trim() }
}

function splitOutsideBraces(value: string): string[] {
  const names: string[] = ['']
  let depth = 0
  for (const token of value.match(/\\[\s\S]|[{}]|\s+|[^\\{}\s]+|[\s\S]/g) ?? []) {
    if (token === '{') depth++
    if (token === '}') depth--
    const last = names.length - 1
    if (depth === 0 && /^and$/i.test(token) && /(?:^|\s)$/.test(names[last] as string)) names.push('')
    else names[last] += token
  }
  return names
}

function misread(file: VFile, field: BibField, reason: string): void {
  report(file, 'reference-name', reason, { place: field.valuePlace })
}
