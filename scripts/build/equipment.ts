import type { VFile } from 'vfile'
import { loadAssets } from '../formats/html/assets.ts'
import { loadTemplate, NEEDED_SLOTS, SLOT_NAMES, type Template, templateNames } from '../formats/html/template.ts'
import type { Files } from '../ground/files.ts'
import { type Commit, readCommit, sourceDate } from '../ground/git.ts'
import { report } from '../ground/messages.ts'
import { type Citers, loadCiters } from '../load/citers.ts'
import type { Content } from '../load/content.ts'
import { loadInterface } from '../load/interface.ts'
import type { LoadedPublication } from '../load/publication.ts'
import type { Translate } from '../model/interface.ts'
import type { Publication } from '../model/publication.ts'

/** What a build needs beside the content: designers' files, words of the interface, the state of the source. */
export interface Equipment {
  /** Words of the interface by language id. */
  interface: ReadonlyMap<string, Translate>
  /** Templates by name. */
  templates: ReadonlyMap<string, Template>
  assets: Files
  /** Formats citations in a style and language; undefined when the style cannot be had. */
  citer: Citers['get']
  /** Short hash of the commit, with `+` when files were changed since; empty outside version control. */
  commit: string
  revision: Commit
  /** The only date that a PDF bears. */
  date: Date
  files: readonly VFile[]
}

export async function loadEquipment(
  publication: Publication,
  loaded: LoadedPublication,
  content: Content,
): Promise<Equipment> {
  const files: VFile[] = []
  const words = new Map<string, Translate>()
  for (const language of publication.languages) {
    const { t, files: read } = await loadInterface(publication.root, language)
    words.set(language.id, t)
    files.push(...read)
  }
  const templates = loadTemplates(publication, loaded, files)
  const citers = loadCiters(publication, loaded, content)
  files.push(...citers.files)
  const commit = readCommit(publication.root)
  return {
    interface: words,
    templates,
    assets: loadAssets(publication.root, sheet => files.push(sheet)),
    citer: citers.get,
    commit: commit.hash.slice(0, 10) + (commit.dirty ? '+' : ''),
    revision: commit,
    date: sourceDate(commit, publication.date),
    files,
  }
}

function loadTemplates(publication: Publication, loaded: LoadedPublication, files: VFile[]): Map<string, Template> {
  const templates = new Map<string, Template>()
  publication.editions.forEach(({ template: name }, index) => {
    const template = templates.get(name) ?? loadTemplate(publication.root, name)
    if (!template) {
      report(
        loaded.file,
        'template-unknown',
        `Unexpected template \`${name}\`, expected a file \`templates/${name}.html\``,
        {
          place: loaded.placeOf(['editions', index, 'template']),
          actual: name,
          expected: templateNames(publication.root),
        },
      )
      return
    }
    if (!templates.has(name)) files.push(template.file)
    templates.set(name, template)
    for (const slot of template.slots)
      if (!SLOT_NAMES.has(slot))
        report(template.file, 'template-slot', `Unexpected slot \`${slot}\``, { actual: slot, expected: SLOT_NAMES })
    for (const slot of NEEDED_SLOTS)
      if (!template.slots.has(slot))
        report(template.file, 'template-slot', `Missing slot \`${slot}\`, expected \`<template data-slot="${slot}">\``)
  })
  return templates
}
