import { describe, expect, it } from 'vitest'
import { translationOf } from '../../scripts/translations/locales/locale.ts'
import { Workspace } from './workspace.ts'

const FIRST = 'At least 100 of the 169 targets depend on what local governments do [@oecd2020, p. 3].'
const SECOND = 'Cities spend a quarter of all public money, yet receive a tenth of climate finance.'
const THIRD = 'Between 2018 and 2021 the network trained four thousand officials in forty countries.'
const EDITED = FIRST.replace('At least 100', 'Some 65 per cent')

/** A synced chapter, its first paragraph translated. */
function translated(chapters: Record<string, readonly string[]> = { '01-one': [FIRST, SECOND] }) {
  const workspace = new Workspace(chapters)
  workspace.sync()
  const [name] = Object.keys(chapters)
  const id = workspace.entries(name ?? '')[0]?.[0] ?? ''
  workspace.translate(name ?? '', id, entry => {
    entry.target = 'Al menos 100'
    entry.note = 'agreed'
  })
  return { workspace, id }
}

function stateOf(workspace: Workspace) {
  const { sources, translations } = workspace.read()
  const [segment] = sources[0]?.segments ?? []
  const [locale] = translations.locales
  return segment && locale ? translationOf(segment, locale) : expect.unreachable()
}

describe('the files that sync writes', () => {
  it('hold the register, and an entry with its fields in order for each segment', () => {
    const workspace = new Workspace({ '01-one': ['h: Finance', FIRST] })
    workspace.sync()
    expect([...workspace.files.keys()].sort()).toEqual(['locales/en/01-one.json', 'locales/es/01-one.json'])
    const [heading, paragraph] = workspace.entries('01-one')
    expect(workspace.files.get('locales/en/01-one.json')).toBe(
      `{\n  "${heading?.[0]}": "Finance",\n  "${paragraph?.[0]}": "${FIRST}"\n}\n`,
    )
    expect(workspace.files.get('locales/es/01-one.json')).toBe(
      `{\n  "${heading?.[0]}": {\n    "in": "01-one › h",\n    "source": "Finance",\n    "target": "",\n    "note": ""\n  },\n` +
        `  "${paragraph?.[0]}": {\n    "in": "01-one › p",\n    "source": "${FIRST}",\n    "target": "",\n    "note": ""\n  }\n}\n`,
    )
  })

  it('follow the order of the chapter', () => {
    const { workspace, id } = translated()
    workspace.chapters = { '01-one': [SECOND, THIRD, FIRST] }
    workspace.sync()
    expect(workspace.entries('01-one').map(([, entry]) => entry.source)).toEqual([SECOND, THIRD, FIRST])
    expect(workspace.entries('01-one')[2]).toMatchObject([id, { target: 'Al menos 100', note: 'agreed' }])
  })

  it('are left alone by a second sync', () => {
    const { workspace } = translated()
    workspace.chapters = { '01-one': [EDITED, THIRD], '02-two': [SECOND] }
    expect(workspace.sync().writes.size).toBe(4)
    expect(workspace.sync()).toEqual({ writes: new Map(), changes: [] })
  })
})

describe('an edited source', () => {
  it('leaves the translation, with the source that it translates', () => {
    const { workspace, id } = translated()
    workspace.chapters = { '01-one': [EDITED, SECOND] }
    expect(workspace.sync().changes).toMatchObject([{ id, what: 'stale' }])
    expect(workspace.entries('01-one')[0]).toEqual([
      id,
      {
        ...{ in: '01-one › p', source: EDITED, previous: FIRST, target: 'Al menos 100', note: 'agreed' },
        stale: expect.stringMatching(/^\w{8}$/),
      },
    ])
  })

  it('that is edited again keeps the oldest, and drops it when it comes back', () => {
    const { workspace } = translated()
    workspace.chapters = { '01-one': [EDITED, SECOND] }
    workspace.sync()
    workspace.chapters = { '01-one': [`${EDITED} Still.`, SECOND] }
    workspace.sync()
    expect(workspace.entries('01-one')[0]?.[1].previous).toBe(FIRST)
    workspace.chapters = { '01-one': [FIRST, SECOND] }
    expect(workspace.sync().changes).toMatchObject([{ what: 'current' }])
    expect(workspace.entries('01-one')[0]?.[1]).not.toHaveProperty('previous')
  })

  it('that comes back after the target was changed stays stale, of what stood there meanwhile', () => {
    for (const previous of ['left', 'left without its mark']) {
      const { workspace, id } = translated()
      workspace.chapters = { '01-one': [EDITED, SECOND] }
      workspace.sync()
      workspace.translate('01-one', id, entry => {
        entry.target = 'Un 65 por ciento'
        if (previous !== 'left') delete entry.stale
      })
      workspace.chapters = { '01-one': [FIRST, SECOND] }
      expect(stateOf(workspace)).toMatchObject({ state: 'stale', previous: EDITED })
      expect(workspace.sync().changes).toMatchObject([{ what: 'stale' }])
      expect(workspace.entries('01-one')[0]?.[1]).toEqual({
        ...{ in: '01-one › p', source: FIRST, previous: EDITED, target: 'Un 65 por ciento', note: 'agreed' },
      })
      expect(stateOf(workspace)).toMatchObject({ state: 'stale', previous: EDITED })
      // And back and forth, until somebody says what it translates.
      workspace.chapters = { '01-one': [EDITED, SECOND] }
      workspace.sync()
      expect(stateOf(workspace)).toMatchObject({ state: 'stale', previous: FIRST })
      workspace.translate('01-one', id, entry => {
        delete entry.previous
      })
      expect(stateOf(workspace)).toMatchObject({ state: 'translated' })
    }
  })

  it('that nobody had translated has no previous', () => {
    const { workspace } = translated()
    workspace.chapters = { '01-one': [FIRST, `${SECOND} Still.`] }
    expect(workspace.sync().changes).toMatchObject([{ what: 'changed' }])
    expect(workspace.entries('01-one')[1]?.[1]).not.toHaveProperty('previous')
  })

  it('counts as current when the edit is called trivial, by id or by anchor', () => {
    for (const name of ['id', 'anchor']) {
      const { workspace, id } = translated()
      workspace.chapters = { '01-one': [EDITED, SECOND] }
      const given = name === 'id' ? id : (id.split('/')[1] ?? '')
      expect(workspace.sync([given]).changes).toMatchObject([{ id, what: 'trivial' }])
      expect(workspace.entries('01-one')[0]?.[1]).toMatchObject({ source: EDITED, target: 'Al menos 100' })
      expect(workspace.entries('01-one')[0]?.[1]).not.toHaveProperty('previous')
    }
  })

  it('stays stale when a trivial edit follows one that was not', () => {
    const { workspace, id } = translated()
    workspace.chapters = { '01-one': [EDITED, SECOND] }
    workspace.sync()
    workspace.chapters = { '01-one': [`${EDITED} Still.`, SECOND] }
    workspace.sync([id])
    expect(workspace.entries('01-one')[0]?.[1].previous).toBe(FIRST)
  })
})

describe('a source that vanishes', () => {
  it('leaves its translation among the retired, from where it returns with its id and note', () => {
    const { workspace, id } = translated()
    workspace.chapters = { '01-one': [SECOND] }
    expect(workspace.sync().changes).toMatchObject([{ id, what: 'retired' }])
    expect(workspace.entries('.retired')).toMatchObject([[id, { target: 'Al menos 100', source: FIRST }]])
    workspace.chapters = { '01-one': [SECOND, FIRST] }
    expect(workspace.sync().changes).toMatchObject([{ id, what: 'revived' }])
    expect(workspace.entries('01-one')[1]).toMatchObject([id, { target: 'Al menos 100', note: 'agreed' }])
    expect(workspace.files.has('locales/es/.retired.json')).toBe(false)
  })

  it('leaves nothing where nothing was translated or noted', () => {
    const { workspace } = translated()
    workspace.chapters = { '01-one': [FIRST] }
    workspace.sync()
    expect(workspace.files.has('locales/es/.retired.json')).toBe(false)
  })

  it('takes the file of its chapter along when that goes', () => {
    const { workspace, id } = translated({ '01-one': [FIRST], '02-two': [SECOND] })
    workspace.chapters = { '02-two': [SECOND] }
    workspace.sync()
    expect([...workspace.files.keys()].sort()).toEqual([
      'locales/en/02-two.json',
      'locales/es/.retired.json',
      'locales/es/02-two.json',
    ])
    expect(workspace.entries('.retired')).toMatchObject([[id, { target: 'Al menos 100' }]])
  })

  it('and whose id two translations have keeps both', () => {
    const { workspace, id } = translated()
    workspace.chapters = { '01-one': [SECOND] }
    workspace.sync()
    const other = { in: '', source: FIRST, target: 'Como mínimo 100', note: '' }
    workspace.files.set('locales/es/09-gone.json', JSON.stringify({ [id]: other }))
    workspace.sync()
    expect(workspace.entries('.retired').map(([key, entry]) => [key, entry.target])).toEqual([
      [id, 'Al menos 100'],
      [`${id}~2`, 'Como mínimo 100'],
    ])
  })
})

describe('a segment that moves to another chapter', () => {
  it('takes its translation along', () => {
    const { workspace, id } = translated({ '01-one': [FIRST, SECOND], '02-two': [THIRD] })
    workspace.chapters = { '01-one': [SECOND], '02-two': [THIRD, FIRST] }
    expect(workspace.sync().changes).toEqual([])
    expect(workspace.entries('02-two')[1]).toMatchObject([
      id,
      { in: '02-two › p', target: 'Al menos 100', note: 'agreed' },
    ])
  })
})

describe('files that cannot be read', () => {
  it('stay as they are, with all of their language', () => {
    const { workspace } = translated()
    const cut = (workspace.files.get('locales/es/01-one.json') ?? '').slice(0, 90)
    workspace.files.set('locales/es/01-one.json', cut)
    workspace.chapters = { '01-one': [EDITED], '02-two': [SECOND] }
    expect([...workspace.sync().writes.keys()]).toEqual(['locales/en/01-one.json', 'locales/en/02-two.json'])
    expect(workspace.files.get('locales/es/01-one.json')).toBe(cut)
  })

  it('stop everything when they are registers: nobody knows the ids then', () => {
    const { workspace } = translated()
    workspace.files.set('locales/en/01-one.json', '{ "one/p-')
    workspace.chapters = { '01-one': [EDITED, SECOND] }
    expect(workspace.sync().writes.size).toBe(0)
  })
})
