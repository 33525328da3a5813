import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Language } from '../../scripts/model/publication.ts'
import { loadTranslations } from '../../scripts/translations/load.ts'
import { syncTranslations } from '../../scripts/translations/sync.ts'
import { SPANISH, sourceOf } from './sources.ts'

const ENGLISH: Language = { id: 'en', tag: 'en-GB', csl: 'en-GB', name: 'English' }
const PORTUGUESE: Language = { id: 'pt', tag: 'pt-BR', csl: 'pt-BR', name: 'Português' }
const TEXTS = ['h: Finance', 'Cities spend a quarter of all public money.', 'They receive a tenth of climate finance.']

let root: string
beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'sync-'))
})
afterEach(() => {
  rmSync(root, { recursive: true })
})

function sync(chapters: Record<string, string[]> = { '05-finance': TEXTS }, options = {}) {
  const publication = { root, languages: [ENGLISH, SPANISH, PORTUGUESE] as [Language, ...Language[]] }
  const sources = Object.entries(chapters).map(([name, texts]) => sourceOf(name, texts))
  const { changed, messages, unknown } = syncTranslations({ publication, sources, ...options })
  const reported = messages.flatMap(file =>
    file.messages.map(({ line, column, ruleId }) => `${file.path}:${line}:${column} ${ruleId}`),
  )
  return { changed, reported, unknown }
}

const at = (relative: string): string => path.join(root, relative)
const read = (relative: string): string => readFileSync(at(relative), 'utf8')
const ES = 'locales/es/05-finance.json'

describe('translations:sync', () => {
  it('makes the files of all languages, in folders like those of the sources', () => {
    expect(sync({ '05-finance': TEXTS, 'statement/1-why': ['Why'] }).changed).toEqual([
      'locales/en/05-finance.json',
      'locales/en/statement/1-why.json',
      ES,
      'locales/es/statement/1-why.json',
      'locales/pt/05-finance.json',
      'locales/pt/statement/1-why.json',
    ])
    expect(read(ES)).toMatch(/^\{\n {2}"finance\/h-/)
  })

  it('touches no file the second time', () => {
    sync()
    const before = statSync(at(ES)).mtimeMs
    expect(sync().changed).toEqual([])
    expect(statSync(at(ES)).mtimeMs).toBe(before)
  })

  it('writes nothing when asked to check, and says which files it would write', () => {
    sync()
    const before = read(ES)
    const edited = [...TEXTS.slice(0, 2), 'They receive a ninth of climate finance.']
    expect(sync({ '05-finance': edited }, { check: true }).changed).toHaveLength(3)
    expect(read(ES)).toBe(before)
  })

  it('writes nothing when an id given as trivial does not exist', () => {
    expect(sync({ '05-finance': TEXTS }, { trivial: ['finance/p-00000'] }).unknown).toEqual(['finance/p-00000'])
    expect(() => read(ES)).toThrow()
  })

  it('leaves interface words and JSON files of another make alone', () => {
    sync()
    writeFileSync(at('locales/en/interface.json'), '{"contents": "Contents"}')
    writeFileSync(at('locales/en/other.json'), '{"contents": "Contents"}')
    expect(sync().changed).toEqual([])
  })

  it('removes the files of a chapter that is gone, when its translations are safe', () => {
    sync({ '05-finance': TEXTS, '06-more': ['More'] })
    writeFileSync(at(ES), read(ES).replace('"target": ""', '"target": "Finanzas"'))
    sync({ '06-more': ['More'] })
    expect(() => read(ES)).toThrow()
    expect(read('locales/es/.retired.json')).toContain('Finanzas')
  })
})

describe('a locale file with', () => {
  const cases: [string, (text: string) => string | Uint8Array, string][] = [
    ['half of it missing', text => text.slice(0, text.length / 2), `${ES}:10:41 json-syntax`],
    ['a key twice', text => text.replace('"note": ""', '"note": "", "note": ""'), `${ES}:6:17 json-duplicate`],
    ['a number for a target', text => text.replace('"target": ""', '"target": 5'), `${ES}:5:15 locale-field`],
    ['a conflict', text => text.replace('{\n', '{\n<<<<<<< ours\n'), `${ES}:2:1 merge-conflict`],
    ['Windows line ends', text => text.replaceAll('\n', '\r\n'), `${ES}:1:2 file-encoding`],
    ['a byte-order mark', text => `\uFEFF${text}`, `${ES}:1:1 file-encoding`],
    [
      'bytes of another encoding',
      text => Buffer.from(text.replace('Finance', 'Financé'), 'latin1'),
      `${ES}:4:22 file-not-utf8`,
    ],
  ]
  it.each(cases)('%s is told and left as it is; other languages go on', (_, damage, message) => {
    sync()
    const damaged = damage(read(ES))
    writeFileSync(at(ES), damaged)
    const { changed, reported } = sync({ '05-finance': [...TEXTS, 'A new paragraph.'] })
    expect(reported.join('\n')).toContain(message)
    expect(changed).toEqual(['locales/en/05-finance.json', 'locales/pt/05-finance.json'])
    expect(readFileSync(at(ES)).equals(Buffer.from(damaged))).toBe(true)
  })

  it('Windows line ends still gives its translations to the build', () => {
    sync()
    writeFileSync(at(ES), read(ES).replace('"target": ""', '"target": "Finanzas"').replaceAll('\n', '\r\n'))
    const [es] = loadTranslations({ root, languages: [ENGLISH, SPANISH] }).locales
    expect([...(es?.files.get('05-finance')?.entries.values() ?? [])][0]?.target).toBe('Finanzas')
  })
})
