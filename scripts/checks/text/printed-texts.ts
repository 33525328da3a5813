import type { Nodes } from 'mdast'
import { visit } from 'unist-util-visit'
import type { VFile } from 'vfile'
import { definitionOf } from '../../blocks/registry.ts'
import { figureWords } from '../../figures/words.ts'
import { type Point, pointsOf } from '../../ground/points.ts'
import { withoutMarks } from '../../model/emphasis-marks.ts'
import type { Source } from '../../model/source.ts'
import { translationOf } from '../../translations/locales/locale.ts'
import type { Material } from '../definition/material.ts'

/** A text that is printed, and where its file has it (1-based). */
export interface PrintedText {
  file: VFile
  value: string
  start(): { line: number; column: number }
}

/** Every text that readers of the PDFs see, in all languages, as far as it is the publication's own. */
export function* printedTexts(material: Material): Generator<PrintedText> {
  const { publication, placeOf, sources, wordLists, figures, locales, segments, localisedReferences } = material
  for (const source of sources.values()) yield* chapterTexts(source)
  // Figures have their words in files of their own, and chapters their short titles.
  const shortTitles = new Set([...sources.values()].map(({ short }) => short))
  for (const list of wordLists.filter(({ name }) => name !== figures.source.name))
    for (const { text, line, column } of list.segments)
      if (!shortTitles.has(text)) yield { file: list.file, value: text, start: () => ({ line, column }) }
  for (const asset of new Set(figures.assets.values()))
    for (const { text, file, line, column } of figureWords(asset))
      yield { file, value: text, start: () => ({ line, column }) }
  for (const locale of locales)
    for (const segment of segments) {
      const { located, target } = translationOf(segment, locale)
      // Alternative texts are read aloud.
      if (!located || segment.kind === 'alt') continue
      const { file, placeOf } = located.file
      yield { file, value: target, start: () => placeOf(located.id, 'target') }
    }
  yield* citedTexts(material)
  for (const { works, file } of localisedReferences)
    for (const { fields } of works.values())
      for (const { texts, placeOf } of fields.values())
        for (const [index, value] of texts.entries()) yield { file, value, start: () => placeOf(index) }
  const setting = (value: string, ...path: (string | number)[]): PrintedText => ({
    file: publication.file,
    value,
    start: () => placeOf(path),
  })
  yield setting(publication.licence.name, 'licence', 'name')
  for (const [index, { name }] of publication.languages.entries()) yield setting(name, 'languages', index, 'name')
}

function* chapterTexts({ file, tree, short }: Source): Generator<PrintedText> {
  const texts: PrintedText[] = []
  visit(tree, node => {
    const { line, column } = node.position?.start ?? { line: 1, column: 1 }
    for (const value of valuesOf(node)) texts.push({ file, value, start: () => ({ line, column }) })
  })
  yield* texts
  yield { file, value: short, start: () => ({ line: 1, column: 1 }) }
}

function valuesOf(node: Nodes): string[] {
  switch (node.type) {
    case 'text':
    case 'inlineCode':
    case 'code':
      return [node.value]
    case 'citation':
      return node.items.flatMap(({ prefix, locator, suffix }) => [prefix, locator, suffix].map(withoutMarks))
    case 'block':
      // Alternative texts are read aloud.
      return Object.entries(definitionOf(node).attributes).flatMap(([name, { holds }]) =>
        typeof holds === 'object' && 'words' in holds && holds.words !== 'alt' ? (node.attributes[name] ?? []) : [],
      )
    default:
      return []
  }
}

/** Fields of a work that no style prints as they are. */
const UNPRINTED = new Set(['id', 'type', 'language', 'custom', 'abstract', 'keyword', 'annote'])

/** What is said of the works that chapters cite; its place is found from the entry's key on. */
function* citedTexts({ sources, references, bibliography: file }: Material): Generator<PrintedText> {
  const cited = new Set<string>()
  for (const { tree } of sources.values())
    visit(tree, 'citation', ({ items }) => {
      for (const { key } of items) cited.add(key)
    })
  const placeOf = placesOfEntries(String(file ?? ''))
  for (const key of cited) {
    const item = references.items.get(key)
    if (!item || !file) continue
    const start = () => placeOf(key)
    const printed = Object.entries(item).filter(([variable]) => !UNPRINTED.has(variable))
    for (const [, value] of printed) for (const text of stringsIn(value)) yield { file, value: text, start }
  }
}

/** Where the first entry of a key begins. */
function placesOfEntries(bibliography: string): (key: string) => Point {
  const pointAt = pointsOf(bibliography)
  const offsets = new Map<string, number>()
  for (const { 1: key = '', index } of bibliography.matchAll(/@\w+\s*[{(]\s*([^\s,{}()]+)\s*,/g))
    if (!offsets.has(key)) offsets.set(key, index)
  return key => pointAt(offsets.get(key) ?? 0)
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : []
}
