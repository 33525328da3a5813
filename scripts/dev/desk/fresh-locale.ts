import path from 'node:path'
import { VFile } from 'vfile'
import { readTextFile } from '../../ground/files.ts'
import localeId from '../../rules/locale-id.ts'
import { createLocale, type Locale } from '../../translations/locales/locale.ts'
import { type LocaleFile, readLocaleFile } from '../../translations/locales/locale-file.ts'
import { withSharedWords } from '../../translations/shared-words.ts'
import type { Snapshot } from '../preview/snapshot.ts'

/** The translations of each language as they were read last, of the newest snapshot. */
const read = new WeakMap<Snapshot, Map<string, Locale>>()

/**
 * A language's translations as they are on disk now, beside chapters of the snapshot: files that changed are read anew, which
 * takes milliseconds, where a snapshot takes seconds. Files that came or went since wait for the next snapshot.
 */
export function freshLocale(snapshot: Snapshot, languageId: string): Locale | undefined {
  const taken = snapshot.prepared?.localised.locales.find(({ language }) => language.id === languageId)
  if (!snapshot.prepared || !taken || hasMistypedIds(taken)) return taken
  const known = read.get(snapshot) ?? new Map<string, Locale>()
  read.set(snapshot, known)
  const last = known.get(languageId) ?? taken
  const { root } = snapshot.prepared.publication
  let isSame = true
  const refresh = (file: LocaleFile): LocaleFile => {
    const { path: relative } = file.file
    const now = readTextFile(root, relative.split('/').join(path.sep))
    if (!now || String(now) === String(file.file)) return file
    isSame = false
    return readLocaleFile(new VFile({ path: relative, cwd: root, value: String(now) }))
  }
  const files = new Map([...last.files].map(([name, file]) => [name, refresh(file)]))
  if (isSame) return last
  const fresh = createLocale(taken.language, files, last.retired)
  const { sources, wordLists } = snapshot.prepared.content
  const shared = withSharedWords(fresh, [...wordLists, ...sources.values()])
  known.set(languageId, shared)
  return shared
}

/** Those are found with the registers, when all is read. */
function hasMistypedIds({ files, retired }: Locale): boolean {
  return [...files.values(), retired].some(({ file }) => file.messages.some(({ ruleId }) => ruleId === localeId.id))
}
