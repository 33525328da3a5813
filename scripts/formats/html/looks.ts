import type { VFile } from 'vfile'
import type { Files } from '../../ground/files.ts'
import { report } from '../../ground/messages.ts'
import type { LoadedPublication } from '../../load/publication.ts'
import type { Publication } from '../../model/publication.ts'
import templateSlot from '../../rules/template-slot.ts'
import templateUnknown from '../../rules/template-unknown.ts'
import { loadAssets } from './assets.ts'
import { loadTemplate, NEEDED_SLOTS, SLOT_NAMES, type Template, templateNames } from './template.ts'
import { publishPictures } from './template-files.ts'

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
  const before = known.get(loaded)
  if (before) return before
  const files: VFile[] = []
  const templates = loadTemplates(publication, loaded, files)
  const assets = loadAssets(publication.root, sheet => files.push(sheet), publication.page)
  for (const template of templates.values()) publishPictures(publication.root, template, assets)
  const looks = { templates, assets, files }
  known.set(loaded, looks)
  return looks
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
    if (!templates.has(name)) files.push(template.file)
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
