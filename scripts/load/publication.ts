import path from 'node:path'
import { VFile } from 'vfile'
import * as z from 'zod'
import { readTextFile } from '../ground/files.ts'
import { report } from '../ground/messages.ts'
import { flag, readYaml, type YamlData } from '../ground/yaml.ts'
import { findRules, languageFile, languageNames, rulesOf } from '../languages/registry.ts'
import type { Edition, Language, Publication } from '../model/publication.ts'
import { sourceName } from '../model/source-name.ts'

const identifier = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]*$/, { error: 'expected lower-case letters, digits and hyphens' })
const languageTag = z.string().refine(isLanguageTag, { error: 'expected a BCP 47 language tag such as `zh-Hant`' })

const language = z.strictObject({
  id: identifier,
  tag: languageTag.optional(),
  csl: languageTag.optional(),
  name: z.string().min(1).optional(),
})

const edition = z.strictObject({
  id: identifier,
  title: z.string().min(1),
  chapters: z.array(z.string().min(1)).min(1),
  style: z.string().default('policy-notes'),
  numbered: flag.default(true),
  contents: flag.default(true),
  template: identifier.default('paper'),
})

const names = z.array(z.string().min(1)).default([])

const checks = z.strictObject({
  'uncited-claims': flag.default(false),
  programmes: names,
  names,
  capitals: names,
})

const publicationSchema = z.strictObject({
  title: z.string().min(1),
  subtitle: z.string().default(''),
  body: z.string().min(1),
  version: z.string().min(1),
  date: z.iso.date({ error: 'expected a date such as `2022-12-15`' }),
  status: z.enum(['draft', 'consultation', 'final']),
  licence: z.strictObject({
    name: z.string().min(1),
    url: z.url({ protocol: /^https?$/, error: 'expected an http or https address' }),
  }),
  languages: z.array(language).min(1),
  editions: z.array(edition).min(1),
  formats: z.array(identifier).min(1).default(['html', 'pdf']),
  actors: z.record(z.string(), z.string()).default({}),
  checks: checks.prefault({}),
})

type Settings = z.infer<typeof publicationSchema>

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
  const relative = 'content/publication.yaml'
  const file = readTextFile(root, relative)
  const nowhere = () => ({ line: 1, column: 1 })
  if (!file) {
    const missing = new VFile({ path: relative, cwd: root })
    report(
      missing,
      'publication-missing',
      'Missing `content/publication.yaml`, expected the settings of the publication',
    )
    return { publication: undefined, file: missing, chapterPlace: nowhere, placeOf: nowhere }
  }
  const yaml = file.messages.length > 0 ? undefined : readYaml(file, publicationSchema)
  if (!yaml) return { publication: undefined, file, chapterPlace: nowhere, placeOf: nowhere }
  const { value, placeOf } = yaml
  reportRepeatedIds(file, yaml)
  reportUnknownLanguages(file, yaml)
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
    const reason = `No rules for language \`${actual}\`, expected a file \`${languageFile(actual)}\` (see docs/adding-a-language.md)`
    const place = placeOf(['languages', index, tag === undefined ? 'id' : 'tag'])
    report(file, 'language-unknown', reason, { place, actual: actual.split('-')[0] ?? '', expected: languageNames() })
  })
}

function reportRepeatedIds(file: VFile, { value, placeOf }: YamlData<Settings>): void {
  for (const list of ['languages', 'editions'] as const) {
    const seen = new Set<string>()
    value[list].forEach((item, index) => {
      if (seen.has(item.id))
        report(file, 'yaml-schema', `Unexpected second \`${item.id}\` in \`${list}\`, expected each id once`, {
          place: placeOf([list, index, 'id']),
        })
      seen.add(item.id)
    })
  }
  const tags = new Set<string>()
  value.languages.forEach(({ id, tag = tagOf(id) }, index) => {
    const place = placeOf(['languages', index, tags.has(tag) ? 'tag' : 'id'])
    if (tags.has(tag))
      report(file, 'yaml-schema', `Unexpected second \`${tag}\` in \`languages\`, expected each tag once`, { place })
    tags.add(tag)
    if (OTHER_FOLDERS.has(id))
      report(file, 'yaml-schema', `Unexpected language \`${id}\`, which is another folder in \`dist/\``, { place })
  })
}

/** What `dist/` holds beside the languages' folders. */
const OTHER_FOLDERS = new Set(['assets', 'po', 'translations'])

function resolvePublication(root: string, file: VFile, settings: Settings): Publication {
  const { actors, languages, editions, checks, ...rest } = settings
  const { 'uncited-claims': uncitedClaims, ...words } = checks
  return {
    ...rest,
    root,
    file,
    languages: languages.map(resolveLanguage) as Publication['languages'],
    editions: editions.map((item): Edition => ({ ...item, chapters: item.chapters.map(sourceName) })),
    actors: new Map(Object.entries(actors)),
    checks: { uncitedClaims, ...words },
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
  const name = new Intl.DisplayNames(tag, { type: 'language' }).of(tag) ?? tag
  return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1)
}

function isLanguageTag(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag)[0] === tag
  } catch {
    return false
  }
}
