import type { Segment, Source } from '../model/source.ts'
import parityLanguage from '../rules/parity-language.ts'
import { localePath } from './load.ts'
import type { Locale } from './locales/locale.ts'
import { formatLocaleFile, type LocaleEntry } from './locales/locale-file.ts'
import { isInline } from './locales/target.ts'
import type { MemoryUnit } from './memory.ts'
import { checkParity } from './parity/check.ts'
import parityIdentical from './parity/rules/parity-identical.ts'

/** A target for a segment that has none, which somebody has to look at. */
export interface Fill {
  target: string
  /** Where it comes from, as `prefilled` says it. */
  from: string
}

type FillSource = Pick<Source, 'name' | 'segments'>

/** The segments that wait for a target: their entry is there, in line with the source, and empty. */
export function emptySegments(locale: Locale, sources: readonly FillSource[]): { segment: Segment; name: string }[] {
  return sources.flatMap(({ name, segments }) => {
    const file = locale.files.get(name)
    if (!file?.whole) return []
    return segments.flatMap(segment => {
      const entry = file.entries.get(segment.id)
      return entry?.target.trim() === '' && entry.source === segment.text ? [{ segment, name }] : []
    })
  })
}

/**
 * Targets of texts that stand word for word elsewhere, by id: what several people translated in several ways is left to a
 * person, as is what would not pass the checks where it comes to.
 */
export function copiesFor(
  locale: Locale,
  wanted: readonly Segment[],
  sourceTag: string,
  units: readonly MemoryUnit[] = [],
): Map<string, Fill> {
  const translated = new Map<string, Map<string, string>>()
  const know = (source: string, target: string, id: string): void => {
    const targets = translated.get(source) ?? new Map<string, string>()
    translated.set(source, targets)
    if (!targets.has(target)) targets.set(target, id)
  }
  for (const file of [...locale.files.values(), locale.retired])
    for (const [id, entry] of file.entries) {
      if (entry.target.trim() === '' || entry.previous !== undefined || entry.prefilled !== undefined) continue
      know(entry.source, entry.target, id)
    }
  // What was translated for this text goes before what others did.
  const own = new Set(translated.keys())
  for (const { source, target } of units) if (!own.has(source)) know(source, target, 'memory.tmx')
  const fills = new Map<string, Fill>()
  for (const segment of wanted) {
    const [found, ...others] = translated.get(segment.text) ?? []
    if (!found || others.length > 0) continue
    const [target, id] = found
    if (faultOf(segment, target, locale, sourceTag) === undefined)
      fills.set(segment.id, { target, from: `copy of ${id}` })
  }
  return fills
}

/** What tells that a target is in the source's language still, in part or as a whole. */
const UNTRANSLATED: ReadonlySet<string> = new Set([parityLanguage.id, parityIdentical.id])

/** Why a target is not filled in: it loses or adds something of what its source holds, or is still in the source's language. */
export function faultOf(segment: Segment, target: string, { language }: Locale, sourceTag: string): string | undefined {
  const { text, kind } = segment
  const languages = { source: sourceTag, target: language.tag }
  const problems = checkParity({ source: text, target, kind, inline: isInline(segment), languages })
  return problems.find(({ rule }) => rule.severity === 'error' || UNTRANSLATED.has(rule.id))?.reason
}

/** New texts of locale files by path below the root. Only what is empty is filled. */
export function fillIn(locale: Locale, fills: ReadonlyMap<string, Fill>): Map<string, string> {
  const writes = new Map<string, string>()
  for (const [name, { entries }] of locale.files) {
    const filled = [...entries].map(([id, entry]): [string, LocaleEntry] => {
      const fill = entry.target.trim() === '' ? fills.get(id) : undefined
      return [id, fill ? { ...entry, target: fill.target, prefilled: fill.from } : entry]
    })
    if (filled.some(([id, entry]) => entry !== entries.get(id)))
      writes.set(localePath(locale.language, name), formatLocaleFile(new Map(filled)))
  }
  return writes
}
