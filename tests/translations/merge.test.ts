import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Workspace } from './workspace.ts'

const TEXTS = [
  'Cities spend a quarter of all public money.',
  'They receive a tenth of climate finance.',
  'Water utilities of the north were paired with those of the south.',
  'Between 2018 and 2021 four thousand officials were trained.',
]
const CHAPTER = '05-finance'
const ES = `locales/es/${CHAPTER}.json`

let root: string
let workspace: Workspace

function git(...args: string[]): string {
  // Nobody's own settings, so that the merge is git's plain one.
  const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' }
  const identity = ['-c', 'user.name=Test', '-c', 'user.email=test@example.org']
  return execFileSync('git', [...identity, ...args], { cwd: root, encoding: 'utf8', env, stdio: 'pipe' })
}

function commit(): void {
  for (const [relative, text] of workspace.files) {
    mkdirSync(path.dirname(path.join(root, relative)), { recursive: true })
    writeFileSync(path.join(root, relative), text)
  }
  git('add', '-A')
  git('commit', '-q', '-m', 'change')
}

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'merge-'))
  git('init', '-q', '-b', 'main')
  workspace = new Workspace({ [CHAPTER]: TEXTS })
  workspace.sync()
})
afterEach(() => {
  rmSync(root, { recursive: true })
})

type Work = (workspace: Workspace) => void

const write =
  (change: (texts: string[]) => string[]): Work =>
  editor => {
    editor.chapters = { [CHAPTER]: change([...(editor.chapters[CHAPTER] ?? [])]) }
    editor.sync()
  }

const translate =
  (index: number, target: string): Work =>
  translator => {
    const id = translator.entries(CHAPTER)[index]?.[0] ?? ''
    translator.translate(CHAPTER, id, entry => {
      entry.target = target
      delete entry.previous
    })
  }

/** Does two people's work on branches of their own and merges: whether git could, and what Spanish says then. */
function merge(before: Work, ours: Work, theirs: Work): { clean: boolean; entries: string[] } {
  before(workspace)
  commit()
  const start = new Map(workspace.files)
  const { chapters } = workspace
  git('checkout', '-q', '-b', 'theirs')
  theirs(workspace)
  commit()
  git('checkout', '-q', 'main')
  workspace.files.clear()
  for (const [relative, text] of start) workspace.files.set(relative, text)
  workspace.chapters = chapters
  ours(workspace)
  commit()
  const { status } = spawnSync(
    'git',
    ['-c', 'user.name=Test', '-c', 'user.email=t@example.org', 'merge', '-q', 'theirs'],
    { cwd: root },
  )
  for (const relative of workspace.files.keys())
    workspace.files.set(relative, readFileSync(path.join(root, relative), 'utf8'))
  const entries = status === 0 ? workspace.entries(CHAPTER).map(([, entry]) => describeEntry(entry)) : []
  return { clean: status === 0, entries }
}

function describeEntry({ source, target, previous }: { source: string; target: string; previous?: string }): string {
  return [source.slice(0, 12), target, ...(previous === undefined ? [] : ['stale'])].join(' | ')
}

const nothing: Work = () => {}

describe('git merges', () => {
  it.each<[string, Work, Work, Work, string[]]>([
    [
      'an edit with the translation of its neighbour',
      nothing,
      write(([first = '', ...rest]) => [`${first} Still.`, ...rest]),
      translate(1, 'Reciben'),
      ['Cities spend | ', 'They receive | Reciben', 'Water utilit | ', 'Between 2018 | '],
    ],
    [
      'an edit that makes a segment stale with the translation of its neighbours',
      translate(1, 'Reciben'),
      write(([first = '', second = '', ...rest]) => [first, second.replace('tenth', 'ninth'), ...rest]),
      work => {
        translate(0, 'Gastan')(work)
        translate(2, 'Servicios')(work)
      },
      ['Cities spend | Gastan', 'They receive | Reciben | stale', 'Water utilit | Servicios', 'Between 2018 | '],
    ],
    [
      'a new paragraph with the translation of those around it',
      nothing,
      write(([first = '', ...rest]) => [first, 'A new one.', ...rest]),
      work => {
        translate(0, 'Gastan')(work)
        translate(1, 'Reciben')(work)
      },
      ['Cities spend | Gastan', 'A new one. | ', 'They receive | Reciben', 'Water utilit | ', 'Between 2018 | '],
    ],
    [
      'another order with a translation',
      nothing,
      write(([first = '', second = '', third = '', fourth = '']) => [fourth, first, second, third]),
      translate(1, 'Reciben'),
      ['Between 2018 | ', 'Cities spend | ', 'They receive | Reciben', 'Water utilit | '],
    ],
    [
      'a paragraph at the end with the translation of the one before',
      nothing,
      write(texts => [...texts, 'A new one.']),
      translate(3, 'Entre'),
      ['Cities spend | ', 'They receive | ', 'Water utilit | ', 'Between 2018 | Entre', 'A new one. | '],
    ],
    [
      'a deletion with the translation of its neighbours',
      nothing,
      write(([first = '', , ...rest]) => [first, ...rest]),
      work => {
        translate(0, 'Gastan')(work)
        translate(2, 'Servicios')(work)
      },
      ['Cities spend | Gastan', 'Water utilit | Servicios', 'Between 2018 | '],
    ],
    [
      'a new paragraph with the edit of the next but one',
      nothing,
      write(([first = '', ...rest]) => ['A new one.', 'And another.', first, ...rest]),
      write(([first = '', second = '', ...rest]) => [first, `${second} Still.`, ...rest]),
      ['A new one. | ', 'And another. | ', 'Cities spend | ', 'They receive | ', 'Water utilit | ', 'Between 2018 | '],
    ],
    [
      'two translators',
      nothing,
      translate(1, 'Reciben'),
      translate(2, 'Servicios'),
      ['Cities spend | ', 'They receive | Reciben', 'Water utilit | Servicios', 'Between 2018 | '],
    ],
    [
      'two editors with the same new paragraph',
      nothing,
      write(([first = '', ...rest]) => [first, 'A new one.', ...rest]),
      write(([first = '', ...rest]) => [first, 'A new one.', ...rest]),
      ['Cities spend | ', 'A new one. | ', 'They receive | ', 'Water utilit | ', 'Between 2018 | '],
    ],
  ])('%s', (_, before, ours, theirs, expected) => {
    expect(merge(before, ours, theirs)).toEqual({ clean: true, entries: expected })
  })
})

describe('git finds a conflict', () => {
  const edit = write(([first = '', ...rest]) => [first.replace('quarter', 'fifth'), ...rest])
  const editAgain = write(([first = '', ...rest]) => [first.replace('public', 'tax'), ...rest])

  it.each<[string, Work, Work, Work]>([
    ['where a source was edited while it was translated', nothing, edit, translate(0, 'Gastan')],
    [
      'where it was edited while its translation was bettered',
      translate(0, 'Gastan'),
      edit,
      translate(0, 'Las ciudades gastan'),
    ],
    [
      'where it was edited again while its translation was brought up to date',
      work => {
        translate(0, 'Gastan un cuarto')(work)
        edit(work)
      },
      editAgain,
      translate(0, 'Gastan un quinto'),
    ],
    [
      'where it was edited again while its translation was accepted as it stands',
      work => {
        translate(0, 'Gastan un cuarto')(work)
        edit(work)
      },
      editAgain,
      translate(0, 'Gastan un cuarto'),
    ],
  ])('%s', (_, before, ours, theirs) => {
    expect(merge(before, ours, theirs).clean).toBe(false)
    expect(git('diff', '--name-only', '--diff-filter=U')).toContain(ES)
  })
})
