import { VFile } from 'vfile'
import type { Language } from '../../scripts/model/publication.ts'
import type { Segment, SegmentKind } from '../../scripts/model/source.ts'
import type { SegmentSource } from '../../scripts/translations/assign.ts'
import { createLocale, type Locale } from '../../scripts/translations/locales/locale.ts'
import { formatLocaleFile, type LocaleEntry, readLocaleFile } from '../../scripts/translations/locales/locale-file.ts'
import { formatRegister, type Register, readRegister } from '../../scripts/translations/register.ts'

export const SPANISH: Language = { id: 'es', tag: 'es', csl: 'es-ES', name: 'Español' }

/** A source whose segments are these texts; `kind: text` gives the kind, else it is a paragraph. */
export function sourceOf(name: string, texts: readonly string[]): SegmentSource {
  const segments = texts.map((line, index): Segment => {
    const match = /^(title|h|p|li|td|cap|box|alt|fn|fig|term): (.*)$/s.exec(line)
    const kind = (match?.[1] ?? 'p') as SegmentKind
    return { id: '', kind, text: match?.[2] ?? line, in: `${name} › ${kind}`, line: index + 1, column: 1 }
  })
  return { name, slug: name.replace(/^\d+-/, '').replaceAll('/', '-'), segments }
}

export function idsOf(source: SegmentSource): string[] {
  return source.segments.map(segment => segment.id)
}

/** Registers as a sync would have left them. */
export function registersOf(texts: ReadonlyMap<string, ReadonlyMap<string, string>>): Map<string, Register> {
  return new Map(
    [...texts].map(([name, register]) => [
      name,
      readRegister(new VFile({ path: `locales/en/${name}.json`, value: formatRegister(register) })),
    ]),
  )
}

type Entries = Record<string, Record<string, Partial<LocaleEntry>>>

/** A language whose files hold these entries: file name → id → fields. */
export function localeOf(files: Entries, retired: Record<string, Partial<LocaleEntry>> = {}): Locale {
  const read = (name: string, entries: Record<string, Partial<LocaleEntry>>) =>
    readLocaleFile(new VFile({ path: `locales/es/${name}.json`, value: formatLocaleFile(complete(entries)) }))
  return createLocale(
    SPANISH,
    new Map(Object.entries(files).map(([name, entries]) => [name, read(name, entries)])),
    read('.retired', retired),
  )
}

function complete(entries: Record<string, Partial<LocaleEntry>>): Map<string, LocaleEntry> {
  const filled = ([id, entry]: [string, Partial<LocaleEntry>]): [string, LocaleEntry] => [
    id,
    { in: '', source: '', target: '', note: '', ...entry },
  ]
  return new Map(Object.entries(entries).map(filled))
}
