import type { VFile } from 'vfile'
import { type Citer, createCiter } from '../bibliography/citer.ts'
import { loadLocale, loadStyle } from '../bibliography/style.ts'
import { cleanRecord, messageCount, statesOf } from '../ground/known-clean.ts'
import { TOOLCHAIN_ROOT } from '../ground/toolchain.ts'
import { treeState } from '../ground/tree-state.ts'
import type { Language, Publication } from '../model/publication.ts'
import type { Content } from './content.ts'
import type { LoadedPublication } from './publication.ts'

/** Formats citations, by style and language. */
export interface Citers {
  /** Undefined when the style or the language's CSL locale cannot be had; why not is in the messages. */
  get(style: string, language: Language): Citer | undefined
  readonly files: VFile[]
}

/** Styles and CSL locales, read when they are asked for: to check a text that was good with them before, none is needed. */
class LazyCiters implements Citers {
  readonly #publication: Publication
  readonly #loaded: LoadedPublication
  readonly #content: Content
  #read: Citers | undefined

  constructor(publication: Publication, loaded: LoadedPublication, content: Content) {
    this.#publication = publication
    this.#loaded = loaded
    this.#content = content
  }

  get(style: string, language: Language): Citer | undefined {
    return this.#all.get(style, language)
  }

  get files(): VFile[] {
    if (this.#read) return this.#read.files
    const { root, file } = this.#publication
    const clean = cleanRecord('citers', statesOf([treeState(root, ['templates'])], String(file)))
    if (clean.isClean) return []
    const before = this.#loaded.file.messages.length
    const { files } = this.#all
    if (this.#loaded.file.messages.length === before && messageCount(files) === 0) clean.keep()
    return files
  }

  get #all(): Citers {
    this.#read ??= readCiters(this.#publication, this.#loaded, this.#content)
    return this.#read
  }
}

/** Loads the styles that editions ask for and the CSL locales of the languages, the publication's before our own. */
export function loadCiters(publication: Publication, loaded: LoadedPublication, content: Content): Citers {
  return new LazyCiters(publication, loaded, content)
}

function readCiters(
  publication: Publication,
  loaded: LoadedPublication,
  { references, localisedReferences }: Content,
): Citers {
  const roots = [publication.root, TOOLCHAIN_ROOT]
  const files: VFile[] = []
  const keep = (file: VFile | undefined): void => {
    if (file) files.push(file)
  }
  const locales = publication.languages.map((language, index) => {
    const place = loaded.placeOf(['languages', index, 'csl'])
    const { xml, file } = loadLocale(language.csl, { roots, file: loaded.file, place })
    keep(file)
    return { language, locale: xml }
  })
  const citers = new Map<string, Citer>()
  const styles = new Set<string>()
  publication.editions.forEach(({ style: name }, index) => {
    if (styles.has(name)) return
    styles.add(name)
    const place = loaded.placeOf(['editions', index, 'style'])
    const { style, file } = loadStyle(name, { roots, file: loaded.file, place })
    keep(file)
    for (const { language, locale } of locales) {
      if (!style || locale === undefined) continue
      const localised = localisedReferences.find(one => one.language.id === language.id)
      const items = localised?.items ?? references.items
      const citer = createCiter({ style, language, locale, items })
      if (citer) citers.set(`${name}\n${language.id}`, citer)
    }
  })
  return { get: (style, language) => citers.get(`${style}\n${language.id}`), files }
}
