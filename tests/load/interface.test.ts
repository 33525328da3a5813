import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { listFiles, readTextFile } from '../../scripts/ground/files.ts'
import { TOOLCHAIN_ROOT } from '../../scripts/ground/toolchain.ts'
import { loadInterface } from '../../scripts/load/interface.ts'
import { missingKeys, readWords } from '../../scripts/translations/interface/words.ts'
import { createPublication } from '../support/publication.ts'

const ENGLISH = { id: 'en', tag: 'en-GB' }
const SPANISH = { id: 'es', tag: 'es' }
const SWAHILI = { id: 'sw', tag: 'sw' }

/** Loads the words of a publication with this `interface.json`; messages as `path:line:column rule text`. */
async function load(language: { id: string; tag: string }, json?: string) {
  const root = createPublication({ [`locales/${language.id}/interface.json`]: json })
  const { t, files } = await loadInterface(root, language)
  const messages = files.flatMap(file =>
    file.messages.map(({ line, column, ruleId, reason }) => `${file.path}:${line}:${column} ${ruleId} ${reason}`),
  )
  return { t, messages }
}

describe('the words of the interface', () => {
  it('are those of the language, with its plurals and dates', async () => {
    const { t, messages } = await load(SPANISH)
    expect(messages).toEqual([])
    expect(t('caption.figure', { number: '2' })).toBe('Gráfico 2')
    expect([1, 2].map(count => t('index.pages', { count }))).toEqual(['1 página', '2 páginas'])
    expect(t('cover.date', { date: new Date('2022-12-15T00:00:00Z') })).toBe('15 de diciembre de 2022')
  })

  it('are laid over by those of the publication, one by one', async () => {
    const { t, messages } = await load(SPANISH, '{ "caption": { "figure": "Figura {{number}}" } }')
    expect(messages).toEqual([])
    expect(t('caption.figure', { number: '2' })).toBe('Figura 2')
    expect(t('caption.table', { number: '2' })).toBe('Cuadro 2')
  })

  it('take values as they are: neither markup nor marks of a template mean anything in them', async () => {
    const { t } = await load(ENGLISH)
    const number = '<b>&amp;</b> $t(contents) {{version}}'
    expect(t('caption.figure', { number })).toBe(`Figure ${number}`)
  })

  it('are English where a language has none, with a warning that names those it lacks', async () => {
    const none = await load(SWAHILI)
    expect(none.t('contents')).toBe('Contents')
    expect(none.messages).toEqual([
      'locales/sw/interface.json:undefined:undefined interface-missing Interface words in `sw` are missing, and those of `en` are used: add them',
    ])
    const some = await load(SWAHILI, '{ "contents": "Yaliyomo" }')
    expect([some.t('contents'), some.t('figures')]).toEqual(['Yaliyomo', 'Figures'])
    expect(some.messages[0]).toMatch(/interface-missing .*`caption\.box`/)
    expect(some.messages[0]).not.toContain('`contents`')
  })

  it.each([
    [
      'a key that nothing shows',
      '{\n  "contnets": "x"\n}',
      '2:3 locale-field No interface word is called `contnets`; did',
    ],
    ['a number for words', '{ "contents": 3 }', '1:15 locale-field `contents` is a number'],
    [
      'a text that lost a place',
      '{ "caption": { "figure": "Gráfico" } }',
      '1:26 locale-field The interface word `caption.figure` has no `{{number}}`',
    ],
    [
      'a place that nothing fills',
      '{ "contents": "Índice {{titel}}" }',
      '1:15 locale-field The interface word `contents` has no `{{titel}}` to fill in',
    ],
    ['a list', '[]', '1:1 locale-field The file is a list: write the words for readers'],
    ['broken JSON', '{\n  "contents": "x",\n}', '3:1 json-syntax Unexpected `}`'],
    ['a file cut short', '{ "contents": "x"', '1:18 json-syntax Unexpected end of file'],
    ['a key twice', '{ "contents": "x", "contents": "y" }', '1:20 json-duplicate'],
  ])('report %s at its place, and the others stay', async (_name, json, message) => {
    const { t, messages } = await load(SPANISH, json)
    expect(messages).toHaveLength(1)
    expect(messages[0]?.startsWith(`locales/es/interface.json:${message}`), messages[0]).toBe(true)
    expect(t('contents')).toMatch(/^Índice/)
  })

  it('tells keys in thousands by name and then by number', async () => {
    const keys = Array.from({ length: 1000 }, (_, index) => `"k${index}": "x"`)
    const { messages } = await load(SPANISH, `{ ${keys.join(', ')} }`)
    expect(messages).toHaveLength(201)
    expect(messages.at(-1)).toMatch(/1:\d+ locale-field From here on 800 more keys are no interface words/)
  })

  it('are all there in every language of this project, and all of them are shown somewhere', async () => {
    for (const language of [ENGLISH, SPANISH, { id: 'pt', tag: 'pt-BR' }]) {
      const { files } = await loadInterface(TOOLCHAIN_ROOT, language)
      expect(files.flatMap(({ messages }) => messages.map(({ reason }) => reason))).toEqual([])
    }
    const folder = path.join(TOOLCHAIN_ROOT, 'scripts')
    const scripts = listFiles(folder)
      .map(name => readFileSync(path.join(folder, name), 'utf8'))
      .join('\n')
    // The desk's are asked for without the name of their group.
    const isShown = (name: string, key = name.replace(/^desk\./, '')) =>
      scripts.includes(`'${key}'`) || (key.includes('.') && scripts.includes(`\`${key.replace(/[^.]+$/, '')}\${`))
    const english = readTextFile(TOOLCHAIN_ROOT, 'locales/en/interface.json')
    const words = (english && readWords(english)) ?? {}
    expect(missingKeys(words, {}).filter(key => !isShown(key))).toEqual([])
  })
})
