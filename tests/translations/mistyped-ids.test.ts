import { describe, expect, it } from 'vitest'
import { translationOf } from '../../scripts/translations/locales/locale.ts'
import { Workspace } from './workspace.ts'

const TEXTS = ['Cities spend a quarter.', 'They receive a tenth of climate finance.', 'Yes', 'Yes']
const ES = 'locales/es/01-one.json'
const EN = 'locales/en/01-one.json'

/** A synced chapter, all of it translated. */
function translated(): { workspace: Workspace; ids: string[] } {
  const workspace = new Workspace({ '01-one': TEXTS })
  workspace.sync()
  const ids = workspace.entries('01-one').map(([id]) => id)
  for (const [index, id] of ids.entries())
    workspace.translate('01-one', id, entry => {
      entry.target = `${entry.source} (${index})`
      entry.note = `note ${index}`
    })
  return { workspace, ids }
}

function mistype(workspace: Workspace, path: string, id: string, wrong: string): void {
  workspace.files.set(path, (workspace.files.get(path) ?? '').replace(`"${id}"`, `"${wrong}"`))
}

function targets(workspace: Workspace): string[] {
  const { sources, translations } = workspace.read()
  const [locale] = translations.locales
  return (sources[0]?.segments ?? []).map(segment => (locale ? translationOf(segment, locale).target : ''))
}

function messages(workspace: Workspace): string[] {
  const { translations } = workspace.read()
  const files = [
    ...[...translations.registers.values()].map(({ file }) => file),
    ...translations.locales.flatMap(locale => [...locale.files.values()].map(({ file }) => file)),
  ]
  return files.flatMap(file =>
    file.messages.map(({ line, column, ruleId, reason }) => `${file.path}:${line}:${column} ${ruleId} ${reason}`),
  )
}

const WRONG: [string, (id: string) => string][] = [
  ['another letter', id => `${id.slice(0, -1)}${id.endsWith('0') ? '1' : '0'}`],
  ['a letter too few', id => id.slice(0, -1)],
  ['another kind', id => id.replace('/p-', '/q-')],
  ['no id at all', () => 'xyz'],
]

describe.each(WRONG)('a mistyped id (%s)', (_, mistyped) => {
  it.each([0, 1, 2, 3])('in a locale file leaves segment %i with its translation, and the line is told', index => {
    const { workspace, ids } = translated()
    const before = workspace.files.get(ES)
    const expected = targets(workspace)
    const id = ids[index] ?? ''
    const wrong = mistyped(id)
    mistype(workspace, ES, id, wrong)
    const line = (workspace.files.get(ES) ?? '').split('\n').findIndex(text => text.includes(`"${wrong}"`)) + 1
    expect(targets(workspace)).toEqual(expected)
    expect(messages(workspace)).toEqual([
      `${ES}:${line}:3 locale-id No segment has the id \`${wrong}\`; \`${id}\` has this source: sync puts it right`,
    ])
    workspace.sync()
    expect(workspace.files.get(ES)).toBe(before)
    expect(workspace.files.has('locales/es/.retired.json')).toBe(false)
    expect(messages(workspace)).toEqual([])
  })

  it.each([0, 1])('in a register leaves segment %i with its id and translation, and the line is told', index => {
    const { workspace, ids } = translated()
    const before = new Map(workspace.files)
    const id = ids[index] ?? ''
    mistype(workspace, EN, id, mistyped(id))
    expect(targets(workspace)).toEqual(TEXTS.map((text, at) => `${text} (${at})`))
    expect(messages(workspace)[0]).toContain(`${EN}:${index + 2}:3 locale-id The id \`${mistyped(id)}\``)
    workspace.sync()
    expect(workspace.files).toEqual(before)
  })
})

describe('a mistyped id', () => {
  it('of a translation whose source was edited since is found by what it translates', () => {
    const { workspace, ids } = translated()
    const id = ids[1] ?? ''
    mistype(workspace, ES, id, 'one/p-00000')
    workspace.chapters = { '01-one': [TEXTS[0] ?? '', 'They receive a ninth of climate finance.', 'Yes', 'Yes'] }
    expect(targets(workspace)[1]).toBe(`${TEXTS[1]} (1)`)
    workspace.sync()
    expect(workspace.entries('01-one')[1]).toMatchObject([id, { previous: TEXTS[1], note: 'note 1' }])
  })

  it('that was synced before is undone', () => {
    const { workspace, ids } = translated()
    const id = ids[1] ?? ''
    const wrong = `${id.slice(0, -1)}${id.endsWith('0') ? '1' : '0'}`
    const entry = new Map(workspace.entries('01-one')).get(id)
    workspace.translate('01-one', id, each => {
      each.target = ''
      each.note = ''
    })
    workspace.files.set('locales/es/.retired.json', JSON.stringify({ [wrong]: entry }))
    workspace.sync()
    expect(workspace.entries('01-one')[1]).toMatchObject([id, { target: `${TEXTS[1]} (1)` }])
  })

  it('is none where a segment went: its translation retires, and no other is filled with it', () => {
    const { workspace, ids } = translated()
    const last = ids[3] ?? ''
    workspace.translate('01-one', last, entry => {
      entry.target = ''
    })
    workspace.chapters = { '01-one': TEXTS.slice(0, 3) }
    expect(messages(workspace)).toEqual([])
    workspace.sync()
    expect(messages(workspace)).toEqual([])
  })
})

describe('a register', () => {
  it('with an odd id that no language knows gives its text a new one, and the line is told', () => {
    const workspace = new Workspace({ '01-one': TEXTS.slice(0, 2) })
    workspace.sync()
    const before = workspace.files.get(EN)
    const [id = ''] = workspace.entries('01-one').map(([each]) => each)
    workspace.files.delete(ES)
    mistype(workspace, EN, id, 'one/x-00000')
    expect(messages(workspace)[0]).toContain(`${EN}:2:3 locale-id The id \`one/x-00000\``)
    workspace.sync()
    expect(workspace.files.get(EN)).toBe(before)
  })
})
