import path from 'node:path'
import { VFile } from 'vfile'
import { readTextFile } from '../ground/files.ts'
import { report } from '../ground/messages.ts'
import { readYaml, type YamlData } from '../ground/yaml.ts'
import { findRules, languageFile, languageNames, rulesOf } from '../languages/registry.ts'
import { ATTACHMENTS } from '../model/attachment.ts'
import { SHEETS } from '../model/page.ts'
import type { Edition, Language, Publication } from '../model/publication.ts'
import { sourceName } from '../model/source-name.ts'
import languageUnknown from '../rules/language-unknown.ts'
import publicationMissing from '../rules/publication-missing.ts'
import yamlSchema from '../rules/yaml-schema.ts'
import { EXCHANGE_FORMAT_IDS } from '../translations/exchange/format.ts'
import { publicationSchema, type Settings } from './publication-schema.ts'

/** Path of a publication's settings below its folder. */
export const SETTINGS = 'content/publication.yaml'

export interface LoadedPublication {
  /** Undefined when the file is absent or wrong: nothing can be built then. */
  publication: Publication | undefined
  file: VFile
  /** Place in publication.yaml of an edition's nth chapter, for messages. */
  chapterPlace(edition: string, index: number): { line: number; column: number }
  /** Place of a value, by its path of keys: `['editions', 0, 'style']`. */
  placeOf: YamlData<Settings>['placeOf']
}

/** Reads and validates `content/publication.yaml` and resolves its defaults. */
export function loadPublication(root: string): LoadedPublication {
  const file = readTextFile(root, SETTINGS)
  const nowhere = () => ({ line: 1, column: 1 })
  if (!file) {
    const missing = new VFile({ path: SETTINGS, cwd: root })
    report(
      missing,
      publicationMissing,
      'There is no `content/publication.yaml`, with the settings of the publication: write one, or give its folder with `--root`',
    )
    return { publication: undefined, file: missing, chapterPlace: nowhere, placeOf: nowhere }
  }
  const yaml = file.messages.length > 0 ? undefined : readYaml(file, publicationSchema)
  if (!yaml) return { publication: undefined, file, chapterPlace: nowhere, placeOf: nowhere }
  const { value, placeOf } = yaml
  reportRepeatedIds(file, yaml)
  reportUnknownLanguages(file, yaml)
  reportNarrowPage(file, yaml)
  reportUnknownParts(file, yaml)
  reportUnknownReviewed(file, yaml)
  return {
    publication: file.messages.length > 0 ? undefined : resolvePublication(path.resolve(root), file, value),
    file,
    placeOf,
    chapterPlace: (id, index) =>
      placeOf(['editions', value.editions.findIndex(item => item.id === id), 'chapters', index]),
  }
}

/** A language's tag where publication.yaml gives none. */
function tagOf(id: string): string {
  return findRules(id)?.tag ?? id
}

/** What is not in its file is not known of a language, and no other language's rules may stand in. */
function reportUnknownLanguages(file: VFile, { value, placeOf }: YamlData<Settings>): void {
  value.languages.forEach(({ id, tag }, index) => {
    const actual = tag ?? id
    if (findRules(actual)) return
    const reason = `No rules for language \`${actual}\`: add \`${languageFile(actual)}\` (see docs/adding-a-language.md)`
    const place = placeOf(['languages', index, tag === undefined ? 'id' : 'tag'])
    report(file, languageUnknown, reason, { place, actual: actual.split('-')[0] ?? '', expected: languageNames() })
  })
}

function reportRepeatedIds(file: VFile, { value, placeOf }: YamlData<Settings>): void {
  for (const list of ['languages', 'editions'] as const) {
    const seen = new Set<string>()
    value[list].forEach((item, index) => {
      if (seen.has(item.id))
        report(file, yamlSchema, `\`${item.id}\` stands twice in \`${list}\`: give one another id`, {
          place: placeOf([list, index, 'id']),
        })
      seen.add(item.id)
    })
  }
  const tags = new Set<string>()
  value.languages.forEach(({ id, tag = tagOf(id) }, index) => {
    const place = placeOf(['languages', index, tags.has(tag) ? 'tag' : 'id'])
    if (tags.has(tag)) report(file, yamlSchema, `\`${tag}\` stands twice in \`languages\`: leave one`, { place })
    tags.add(tag)
    if (OTHER_FOLDERS.has(id))
      report(
        file,
        yamlSchema,
        `A language cannot be called \`${id}\`, which is another folder in \`dist/\`: give it another id`,
        { place },
      )
  })
}

/** Room that a printed text needs at the least, in mm. */
const LEAST = { width: 80, height: 120 }

function reportNarrowPage(file: VFile, { value: { page, margins }, placeOf }: YamlData<Settings>): void {
  const { width, height } = SHEETS[page]
  for (const [room, least, sides] of [
    [width - margins.left - margins.right, LEAST.width, ['left', 'right']],
    [height - margins.top - margins.bottom, LEAST.height, ['top', 'bottom']],
  ] as const) {
    if (room >= least) continue
    const place = placeOf(['margins', sides.toSorted((a, b) => margins[b] - margins[a])[0] ?? 'left'])
    const left = Math.max(0, Math.round(room))
    report(
      file,
      yamlSchema,
      `The margins leave ${left} mm of the ${page} page for the text: leave ${least} mm or more`,
      {
        place,
      },
    )
  }
}

function reportUnknownReviewed(file: VFile, { value: { languages, translate }, placeOf }: YamlData<Settings>): void {
  const expected = languages.slice(1).map(({ id }) => id)
  translate.reviewed.forEach((id, index) => {
    if (expected.includes(id)) return
    const place = placeOf(['translate', 'reviewed', index])
    const reason = `No translation is called \`${id}\`: name languages of this publication behind its first`
    report(file, yamlSchema, reason, { place, actual: id, expected })
  })
}

function reportUnknownParts(file: VFile, { value, placeOf }: YamlData<Settings>): void {
  value.editions.forEach(({ parts, chapters }, edition) => {
    const names = chapters.map(sourceName)
    parts.forEach((part, index) => {
      if (names.includes(sourceName(part))) return
      report(
        file,
        yamlSchema,
        `No chapter of the edition is called \`${part}\`: a part begins with one of its chapters`,
        {
          place: placeOf(['editions', edition, 'parts', index]),
          actual: part,
          expected: chapters,
        },
      )
    })
  })
}

/** What `dist/` holds beside the languages' folders. */
const OTHER_FOLDERS = new Set(['assets', ATTACHMENTS, ...EXCHANGE_FORMAT_IDS, 'translations'])

function resolvePublication(root: string, file: VFile, settings: Settings): Publication {
  const { actors, languages, editions, checks, page, margins, mirrored, bleed, licence, logo, cover, ...rest } =
    settings
  const { 'uncited-claims': uncitedClaims, 'uncited-works': uncitedWorks, ...others } = checks
  return {
    ...rest,
    root,
    file,
    licence: { name: licence.name, url: licence.url },
    page: { size: page, margins, mirrored, bleed, cropMarks: settings['crop-marks'] },
    activeTemplates: settings['active-templates'],
    ...(logo && { logo }),
    ...(cover !== undefined && cover !== 'art' && { cover }),
    coverArt: cover === 'art',
    languages: languages.map(resolveLanguage) as Publication['languages'],
    editions: editions.map(
      (item): Edition => ({
        ...item,
        chapters: item.chapters.map(sourceName),
        parts: item.parts.map(sourceName),
      }),
    ),
    actors: new Map(Object.entries(actors)),
    checks: { uncitedClaims, uncitedWorks, ...others },
  }
}

function resolveLanguage(settings: Settings['languages'][number]): Language {
  const { id, tag = tagOf(id) } = settings
  const rules = rulesOf(tag)
  const { csl = tag === rules.tag ? rules.csl : tag, name = ownName(tag) } = settings
  return { id, tag, csl, name }
}

/** A language's name in itself, as it stands in a list: `Español`. */
function ownName(tag: string): string {
  // Private parts, such as `-x-house`, have no name: asked for one, the list of names throws.
  const { baseName } = new Intl.Locale(tag)
  const name = new Intl.DisplayNames(tag, { type: 'language' }).of(baseName) ?? tag
  return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1)
}
