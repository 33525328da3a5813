import { createInstance } from 'i18next'
import { VFile } from 'vfile'
import { readTextFile } from '../ground/files.ts'
import { report } from '../ground/messages.ts'
import { TOOLCHAIN_ROOT } from '../ground/toolchain.ts'
import { formatDate } from '../languages/format-date.ts'
import { TOOL_LANGUAGE } from '../languages/registry.ts'
import type { Translate } from '../model/interface.ts'
import type { Language } from '../model/publication.ts'
import interfaceMissing from '../rules/interface-missing.ts'
import { readStates } from '../translations/interface/state.ts'
import {
  keysOf,
  mergeWords,
  missingKeys,
  readWords,
  type Words,
  withoutPlural,
} from '../translations/interface/words.ts'
export interface InterfaceWords {
  t: Translate
  /** The files read, with what is wrong in them, or the one that is missing. */
  files: VFile[]
}

/**
 * Loads `locales/<language>/interface.json` (i18next v4 JSON, with plurals and interpolation): the toolchain's own,
 * with the publication's laid over it. Where a word is in neither, the toolchain's language stands in, with a warning
 * (`interface-missing`).
 */
export async function loadInterface(root: string, { id, tag }: Pick<Language, 'id' | 'tag'>): Promise<InterfaceWords> {
  const source = readTextFile(TOOLCHAIN_ROOT, `locales/${TOOL_LANGUAGE}/interface.json`)
  const standIns: Words = (source && readWords(source)) ?? {}
  const path = `locales/${id}/interface.json`
  const files = [...new Set([TOOLCHAIN_ROOT, root])].flatMap(folder => readTextFile(folder, path) ?? [])
  const words = files.map(file => readWords(file, standIns) ?? {}).reduce(mergeWords, {})
  const shown = keysOf(standIns)
  for (const file of files) readStates(file, key => shown.has(withoutPlural(key)))
  const missing = missingKeys(standIns, words)
  if (missing.length > 0) {
    const file = files.at(-1) ?? new VFile({ path, cwd: root })
    const which = files.length === 0 ? '' : `: ${missing.map(key => `\`${key}\``).join(', ')}`
    report(
      file,
      interfaceMissing,
      `Interface words in \`${id}\` are missing, and those of \`${TOOL_LANGUAGE}\` are used: add them${which}`,
    )
    if (files.length === 0) files.push(file)
  }
  const i18n = createInstance()
  await i18n.init({
    lng: tag,
    fallbackLng: 'source',
    load: 'currentOnly',
    resources: { [tag]: { translation: words }, source: { translation: standIns } },
    // The words become text nodes of a tree, which escapes them when it is written.
    interpolation: { escapeValue: false },
  })
  i18n.services.formatter?.add('datetime', (date: Date) =>
    formatDate(date, tag, { year: 'numeric', month: 'long', day: 'numeric', timeZone: 'UTC' }),
  )
  const t: Translate = (key, values = {}) => String(i18n.t(key, values))
  return { t, files }
}
