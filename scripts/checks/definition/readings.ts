import type { Nodes } from 'mdast'
import { visit } from 'unist-util-visit'
import type { VFile } from 'vfile'
import { definitionOf } from '../../blocks/registry.ts'
import { figureWords } from '../../figures/words.ts'
import { KeptResults, nameOf } from '../../ground/kept-results.ts'
import { type Point, pointsOf } from '../../ground/points.ts'
import { attributePlace } from '../../markdown/attribute-place.ts'
import { isPlain } from '../../markdown/segments.ts'
import type { Language } from '../../model/publication.ts'
import type { Segment } from '../../model/source.ts'
import { type Locale, translationOf } from '../../translations/locales/locale.ts'
import { isInline, parseSegment } from '../../translations/locales/target.ts'
import { readIgnored } from '../../translations/parity/ignore.ts'
import { type Passage, passagesIn, plainPassage } from '../passages/passage.ts'
import type { Material } from './material.ts'

/** Passages of one file that are read together, and where what is found in them stands. */
export interface Reading {
  file: VFile
  /** All that what is found depends on, beside language and settings. */
  texts: readonly unknown[]
  passages(): readonly Passage[]
  pointAt(offset: number): Point | { line: number; column: number }
  /** Of a translation: what it translates. */
  source?: string
  /** Ids of rules that its translator silenced. */
  ignored?: ReadonlySet<string>
}

/** All that readers of a language read. */
export interface ReadingsOfLanguage {
  language: Language
  isTranslated: boolean
  readings: readonly Reading[]
}

const known = new WeakMap<Material, ReadingsOfLanguage[]>()

/** The passages of all languages, the source language first. */
export function readingsOf(material: Material): ReadingsOfLanguage[] {
  const met = known.get(material)
  if (met) return met
  const { publication, locales } = material
  const [source] = publication.languages
  const all = [
    { language: source, isTranslated: false, readings: [...sourceReadings(material)] },
    ...locales.map(locale => ({
      language: locale.language,
      isTranslated: true,
      readings: [...translationReadings(locale, material)],
    })),
  ]
  known.set(material, all)
  return all
}

const names = new WeakMap<Reading, string>()

/**
 * What a step makes of each reading. What it made of one is kept for as long as the same stands there.
 *
 * @param inputs all else that the step depends on, beside the toolchain, and what tells languages apart: only what the last run
 *   with the same inputs met is kept
 */
export function eachReading<T>(
  step: string,
  inputs: readonly string[],
  readings: readonly Reading[],
  make: (passages: readonly Passage[]) => T,
): Map<Reading, T> {
  const kept = new KeptResults<T>(step, inputs)
  const made = new Map<Reading, T>()
  for (const reading of readings) {
    const name = names.get(reading) ?? nameOf(reading.texts)
    names.set(reading, name)
    const result = kept.find(name) ?? make(reading.passages())
    kept.add(name, result)
    made.set(reading, result)
  }
  kept.keep()
  return made
}

function* sourceReadings({ sources, wordLists, figures }: Material): Generator<Reading> {
  for (const { tree, file } of sources.values()) {
    const text = String(file)
    const pointAt = pointsOf(text)
    const lines = text.split('\n')
    const titleAt = ({ position }: { position?: { start: { line: number; column: number } } | undefined }): number => {
      const { line = 1, column = 1 } = position?.start ?? {}
      return lines.slice(0, line - 1).reduce((sum, { length }) => sum + length + 1, 0) + column - 1
    }
    for (const passage of passagesIn(tree, text, titleAt)) {
      const { kind, value, marked } = passage
      // What is found is kept by where it stands in the passage: the same passage may stand elsewhere tomorrow.
      const own = { ...passage, offsetAt: (index: number) => index }
      yield {
        file,
        texts: [kind, value, marked],
        passages: () => [own],
        pointAt: index => pointAt(passage.offsetAt(index)),
      }
    }
    for (const { text: words, line, column } of attributeWords(tree, file))
      yield plainReading(file, words, line, column)
  }
  // Figures have their words in files of their own, and chapters their short titles.
  const shortTitles = new Set([...sources.values()].map(({ short }) => short))
  for (const { file, name, segments } of wordLists)
    for (const { text, line, column } of name === figures.source.name ? [] : segments)
      if (!shortTitles.has(text)) yield plainReading(file, text, line, column)
  for (const asset of new Set(figures.assets.values()))
    for (const { text, file, line, column } of figureWords(asset)) yield plainReading(file, text, line, column)
}

/** Words in which nothing is markup. Where their file writes them otherwise, they are known by their beginning. */
function plainReading(file: VFile, text: string, line: number, column: number): Reading {
  const [written = ''] = String(file)
    .split('\n')
    .slice(line - 1, line)
  const isVerbatim = written.startsWith(text, column - 1)
  return {
    file,
    texts: [text],
    passages: () => [plainPassage(text)],
    pointAt: index => ({ line, column: isVerbatim ? column + index : column }),
  }
}

/** Words in attributes of blocks, and alternative texts of pictures. */
function attributeWords(tree: Nodes, file: VFile): { text: string; line: number; column: number }[] {
  const words: { text: string; line: number; column: number }[] = []
  visit(tree, node => {
    if (node.type === 'image' && node.alt) {
      const { line = 1, column = 1 } = node.position?.start ?? {}
      // Behind `![`.
      words.push({ text: node.alt, line, column: column + 2 })
    }
    if (node.type !== 'block') return
    for (const [name, { holds }] of Object.entries(definitionOf(node).attributes)) {
      const text = node.attributes[name] ?? ''
      const place = attributePlace(node, name, file, text)
      if (typeof holds === 'object' && 'words' in holds && text !== '' && place) words.push({ text, ...place })
    }
  })
  return words
}

function* translationReadings(locale: Locale, { segments }: Material): Generator<Reading> {
  for (const segment of segments) {
    const { located, target } = translationOf(segment, locale)
    if (!located || located.retired || target.trim() === '') continue
    const { file, placeOf } = located.file
    let passages: Passage[] | undefined
    yield {
      file,
      texts: [target, isPlain(segment.kind), isInline(segment)],
      passages() {
        passages ??= passagesOf(target, segment)
        return passages
      },
      pointAt: offset => placeOf(located.id, 'target', offset),
      source: segment.text,
      ignored: readIgnored(located.entry.note).ignored,
    }
  }
}

function passagesOf(target: string, segment: Segment): Passage[] {
  if (isPlain(segment.kind)) return [plainPassage(target)]
  const { tree } = parseSegment(target, isInline(segment))
  return passagesIn(tree, target)
}
