import { createHash } from 'node:crypto'
import type { VFile } from 'vfile'
import { createCache } from '../../ground/cache.ts'
import { type Edit, report } from '../../ground/messages.ts'
import { type Point, pointsOf } from '../../ground/points.ts'
import { toolchainState } from '../../ground/tree-state.ts'
import { rulesOf } from '../../languages/registry.ts'
import { isPlain } from '../../markdown/segments.ts'
import type { Segment } from '../../model/source.ts'
import { type Locale, translationOf } from '../../translations/locales/locale.ts'
import { isInline, parseSegment } from '../../translations/locales/target.ts'
import { readIgnored } from '../../translations/parity/ignore.ts'
import { type Passage, passagesIn, plainPassage } from '../passages/passage.ts'
import type { Check, Finding, PassageContext } from './check.ts'
import type { Material } from './material.ts'

/** Passages of one file that are read together, and where what is found in them stands. */
interface Reading {
  file: VFile
  /** All that what is found depends on, beside language and settings. */
  texts: readonly unknown[]
  passages(): readonly Passage[]
  pointAt(offset: number): Point | { line: number; column: number }
  /** Ids of rules that its translator silenced. */
  ignored?: ReadonlySet<string>
}

/** Has every passage read by the checks that read passages: chapters, lists of words, and translations. */
export function checkPassages(material: Material, checks: readonly Check[]): void {
  const readers = checks.filter(check => check.readsPassages)
  const { publication, locales } = material
  const [source] = publication.languages
  const context = ({ tag }: { tag: string }, isTranslated: boolean): PassageContext => {
    const { checks: settings, date } = publication
    return { tag, isTranslated, rules: rulesOf(tag), settings, date }
  }
  checkAll(sourceReadings(material), context(source, false), readers)
  for (const locale of locales) checkAll(translationReadings(locale, material), context(locale.language, true), readers)
}

const cache = createCache()

function checkAll(readings: Iterable<Reading>, context: PassageContext, readers: readonly Check[]): void {
  const state = toolchainState()
  const inputs = state && [state, JSON.stringify(context), readers.map(({ id }) => id).join()]
  const kept = inputs && (cache.read('passages', inputs) as [string, Finding[]][] | undefined)
  const known = new Map(kept || [])
  const met = new Map<string, Finding[]>()
  const rules = new Map(readers.map(check => [check.id, check]))
  for (const { file, texts, passages, pointAt, ignored } of readings) {
    const name = createHash('sha256').update(JSON.stringify(texts)).digest('base64url')
    const found =
      met.get(name) ?? known.get(name) ?? passages().flatMap(passage => findingsIn(passage, context, readers))
    met.set(name, found)
    for (const { rule: id, reason, offset, length, fix, actual, expected } of found) {
      const rule = rules.get(id)
      if (!rule || ignored?.has(id)) continue
      report(file, rule, reason, {
        place: { start: pointAt(offset), end: pointAt(offset + length) },
        fix: fix?.map((edit): Edit => ({ ...pointOf(pointAt(edit.offset)), was: edit.was, becomes: edit.becomes })),
        ...(actual === undefined ? {} : { actual, expected: expected ?? [] }),
      })
    }
  }
  if (inputs && (met.size !== known.size || [...met.keys()].some(name => !known.has(name))))
    cache.write('passages', inputs, [...met])
}

function findingsIn(passage: Passage, context: PassageContext, readers: readonly Check[]): Finding[] {
  return readers.flatMap(check => check.findIn(passage, context))
}

const pointOf = ({ line, column }: { line: number; column: number }) => ({ line, column })

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
  }
  // Figures have their words in files of their own, and chapters their short titles.
  const shortTitles = new Set([...sources.values()].map(({ short }) => short))
  for (const { file, name, segments } of wordLists)
    for (const { text, line, column } of name === figures.source.name ? [] : segments)
      if (!shortTitles.has(text))
        yield {
          file,
          texts: [text],
          passages: () => [plainPassage(text)],
          pointAt: index => ({ line, column: column + index }),
        }
}

function* translationReadings(locale: Locale, { segments }: Material): Generator<Reading> {
  for (const segment of segments) {
    const { located, target } = translationOf(segment, locale)
    if (!located || located.retired || target.trim() === '') continue
    const { file, placeOf } = located.file
    yield {
      file,
      texts: [target, isPlain(segment.kind), isInline(segment)],
      passages: () => passagesOf(target, segment),
      pointAt: offset => placeOf(located.id, 'target', offset),
      ignored: readIgnored(located.entry.note).ignored,
    }
  }
}

function passagesOf(target: string, segment: Segment): Passage[] {
  if (isPlain(segment.kind)) return [plainPassage(target)]
  const { tree } = parseSegment(target, isInline(segment))
  return passagesIn(tree, target)
}
