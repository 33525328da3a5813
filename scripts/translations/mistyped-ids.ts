import { distance } from 'fastest-levenshtein'
import { report } from '../ground/messages.ts'
import type { Segment } from '../model/source.ts'
import localeId from '../rules/locale-id.ts'
import { createLocale, type Locale, type Located } from './locales/locale.ts'
import { translatedSource } from './locales/staleness.ts'
import type { Register } from './register.ts'
import { isMintedFrom, kindOf } from './segment-id.ts'

/** Among the retired, an id so near to the right one was mistyped; any other was that of a text that went. */
const NEAR = 2

/**
 * Registers with the ids that are meant: where an id stands in no language's files, and these have the same text under an
 * id that is in no register, somebody mistyped one of them. It is that of the register if the other is the one that the
 * text gives, or if several languages have the other. Each is reported on its register (`locale-id`); what is no segment's
 * id at all and is not found so is left out, and its text gets a new one.
 */
export function mendRegisters(
  registers: ReadonlyMap<string, Register>,
  locales: readonly Locale[],
): Map<string, Register> {
  const registered = new Set([...registers.values()].flatMap(({ texts }) => [...texts.keys()]))
  const spares = new Map<string, Located[]>()
  const known = new Set<string>()
  for (const locale of locales)
    for (const located of entriesOf(locale)) {
      known.add(located.id)
      if (registered.has(located.id) || kindOf(located.id) === undefined) continue
      for (const text of textsOf(located.entry)) spares.set(text, [...(spares.get(text) ?? []), located])
    }
  const taken = new Set<string>()
  const mended = new Map<string, Register>()
  for (const [name, register] of registers) {
    const texts = new Map<string, string>()
    for (const [id, text] of register.texts) {
      const isOdd = kindOf(id) === undefined
      const free = known.has(id) ? [] : (spares.get(text) ?? []).filter(spare => !taken.has(spare.id))
      const meant = nearestOf(
        id,
        free
          .filter(spare => !spare.retired || distance(id, spare.id) <= NEAR)
          .filter(spare => isOdd || isMistyped(id, text, spare.id, free))
          .map(spare => spare.id),
      )
      if (meant !== undefined) taken.add(meant)
      if (meant !== undefined || isOdd) say(register, id, meant)
      if (meant !== undefined || !isOdd) texts.set(meant ?? id, text)
    }
    mended.set(name, { ...register, texts })
  }
  return mended
}

function isMistyped(id: string, text: string, other: string, spares: readonly Located[]): boolean {
  if (isMintedFrom(id, text)) return false
  return isMintedFrom(other, text) || spares.filter(spare => spare.id === other).length > 1
}

function say({ file, placeOf }: Register, id: string, meant: string | undefined): void {
  const expected =
    meant === undefined ? 'is none that sync made' : `was \`${meant}\`, under which its text is translated`
  report(file, localeId, `The id \`${id}\` ${expected}: put it back`, { place: placeOf(id) })
}

/**
 * A language in which entries with ids that no segment has are found under the id of the segment with their source, if
 * nothing is translated there. Each is reported on its file (`locale-id`), unless it was retired before. An id that is in
 * a register is not mistyped: its segment went.
 *
 * @param registers with the sources that the files were last brought in line with
 */
export function withMistypedIds(
  locale: Locale,
  segments: ReadonlyMap<string, Segment>,
  registers: ReadonlyMap<string, Register>,
): Locale {
  const registered = new Set([...registers.values()].flatMap(({ texts }) => [...texts.keys()]))
  const orphans = entriesOf(locale).filter(
    ({ id, entry }) => !segments.has(id) && !registered.has(id) && entry.target.trim() !== '',
  )
  if (orphans.length === 0) return locale
  const wanting = new Map<string, Set<string>>()
  const want = (text: string, id: string): void => void wanting.set(text, (wanting.get(text) ?? new Set()).add(id))
  const isWanting = (id: string): boolean => locale.find(id).every(({ entry }) => entry.target.trim() === '')
  for (const { id, text } of segments.values()) if (isWanting(id)) want(text, id)
  for (const { texts } of registers.values())
    for (const [id, text] of texts) if (segments.has(id) && isWanting(id)) want(text, id)
  const meant = new Map<string, string>()
  const found = new Set<string>()
  for (const { id, entry, file, retired } of orphans) {
    const free = textsOf(entry).flatMap(text => [...(wanting.get(text) ?? [])].filter(each => !found.has(each)))
    const right = meant.has(id) ? undefined : nearestOf(id, free)
    if (right === undefined || (retired && distance(id, right) > NEAR)) continue
    found.add(right)
    meant.set(id, right)
    if (retired) continue
    const reason = `No segment has the id \`${id}\`; \`${right}\` has this source: sync puts it right`
    report(file.file, localeId, reason, { place: file.placeOf(id) })
  }
  return meant.size === 0 ? locale : createLocale(locale.language, locale.files, locale.retired, meant)
}

/** The text that stands in the entry now, and the one that its target translates. */
function textsOf(entry: Located['entry']): string[] {
  return [...new Set([entry.source, translatedSource(entry) ?? entry.source])]
}

function entriesOf({ files, retired }: Locale): Located[] {
  return [...files.values(), retired].flatMap(file =>
    [...file.entries].map(([id, entry]) => ({ id, entry, file, retired: file === retired })),
  )
}

function nearestOf(id: string, candidates: Iterable<string>): string | undefined {
  return [...candidates].toSorted((a, b) => distance(id, a) - distance(id, b) || (a < b ? -1 : 1))[0]
}
