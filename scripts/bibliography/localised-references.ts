import { VFile } from 'vfile'
import { listFiles, readTextFile } from '../ground/files.ts'
import { type JsonMember, type JsonValue, kindOf, offsetInString, readJson } from '../ground/json.ts'
import { report } from '../ground/messages.ts'
import { type Point, pointsOf } from '../ground/points.ts'
import type { Language, Publication } from '../model/publication.ts'
import localeField from '../rules/locale-field.ts'
import localeLanguage from '../rules/locale-language.ts'
import referenceUnknown from '../rules/reference-unknown.ts'
import type { CslItem } from './csl.ts'
import { LOCALISED_FIELDS, type LocalisedField, localiseWork, NAMES } from './localise-work.ts'

/** Name of the file in a language's folder; no chapter can have it. */
export const REFERENCES = 'references'

/** One work as it is cited in a language. */
export interface LocalisedWork {
  fields: ReadonlyMap<string, LocalisedField>
  place: Point
}

/** What a language's `references.json` says. */
export interface LocalisedReferences {
  language: Language
  file: VFile
  works: ReadonlyMap<string, LocalisedWork>
  /** All works of the bibliography, with what differs in this language. */
  items: ReadonlyMap<string, CslItem>
}

/**
 * Reads `locales/<language>/references.json`, which gives the fields of works that differ in a language: a resolution's
 * official title, the name of an organisation. Reports what is no such file (`locale-field`), keys that the bibliography
 * does not hold (`reference-unknown`) and folders of languages that the publication does not have (`locale-language`).
 *
 * @returns one for each language that has such a file
 */
export function loadLocalisedReferences(
  { root, languages }: Pick<Publication, 'root' | 'languages'>,
  items: ReadonlyMap<string, CslItem>,
): { localised: LocalisedReferences[]; files: VFile[] } {
  const [source, ...targets] = languages
  const files: VFile[] = []
  for (const name of listFiles(`${root}/locales`)) {
    const id = /^([^/]+)\/references\.json$/.exec(name)?.[1]
    if (id === undefined || languages.some(language => language.id === id)) continue
    const file = new VFile({ path: `locales/${name}`, cwd: root })
    const reason = `No language \`${id}\` in content/publication.yaml`
    report(file, localeLanguage, reason, { actual: id, expected: languages.map(language => language.id) })
    files.push(file)
  }
  const sourceFile = readTextFile(root, `locales/${source.id}/references.json`)
  if (sourceFile) {
    const reason = `The source language has its references in \`references.bib\` alone: move them there`
    report(sourceFile, localeLanguage, reason, { place: { line: 1, column: 1 } })
    files.push(sourceFile)
  }
  const localised = targets.flatMap(language => {
    const file = readTextFile(root, `locales/${language.id}/references.json`)
    return file ? readLocalisedReferences(file, language, items) : []
  })
  return { localised, files: [...files, ...localised.map(({ file }) => file)] }
}

/** Reads one file of localised references; see {@link loadLocalisedReferences}. */
export function readLocalisedReferences(
  file: VFile,
  language: Language,
  items: ReadonlyMap<string, CslItem>,
): LocalisedReferences {
  const pointAt = pointsOf(String(file))
  const works = new Map<string, LocalisedWork>()
  const localised = new Map(items)
  const root = file.messages.length > 0 ? undefined : readJson(file)
  if (root && root.type !== 'object') {
    const reason = `The file holds ${kindOf(root)}: write an object of references by their keys, \`{ … }\``
    report(file, localeField, reason, { place: pointAt(root.start) })
  }
  for (const { key, value, start } of root?.type === 'object' ? root.members : []) {
    const item = items.get(key)
    if (!item) {
      const reason = `No entry \`${key}\` in references.bib`
      report(file, referenceUnknown, reason, { place: pointAt(start), actual: key, expected: items.keys() })
    } else if (value.type !== 'object') {
      const reason = `\`${key}\` is ${kindOf(value)}: write an object with the fields that differ`
      report(file, localeField, reason, { place: pointAt(value.start) })
    } else {
      const fields = new Map(value.members.flatMap(member => readField(file, pointAt, member)))
      works.set(key, { fields, place: pointAt(start) })
      localised.set(key, localiseWork(file, item, fields, language))
    }
  }
  return { language, file, works, items: localised }
}

type PointAt = (offset: number) => Point

function readField(file: VFile, pointAt: PointAt, { key, value, start }: JsonMember): [string, LocalisedField][] {
  const place = pointAt(start)
  const wrong = (reason: string, at: Point): [] => {
    report(file, localeField, reason, { place: at })
    return []
  }
  if (!LOCALISED_FIELDS.includes(key)) {
    const reason = `A reference has no field \`${key}\``
    report(file, localeField, reason, { place, actual: key, expected: LOCALISED_FIELDS })
    return []
  }
  const isNames = (NAMES as readonly string[]).includes(key)
  const values = value.type === 'array' && isNames ? value.items : [value]
  const texts: Extract<JsonValue, { type: 'string' }>[] = []
  for (const one of values) {
    const expected = isNames ? 'a name or a list of names' : 'text'
    if (one.type !== 'string') return wrong(`\`${key}\` is ${kindOf(one)}: write ${expected}`, pointAt(one.start))
    if (one.value.trim() === '')
      return wrong(`\`${key}\` is empty: delete the line where nothing differs`, pointAt(one.start))
    texts.push(one)
  }
  if (texts.length === 0) return wrong(`\`${key}\` is empty: write a name`, pointAt(value.start))
  const placeOf = (text: number, index = 0) =>
    pointAt(offsetInString(String(file), texts[text]?.start ?? value.start, index))
  return [[key, { texts: texts.map(text => text.value), place, placeOf }]]
}
