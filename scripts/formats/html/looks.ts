import type { VFile } from 'vfile'
import type { Files } from '../../ground/files.ts'
import { cleanRecord, messageCount, statesOf } from '../../ground/known-clean.ts'
import { report } from '../../ground/messages.ts'
import { treeState } from '../../ground/tree-state.ts'
import type { LoadedPublication } from '../../load/publication.ts'
import type { Publication } from '../../model/publication.ts'
import templateSlot from '../../rules/template-slot.ts'
import templateUnknown from '../../rules/template-unknown.ts'
import { loadAssets } from './assets.ts'
import { loadTemplate, NEEDED_SLOTS, SLOT_NAMES, type Template, templateNames } from './template.ts'
import { publishPictures, publishTemplateFile } from './template-files.ts'
import { checkTemplateSafety } from './template-safety.ts'
import { themeNames } from './themes.ts'

/** The designers' part of a publication's pages. */
export interface Looks {
  /** Templates by name. */
  templates: ReadonlyMap<string, Template>
  /** Style sheets and fonts. */
  assets: Files
  /** The files read, with what is wrong in them. */
  files: readonly VFile[]
}

const known = new WeakMap<LoadedPublication, Looks>()

/** Loads templates, style sheets and fonts, once for a publication as it was loaded. */
export function looksOf(publication: Publication, loaded: LoadedPublication): Looks {
  const looks = known.get(loaded) ?? new LazyLooks(publication, loaded)
  known.set(loaded, looks)
  return looks
}

/** Read when they are asked for: to check a text that was good in them before, nothing of them is needed. */
class LazyLooks implements Looks {
  readonly #publication: Publication
  readonly #loaded: LoadedPublication
  #read: Looks | undefined

  constructor(publication: Publication, loaded: LoadedPublication) {
    this.#publication = publication
    this.#loaded = loaded
  }

  get templates(): ReadonlyMap<string, Template> {
    return this.#all.templates
  }

  get assets(): Files {
    return this.#all.assets
  }

  get files(): readonly VFile[] {
    if (this.#read) return this.#read.files
    const { root, file } = this.#publication
    const clean = cleanRecord('looks', statesOf([treeState(root, ['templates'])], String(file)))
    if (clean.isClean) return []
    const before = this.#loaded.file.messages.length
    const { files } = this.#all
    if (this.#loaded.file.messages.length === before && messageCount(files) === 0) clean.keep()
    return files
  }

  get #all(): Looks {
    this.#read ??= readLooks(this.#publication, this.#loaded)
    return this.#read
  }
}

function readLooks(publication: Publication, loaded: LoadedPublication): Looks {
  const files: VFile[] = []
  const templates = loadTemplates(publication, loaded, files)
  const { root, page, theme } = publication
  const assets = loadAssets(root, sheet => files.push(sheet), page, theme)
  if (theme !== undefined && !themeNames(root).includes(theme))
    report(loaded.file, templateUnknown, `No theme \`${theme}\`, which is a file \`templates/themes/${theme}.css\``, {
      place: loaded.placeOf(['theme']),
      actual: theme,
      expected: themeNames(root),
    })
  publishTemplateFile(publication.root, 'favicon.svg', assets)
  for (const template of templates.values()) publishPictures(publication.root, template, assets)
  return { templates, assets, files }
}

function loadTemplates(publication: Publication, loaded: LoadedPublication, files: VFile[]): Map<string, Template> {
  const templates = new Map<string, Template>()
  publication.editions.forEach(({ template: name }, index) => {
    const template = templates.get(name) ?? loadTemplate(publication.root, name)
    if (!template) {
      report(loaded.file, templateUnknown, `No template \`${name}\`, which is a file \`templates/${name}.html\``, {
        place: loaded.placeOf(['editions', index, 'template']),
        actual: name,
        expected: templateNames(publication.root),
      })
      return
    }
    if (!templates.has(name)) {
      files.push(template.file)
      if (!publication.activeTemplates) checkTemplateSafety(template)
    }
    templates.set(name, template)
    for (const slot of template.slots)
      if (!SLOT_NAMES.has(slot))
        report(template.file, templateSlot, `No slot is called \`${slot}\``, { actual: slot, expected: SLOT_NAMES })
    for (const slot of NEEDED_SLOTS)
      if (!template.slots.has(slot))
        report(
          template.file,
          templateSlot,
          `The template has no slot \`${slot}\`: write \`<template data-slot="${slot}">\``,
        )
  })
  return templates
}
