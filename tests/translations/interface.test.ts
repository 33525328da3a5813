import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { command as exportCommand } from '../../scripts/commands/translations-export.ts'
import { command as importCommand } from '../../scripts/commands/translations-import.ts'
import { interfaceList } from '../../scripts/translations/interface/list.ts'
import { TestPublication } from './commands.ts'
import { SPANISH } from './sources.ts'
import { ENGLISH } from './workspace.ts'

const WORDS = `{
  "caption": {
    "figure": "Figura {{number}}",

    "box-kind": { "case": "Ejemplo" }
  }
}
`

let publication: TestPublication

beforeEach(() => {
  publication = new TestPublication()
  const { root } = publication
  onTestFinished(() => publication.remove())
  mkdirSync(path.join(root, 'locales', 'es'), { recursive: true })
  publication.write('locales/es/interface.json', WORDS)
})

const options = { language: 'es', format: 'po' }

describe('files for translators', () => {
  it.each(['po', 'xliff', 'csv'])(
    'bring words of the interface home as %s, in the layout of their file',
    async format => {
      const extension = format === 'xliff' ? 'xlf' : format
      await publication.run(exportCommand, { language: 'es', format })
      const file = `dist/${format}/es.${extension}`
      publication.write(
        file,
        publication.read(file).replaceAll('Ejemplo', 'Caso práctico').replace('Figura ', 'Ilustración '),
      )
      const { code, out } = await publication.run(importCommand, { language: 'es', format })
      expect(out).toContain('2 taken into 1 files')
      expect(code).toBe(0)
      const words = WORDS.replace('Ejemplo', 'Caso práctico').replace('Figura ', 'Ilustración ')
      const found = publication.read('locales/es/interface.json')
      expect(found.slice(0, found.indexOf(',\n  "$state"'))).toBe(words.replace(/\n\}\n$/, ''))
    },
  )

  it('have the words of the toolchain only where they are asked for', async () => {
    publication.write('locales/es/interface.json', '{}\n')
    await publication.run(exportCommand, { ...options, chapter: ['interface'] })
    const text = publication.read('dist/po/es.po')
    expect(text).toContain('msgctxt "interface/caption.figure"')
    expect(text).not.toContain('msgctxt "one/')
    publication.write('dist/po/es.po', text.replace('msgstr "Gráfico {{number}}"', 'msgstr "Figura {{number}}"'))
    await publication.run(importCommand, options)
    const found = JSON.parse(publication.read('locales/es/interface.json'))
    expect(found.caption).toEqual({ figure: 'Figura {{number}}' })
    expect(Object.keys(found.$state)).toEqual(['caption.figure'])
  })

  it('lose nothing that a colleague did meanwhile', async () => {
    await publication.run(exportCommand, options)
    const file = publication.read('dist/po/es.po')
    publication.edit('locales/es/interface.json', 'Ejemplo', 'Caso')
    publication.write('dist/po/es.po', file.replace('Ejemplo', 'Estudio'))
    const { code, out } = await publication.run(importCommand, options)
    expect(out).toContain('import-conflict')
    expect(code).toBe(1)
    expect(publication.read('locales/es/interface.json')).toContain('"Caso"')
  })

  it('are refused where a place was lost that is filled in, and keep the notes of their translators', async () => {
    await publication.run(exportCommand, options)
    const file = publication.read('dist/po/es.po')
    publication.write('dist/po/es.po', file.replace('msgstr "Figura {{number}}"', 'msgstr "Figura"'))
    const { code, out } = await publication.run(importCommand, options)
    expect(out).toMatch(/es\.po:\d+:\d+.*\{\{number\}\}.*\n?.*parity-place/)
    expect(code).toBe(1)
    expect(publication.read('locales/es/interface.json')).toBe(WORDS)
    const noted = file.replace(
      /(#[^\n]*\n)*msgctxt "interface\/caption.box-kind.case"/,
      all => `# ¿Se dice así?\n${all}`,
    )
    publication.write('dist/po/es.po', noted.replace('msgstr "Ejemplo"', 'msgstr "Caso"'))
    const second = await publication.run(importCommand, options)
    expect(second.code).toBe(0)
    expect(publication.read('locales/es/interface.json')).toContain('"Caso"')
    expect(publication.read('locales/es/interface.json')).toContain('"note": "¿Se dice así?"')
  })
})

it('asks for as many plural forms as the language has', () => {
  const { file } = interfaceList({ root: publication.root, languages: [ENGLISH, SPANISH] }, SPANISH)
  const forms = [...file.entries.keys()].filter(id => id.startsWith('interface/caption.source_'))
  expect(forms).toEqual(['one', 'many', 'other'].map(form => `interface/caption.source_${form}`))
  // What is said of several only.
  const several = [...file.entries.keys()].filter(id => id.startsWith('interface/references.box_'))
  expect(several).toEqual(['interface/references.box_other'])
})
