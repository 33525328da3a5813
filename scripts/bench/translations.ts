/**
 * `node scripts/bench/translations.ts [SEGMENTS]`: how long sync takes over so many segments (5,000 by default), all of
 * them edited since they were translated, and how long their status takes. Processor time, medians of three runs;
 * reading the Markdown is not counted.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { VFile } from 'vfile'
import { writeFiles } from '../ground/write-files.ts'
import type { Edition, Language } from '../model/publication.ts'
import type { Segment, Source } from '../model/source.ts'
import { loadTranslations, localePath } from '../translations/load.ts'
import { formatLocaleFile, readLocaleFile } from '../translations/locales/locale-file.ts'
import { translationStatus } from '../translations/status.ts'
import { syncTranslations } from '../translations/sync.ts'
import { numbersFrom } from './numbers.ts'

const RUNS = 3
const CHAPTERS = 20
const LANGUAGES: [Language, Language] = [
  { id: 'en', tag: 'en-GB', csl: 'en-GB', name: 'English' },
  { id: 'es', tag: 'es', csl: 'es-ES', name: 'Español' },
]
const WORDS =
  'city water fund peer debt school port region council citizen budget waste river house the of and to'.split(' ')

const count = Number(process.argv[2] ?? 5000)
const syncs: number[] = []
const statuses: number[] = []
for (let run = 0; run < RUNS; run++) measure()
console.log(`${count} segments, all edited: sync ${median(syncs)} ms, status ${median(statuses)} ms`)

function measure(): void {
  const root = mkdtempSync(path.join(tmpdir(), 'bench-'))
  try {
    const publication = { root, languages: LANGUAGES }
    const texts = paragraphs(count)
    syncTranslations({ publication, sources: sourcesOf(texts) })
    translateAll(root, publication)
    const edited = sourcesOf(texts.map(text => text.replace(/^\S+ \S+/, 'Newly written')))
    syncs.push(cpuTime(() => syncTranslations({ publication, sources: edited })))
    const { locales } = loadTranslations(publication)
    const edition: Edition = {
      id: 'paper',
      title: 'Paper',
      chapters: edited.map(({ name }) => name),
      style: '',
      numbered: true,
      contents: true,
      openers: 'page',
      notes: 'foot',
      parts: [],
      alignment: 'ragged',
      pages: 'whole',
      template: '',
    }
    const content = { sources: new Map(edited.map(source => [source.name, source])), wordLists: [] }
    statuses.push(cpuTime(() => translationStatus({ ...publication, editions: [edition] }, content, locales)))
  } finally {
    rmSync(root, { recursive: true })
  }
}

function translateAll(root: string, publication: Parameters<typeof loadTranslations>[0]): void {
  const writes = new Map<string, string>()
  for (const locale of loadTranslations(publication).locales)
    for (const [name, { file }] of locale.files) {
      const { entries } = readLocaleFile(new VFile({ path: file.path, value: String(file) }))
      for (const entry of entries.values()) entry.target = entry.source.replace(/(?<![@\p{L}])[a-z]+(?=[\d ])/gu, '$&o')
      writes.set(localePath(locale.language, name), formatLocaleFile(entries))
    }
  writeFiles(root, writes)
}

function sourcesOf(texts: readonly string[]): Source[] {
  const share = Math.ceil(texts.length / CHAPTERS)
  return Array.from({ length: CHAPTERS }, (_, chapter): Source => {
    const name = `${chapter + 10}-c${chapter}`
    const segments = texts
      .slice(chapter * share, (chapter + 1) * share)
      .map((text, index): Segment => ({ id: '', kind: 'p', text, in: 'C › paragraph', line: index + 1, column: 1 }))
    const tree: Source['tree'] = { type: 'root', children: [] }
    const file = new VFile({ path: `content/${name}.md` })
    return { name, slug: `c${chapter}`, file, tree, short: '', numbering: 'number', includes: [], segments }
  })
}

/** Paragraphs of 60 words, each with words and numbers of its own, as numbers from a fixed seed choose them. */
function paragraphs(length: number): string[] {
  const next = numbersFrom(1)
  const word = (): string => `${WORDS[next(WORDS.length)]}${next(12) === 0 ? next(500) : ''}`
  return Array.from({ length }, () => `${Array.from({ length: 60 }, word).join(' ')} [@oecd2020, p. 3].[^n]`)
}

/** Processor time of this process in ms: other work on the machine does not count. */
function cpuTime(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return Math.round((user + system) / 1000)
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}
