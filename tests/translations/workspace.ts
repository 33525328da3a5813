import { VFile } from 'vfile'
import type { Language } from '../../scripts/model/publication.ts'
import { alignTranslations } from '../../scripts/translations/align-translations.ts'
import type { Assignment, SegmentSource } from '../../scripts/translations/assign.ts'
import type { Translations } from '../../scripts/translations/load.ts'
import { createLocale } from '../../scripts/translations/locales/locale.ts'
import { formatLocaleFile, type LocaleEntry, readLocaleFile } from '../../scripts/translations/locales/locale-file.ts'
import { planSync, type SyncPlan } from '../../scripts/translations/plan.ts'
import { readRegister } from '../../scripts/translations/register.ts'
import { SPANISH, sourceOf } from './sources.ts'

export const ENGLISH: Language = { id: 'en', tag: 'en-GB', csl: 'en-GB', name: 'English' }

/** A publication in memory: chapters that are lists of texts, and the files of `locales/`. */
export class Workspace {
  readonly files = new Map<string, string>()
  chapters: Record<string, readonly string[]>

  constructor(chapters: Record<string, readonly string[]>) {
    this.chapters = chapters
  }

  translations(): Translations {
    const read = (folder: string) =>
      [...this.files]
        .filter(([path]) => path.startsWith(folder) && path.endsWith('.json') && !path.endsWith('/.retired.json'))
        .map(([path, value]) => [path.slice(folder.length, -'.json'.length), new VFile({ path, value })] as const)
    const path = 'locales/es/.retired.json'
    const retired = new VFile({ path, value: this.files.get(path) ?? '{}' })
    return {
      registers: new Map(read('locales/en/').map(([name, file]) => [name, readRegister(file)])),
      locales: [
        createLocale(
          SPANISH,
          new Map(read('locales/es/').map(([name, file]) => [name, readLocaleFile(file)])),
          readLocaleFile(retired),
        ),
      ],
    }
  }

  /** The chapters with their ids, as a build sees them, synced or not. */
  read(): { sources: SegmentSource[]; translations: Translations; assignment: Assignment } {
    const sources = Object.entries(this.chapters).map(([name, texts]) => inTree(sourceOf(name, texts)))
    return { sources, ...alignTranslations(this.translations(), sources) }
  }

  sync(trivial: readonly string[] = []): SyncPlan {
    const { sources, translations, assignment } = this.read()
    const input = { ...translations, sourceLanguage: ENGLISH, sources, assignment, trivial: new Set(trivial) }
    const plan = planSync(input)
    for (const [path, text] of plan.writes)
      if (text === undefined) this.files.delete(path)
      else this.files.set(path, text)
    return plan
  }

  /** The Spanish entries of a file, in order. */
  entries(name: string): [string, LocaleEntry][] {
    const path = `locales/es/${name}.json`
    return [...readLocaleFile(new VFile({ path, value: this.files.get(path) ?? '{}' })).entries]
  }

  /** Does a translator's work on an entry. */
  translate(name: string, id: string, change: (entry: LocaleEntry) => void): void {
    const entries = new Map(this.entries(name))
    const entry = entries.get(id)
    if (!entry) throw new Error(`no ${id} in ${name}`)
    change(entry)
    this.files.set(`locales/es/${name}.json`, formatLocaleFile(entries))
  }
}

/** Paragraphs of a chapter stand in its tree, as words of lists do not. */
function inTree({ segments, ...source }: SegmentSource): SegmentSource {
  const paragraph = { type: 'paragraph' as const, children: [] }
  return {
    ...source,
    segments: segments.map(segment => (segment.kind === 'p' ? { ...segment, node: paragraph } : segment)),
  }
}
