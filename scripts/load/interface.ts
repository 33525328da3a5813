import { createInstance, type TOptions } from 'i18next'
import { VFile } from 'vfile'
import { report } from '../messages.ts'
import type { Language } from '../model.ts'
import { TOOLCHAIN_ROOT } from '../toolchain.ts'
import { readTextFile } from './files.ts'

/** The interface's words in one language: `t('caption.figure', { number: '2' })`. Never shows a key: English stands in. */
export type Translate = (key: string, values?: TOptions) => string

export interface InterfaceWords {
  t: Translate
  /** Files with problems: unreadable JSON, or none for the language. */
  files: VFile[]
}

/**
 * Loads `locales/<language>/interface.json` (i18next v4 JSON, with plurals and interpolation): the toolchain's own,
 * with the publication's laid over it. A language that neither has speaks English, with a warning.
 */
export async function loadInterface(root: string, language: Language): Promise<InterfaceWords> {
  const files: VFile[] = []
  const english = readWords(TOOLCHAIN_ROOT, 'en', files) ?? {}
  const own = readWords(TOOLCHAIN_ROOT, language.id, files)
  const overlay = root === TOOLCHAIN_ROOT ? undefined : readWords(root, language.id, files)
  if (!own && !overlay) {
    const file = new VFile({ path: `locales/${language.id}/interface.json`, cwd: root })
    report(file, 'interface-missing', `Missing interface words for \`${language.id}\`, English ones are used`)
    files.push(file)
  }
  const i18n = createInstance()
  await i18n.init({
    lng: language.tag,
    fallbackLng: 'source',
    load: 'currentOnly',
    resources: { [language.tag]: { translation: merge(own ?? {}, overlay ?? {}) }, source: { translation: english } },
    // The words become text nodes of a tree, which escapes them when it is written.
    interpolation: { escapeValue: false },
  })
  const t: Translate = (key, values = {}) => {
    const formatParams = { date: { year: 'numeric', month: 'long', day: 'numeric', timeZone: 'UTC' } }
    return String(i18n.t(key, { ...values, formatParams }))
  }
  return { t, files }
}

type Words = { [key: string]: string | Words }

function readWords(root: string, language: string, files: VFile[]): Words | undefined {
  const file = readTextFile(root, `locales/${language}/interface.json`)
  if (!file) return undefined
  if (file.messages.length > 0) files.push(file)
  else
    try {
      return JSON.parse(String(file)) as Words
    } catch (error) {
      const offset = Number(/position (\d+)/.exec((error as Error).message)?.[1] ?? 0)
      const before = String(file).slice(0, offset).split('\n')
      report(file, 'json-syntax', 'Unexpected JSON, expected an object of interface words', {
        place: { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 },
      })
      files.push(file)
    }
  return undefined
}

function merge(base: Words, overlay: Words): Words {
  const merged: Words = { ...base }
  for (const [key, value] of Object.entries(overlay)) {
    const under = merged[key]
    merged[key] = typeof value === 'object' && typeof under === 'object' ? merge(under, value) : value
  }
  return merged
}
