import type { VFile } from 'vfile'
import { report } from '../../ground/messages.ts'
import { pointsOf } from '../../ground/points.ts'
import { elementsBelow, elementsIn, readXmlTree, textIn, type XmlNode } from '../../ground/xml-tree.ts'
import importSyntax from '../../rules/import-syntax.ts'
import { findId } from '../segment-id.ts'
import { BASE } from './base.ts'
import type { ReadEntry, ReadFile } from './format.ts'
import { reportRepeated } from './repeated.ts'

/** Categories of the notes of a unit. Notes of any other are words of the translator. */
export const NOTES = {
  place: 'place',
  note: 'note',
  previous: 'previous source',
  prefilled: 'prefilled',
  review: 'reviewed by',
  base: 'base',
} as const

/**
 * `subState` of a segment whose target is of an older source, or filled in by a program. A program that sets another state
 * drops it.
 */
export const STALE = 'policy-paper:stale'

/** Reads XLIFF 2.x or 1.x, whatever program saved it. */
export function readXliff(file: VFile): ReadFile | undefined {
  const text = String(file)
  const found = readXmlTree(text)
  const point = pointsOf(text)
  const refuse = (reason: string, offset: number): undefined => {
    report(file, importSyntax, reason, { place: point(offset) })
    return undefined
  }
  if ('reason' in found) return refuse(found.reason, found.offset)
  const { root } = found
  if (root.name !== 'xliff') return refuse(`This is no XLIFF: it begins with \`${root.name}\``, root.offset)
  const version = root.attributes.get('version') ?? ''
  const dialect = version.startsWith('1.') ? FIRST : version.startsWith('2.') ? SECOND : undefined
  if (!dialect) return refuse(`XLIFF \`${version}\` is not known, but 1.2 and 2.0 are`, root.offset)
  const files = elementsBelow(root, 'file')
  // Each once, also where somebody put files into files.
  const entries = elementsBelow(root, dialect.unit).map((unit): ReadEntry => {
    const { line, column } = point(unit.offset)
    return { ...entryOf(unit, dialect), line, column }
  })
  reportRepeated(entries, file)
  if (file.messages.length > 0) return undefined
  return { language: dialect.language(root, files), entries }
}

/** Characters of what a code stands for; the same one may stand in a text ten thousand times. */
const LONGEST_CODE = 1000

/** What a version calls things. */
interface Dialect {
  unit: string
  language(root: XmlNode, files: readonly XmlNode[]): string | undefined
  /** Source and target in all segments of a unit, and what lies between them. */
  texts(unit: XmlNode): { source: string; target: string }
  isUnfinished(unit: XmlNode, isStale: boolean): boolean
  /** Whether somebody other than the translator has passed it. */
  isReviewed(unit: XmlNode): boolean
}

const SECOND: Dialect = {
  unit: 'unit',
  language: root => root.attributes.get('trgLang'),
  texts(unit) {
    const data = new Map(
      elementsBelow(unit, 'data').map(element => [
        element.attributes.get('id') ?? '',
        textOf(element, new Map()).slice(0, LONGEST_CODE),
      ]),
    )
    // A program may have cut a unit into sentences; what parts them has often no target of its own.
    const parts = elementsIn(unit).filter(({ name }) => name === 'segment' || name === 'ignorable')
    const targets = parts.map(part => elementsIn(part, 'target')[0])
    const sources = parts.map(part => elementsIn(part, 'source')[0])
    const words = (element: XmlNode | undefined): string => (element ? textOf(element, data) : '')
    const isTranslated = targets.some(target => target !== undefined && words(target) !== '')
    return {
      source: sources.map(words).join(''),
      target: isTranslated
        ? parts.map((part, at) => words(targets[at] ?? (part.name === 'ignorable' ? sources[at] : undefined))).join('')
        : '',
    }
  },
  isUnfinished: unit =>
    elementsIn(unit, 'segment').some(
      ({ attributes }) => attributes.get('subState') === STALE && (attributes.get('state') ?? 'initial') === 'initial',
    ),
  isReviewed(unit) {
    const segments = elementsIn(unit, 'segment')
    return segments.length > 0 && segments.every(({ attributes }) => PASSED.has(attributes.get('state') ?? ''))
  },
}

/** Of both versions: what reviewers set. */
const PASSED: ReadonlySet<string> = new Set(['reviewed', 'final', 'signed-off'])

const FIRST: Dialect = {
  unit: 'trans-unit',
  language: (_root, [file]) => file?.attributes.get('target-language'),
  texts(unit) {
    const words = (name: string): string =>
      elementsIn(unit, name)
        .map(element => textOf(element, new Map()))
        .join('')
    return { source: words('source'), target: words('target') }
  },
  isUnfinished(unit, isStale) {
    const state = elementsIn(unit, 'target')[0]?.attributes.get('state') ?? ''
    return /^needs-/.test(state) || (isStale && unit.attributes.get('approved') !== 'yes' && state !== 'translated')
  },
  isReviewed: unit =>
    unit.attributes.get('approved') === 'yes' ||
    PASSED.has(elementsIn(unit, 'target')[0]?.attributes.get('state') ?? ''),
}

function entryOf(unit: XmlNode, dialect: Dialect): Omit<ReadEntry, 'line' | 'column'> {
  const notes = elementsBelow(unit, 'note').map(note => ({
    category: note.attributes.get('category') ?? note.attributes.get('from') ?? '',
    text: textOf(note, new Map()),
  }))
  const noted = (category: string): string[] => notes.flatMap(note => (note.category === category ? [note.text] : []))
  const [base] = noted(NOTES.base).length > 0 ? noted(NOTES.base) : notes.map(({ text }) => text).filter(isBase)
  const [previous] = noted(NOTES.previous)
  const ours: ReadonlySet<string> = new Set(Object.values(NOTES))
  const words = notes.filter(({ category, text }) => !ours.has(category) && !isBase(text) && text.trim() !== '')
  const { source, target } = dialect.texts(unit)
  const isOpen = previous !== undefined || noted(NOTES.prefilled).length > 0
  const isUnfinished = target !== '' && dialect.isUnfinished(unit, isOpen)
  const reviewed = target !== '' && !isUnfinished && dialect.isReviewed(unit)
  const found = BASE.exec(base ?? '')?.[0]
  return {
    ...{ id: idOf(unit), source, target, unfinished: isUnfinished, reviewed },
    in: noted(NOTES.place)[0] ?? '',
    note: noted(NOTES.note).join('\n'),
    comment: words.map(({ text }) => text).join('\n'),
    ...(previous === undefined ? {} : { previous }),
    ...(found === undefined ? {} : { base: found }),
  }
}

function isBase(text: string): boolean {
  return findId(text) !== undefined && BASE.test(text)
}

/** The segment's id: in the unit's names, else in what it says of itself, since converters drop names. */
function idOf(unit: XmlNode): string {
  const names = ['name', 'resname', 'id'].map(name => unit.attributes.get(name) ?? '')
  const said = [...elementsBelow(unit, 'note'), ...elementsBelow(unit, 'context')].map(textIn)
  return [...names, ...said].map(findId).find(id => id !== undefined) ?? names.find(name => name !== '') ?? ''
}

/** Elements that stand for a piece of the text and hold it, in 1.2. */
const HOLDERS: ReadonlySet<string> = new Set(['ph', 'it', 'bpt', 'ept'])

/** Words of a source or target: codes are what they stand for. */
function textOf(element: XmlNode, data: ReadonlyMap<string, string>): string {
  return element.children
    .map(child => {
      if (typeof child === 'string') return child
      const attribute = (name: string): string => child.attributes.get(name) ?? ''
      const code = (name: string): string => data.get(attribute(name)) ?? ''
      if (child.name === 'cp') return characterOf(attribute('hex'))
      if (child.name === 'pc') return code('dataRefStart') + textOf(child, data) + code('dataRefEnd')
      if (child.attributes.has('dataRef')) return code('dataRef')
      if (HOLDERS.has(child.name) && child.children.length > 0) return textOf(child, data)
      return child.children.length > 0 ? textOf(child, data) : attribute('equiv-text') || attribute('disp')
    })
    .join('')
}

function characterOf(hex: string): string {
  const code = Number.parseInt(hex, 16)
  return Number.isInteger(code) && code <= 0x10ffff ? String.fromCodePoint(code).toWellFormed() : ''
}
