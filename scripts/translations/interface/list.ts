import { applyEdits, findNodeAtLocation, modify, parseTree } from 'jsonc-parser'
import { VFile } from 'vfile'
import { readTextFile } from '../../ground/files.ts'
import { type Point, pointsOf } from '../../ground/points.ts'
import { TOOLCHAIN_ROOT } from '../../ground/toolchain.ts'
import { TOOL_LANGUAGE } from '../../languages/registry.ts'
import type { Language, Publication } from '../../model/publication.ts'
import type { Segment, Source } from '../../model/source.ts'
import { createLocale, type Locale } from '../locales/locale.ts'
import type { LocaleEntry, LocaleFile } from '../locales/locale-file.ts'
import { readStates, STATE, stateOf, type WordState, withStates } from './state.ts'
import { keysOf, mergeWords, missingKeys, readWords, type Words, withoutPlural } from './words.ts'

/** Name of the list, as that of a chapter's file. */
export const INTERFACE = 'interface'

/** The words of the interface in a language, as a list of words to translate. */
export interface InterfaceList {
  source: Source
  /** `locales/<language>/interface.json`: i18next's words as entries, with what `$state` tells of them. */
  file: LocaleFile
  /** Whether the publication has such a file. */
  exists: boolean
  /** Whether the publication has words of its own in the language, or lacks some: others are the toolchain's matter. */
  isOwn: boolean
}

/**
 * Reads the words of the interface for translators. What i18next's file does not tell of a word, its source, note and review,
 * stands below `$state` in the same file (`state.ts`). Of plural forms there are as many as the language has.
 */
export function interfaceList(
  { root, languages }: Pick<Publication, 'root' | 'languages'>,
  target: Language,
): InterfaceList {
  const [sourceLanguage] = languages
  const tool = readIn(TOOLCHAIN_ROOT, TOOL_LANGUAGE).words
  const shown = readIn(root, sourceLanguage.id)
  const source = mergeWords(tool, mergeWords(readIn(TOOLCHAIN_ROOT, sourceLanguage.id).words, shown.words))
  const own = readIn(root, target.id)
  const words = mergeWords(readIn(TOOLCHAIN_ROOT, target.id).words, own.words)
  const places = wordPlaces(source, target.tag)
  const placeIn = placesOf(shown.file)
  const placeInOwn = placesOf(own.file)
  const segments = places.map(
    ({ path, text }): Segment => ({
      ...{ id: `${INTERFACE}/${path.join('.')}`, kind: 'ui', text, in: ['Interface', ...path].join(' › ') },
      ...placeIn(path),
    }),
  )
  const known = keysOf(source)
  const states = readStates(own.file, key => known.has(withoutPlural(key)))
  const texts = new Map(
    places.map(({ path }, index) => [segments[index]?.id ?? '', { path, text: wordAt(words, path) }]),
  )
  const entries = new Map(
    segments.map(({ id, text, in: where }, index): [string, LocaleEntry] => {
      const state = states.get(places[index]?.path.join('.') ?? '') ?? { source: text, note: '' }
      return [id, { in: where, ...state, target: texts.get(id)?.text ?? '' }]
    }),
  )
  const file: LocaleFile = {
    file: own.file,
    entries,
    whole: own.file.messages.length === 0,
    isCanonical: false,
    placeOf: id => placeInOwn(texts.get(id)?.path ?? []),
    format(changed) {
      let text = String(own.file)
      const kept = new Map<string, WordState>()
      for (const [id, { path, text: word }] of texts) {
        const entry = changed.get(id) ?? entries.get(id)
        if (!entry) continue
        if (entry.target !== word) text = withWord(text, path, entry.target, [...texts.values()])
        // Of the toolchain's own words, its file tells.
        const isOwn = entry.target !== word || wordAt(own.words, path) !== ''
        if ((isOwn && entry.target !== '') || entry.note !== '') kept.set(path.join('.'), stateOf(entry))
      }
      return withStates(text, kept)
    },
  }
  const isOwn = own.exists || missingKeys(source, words).length > 0
  return { source: listSource(shown.file, segments), file, exists: own.exists, isOwn }
}

/** A language's translations, with the words of its interface among them. */
export function withInterface({ language, files, retired, find }: Locale, { file }: InterfaceList): Locale {
  const alone = createLocale(language, new Map([[INTERFACE, file]]), { ...retired, entries: new Map() })
  return {
    language,
    files: new Map(files).set(INTERFACE, file),
    retired,
    find: id => (file.entries.has(id) ? alone.find(id) : find(id)),
  }
}

function readIn(root: string, id: string): { words: Words; file: VFile; exists: boolean } {
  const path = `locales/${id}/${INTERFACE}.json`
  const found = readTextFile(root, path)
  const file = found ?? new VFile({ path, cwd: root, value: '{}\n' })
  return { words: readWords(file) ?? {}, file, exists: found !== undefined }
}

interface WordPlace {
  path: string[]
  text: string
}

/** Every word with the keys that lead to it, plural forms as the language has them. */
function wordPlaces(words: Words, tag: string, trail: readonly string[] = []): WordPlace[] {
  const forms = new Intl.PluralRules(tag).resolvedOptions().pluralCategories
  const met = new Set<string>()
  return Object.entries(words).flatMap(([key, value]): WordPlace[] => {
    if (typeof value !== 'string') return wordPlaces(value, tag, [...trail, key])
    const stem = /^(.+)_(?:zero|one|two|few|many|other)$/.exec(key)?.[1]
    if (stem === undefined) return [{ path: [...trail, key], text: value }]
    if (met.has(stem)) return []
    met.add(stem)
    const other = words[`${stem}_other`]
    // A word for several alone, "Figures {{numbers}}", asks for no form of one, or of a million.
    const asked = words[`${stem}_one`] === undefined ? forms.filter(form => isOfSeveral(form, tag)) : forms
    return asked.map(form => {
      const text = words[`${stem}_${form}`] ?? other ?? value
      return { path: [...trail, `${stem}_${form}`], text: typeof text === 'string' ? text : value }
    })
  })
}

const SEVERAL = Array.from({ length: 200 }, (_, index) => index + 2)

function isOfSeveral(form: Intl.LDMLPluralRule, tag: string): boolean {
  const rules = new Intl.PluralRules(tag)
  return SEVERAL.some(count => rules.select(count) === form)
}

/** Where the words of a file stand in it; at its beginning where they do not. */
function placesOf(file: VFile): (path: readonly string[]) => Point {
  let tree: ReturnType<typeof parseTree> | undefined
  let pointAt: ((offset: number) => Point) | undefined
  return path => {
    // Read at the first question, and once: there may be a word for each key of thousands.
    if (!pointAt) {
      const text = String(file)
      tree = parseTree(text)
      pointAt = pointsOf(text)
    }
    return pointAt((tree && findNodeAtLocation(tree, [...path])?.offset) ?? 0)
  }
}

function wordAt(words: Words, path: readonly string[]): string {
  let found: string | Words | undefined = words
  for (const key of path) found = typeof found === 'object' ? found[key] : undefined
  return typeof found === 'string' ? found : ''
}

/** The file's text with another word, and all else as it stands; a new one behind those that come before it in the source. */
function withWord(
  text: string,
  path: readonly string[],
  word: string,
  all: readonly { path: readonly string[] }[],
): string {
  const order = (keys: readonly string[]): number =>
    all.findIndex(({ path: other }) => keys.every((key, depth) => other[depth] === key))
  const formattingOptions = { insertSpaces: true, tabSize: 2, eol: '\n' }
  const getInsertionIndex = (keys: string[]): number => {
    const own = order(path)
    const behind = keys.findIndex(key => key === STATE || order([...path.slice(0, -1), key]) > own)
    return behind < 0 ? keys.length : behind
  }
  return applyEdits(
    text,
    modify(text, [...path], word === '' ? undefined : word, { formattingOptions, getInsertionIndex }),
  )
}

function listSource(file: VFile, segments: Segment[]): Source {
  return {
    ...{ name: INTERFACE, slug: INTERFACE, file, segments },
    ...{ tree: { type: 'root', children: [] }, short: '', numbering: 'none', includes: [] },
  }
}
