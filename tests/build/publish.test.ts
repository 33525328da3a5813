import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { publish, recover } from '../../scripts/build/publish.ts'
import { createPublication } from '../support/publication.ts'

const files = (entries: Record<string, string>) =>
  new Map(Object.entries(entries).map(([name, text]) => [name, new TextEncoder().encode(text)]))
const read = (root: string, name: string) => readFileSync(path.join(root, 'dist', name), 'utf8')

describe('publish', () => {
  it('replaces dist/ as a whole', () => {
    const root = createPublication()
    publish(root, files({ 'en/a.html': 'old', 'gone.html': 'x' }), true)
    publish(root, files({ 'en/a.html': 'new' }), true)
    expect(read(root, 'en/a.html')).toBe('new')
    expect(existsSync(path.join(root, 'dist/gone.html'))).toBe(false)
    expect(readdirSync(root).filter(name => name.startsWith('dist'))).toEqual(['dist'])
  })

  it("never touches the translators' files", () => {
    const root = createPublication()
    publish(root, files({ 'po/es.po': 'work', 'translations/index.html': 'x' }), false)
    publish(root, files({ 'en/a.html': 'a' }), true)
    expect(read(root, 'po/es.po')).toBe('work')
  })

  it('keeps the other publications when only some were built', () => {
    const root = createPublication()
    publish(root, files({ 'en/a.html': 'a', 'es/a.html': 'b' }), true)
    publish(root, files({ 'es/a.html': 'c' }), false)
    expect([read(root, 'en/a.html'), read(root, 'es/a.html')]).toEqual(['a', 'c'])
  })

  it('leaves dist/ as it was when writing fails', () => {
    const root = createPublication()
    publish(root, files({ a: 'old' }), true)
    // A file cannot stand where a folder of the same name is wanted.
    expect(() => publish(root, files({ a: 'new', 'a/b': 'new' }), true)).toThrow()
    expect(read(root, 'a')).toBe('old')
    expect(readdirSync(root).filter(name => name.startsWith('dist'))).toEqual(['dist'])
  })
})

describe('what stands in the way of dist/', () => {
  const git = (root: string, ...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...args], {
      cwd: root,
      stdio: 'ignore',
    })
  /** A publication with files under version control where builds write. */
  function committed(names: string[]): string {
    const root = createPublication(Object.fromEntries(names.map(name => [name, 'committed'])))
    git(root, 'init', '-q')
    git(root, 'add', '-f', '.')
    git(root, 'commit', '-qm', 'All')
    return root
  }

  it.each([
    ['dist/translations/extra.html', true],
    ['dist/po/es.po', true],
    ['dist/en/extra.html', false],
    ['dist.old/index.html', true],
    ['dist.new-0b9b0a4e-6a3f-4c43-9a83-0f6f1d1d9c11/index.html', true],
  ] as const)('what is committed there is not published: %s', (name, complete) => {
    const root = committed([name])
    expect(() => publish(root, files({ 'en/a.html': 'a' }), complete)).toThrow(`\`${name}\` is under version control`)
    expect(readFileSync(path.join(root, name), 'utf8')).toBe('committed')
    expect(existsSync(path.join(root, 'dist/en/a.html'))).toBe(false)
  })

  it('is replaced where a whole build replaces all of it', () => {
    const root = committed(['dist/en/extra.html'])
    publish(root, files({ 'en/a.html': 'a' }), true)
    expect(existsSync(path.join(root, 'dist/en/extra.html'))).toBe(false)
  })

  it('links in it are not followed, and not kept', () => {
    const root = createPublication({ 'dist/index.html': 'x' })
    mkdirSync(path.join(root, 'elsewhere'))
    symlinkSync('../elsewhere', path.join(root, 'dist/en'))
    symlinkSync('../elsewhere', path.join(root, 'dist/po'))
    publish(root, files({ 'en/a.html': 'a' }), false)
    expect(readdirSync(path.join(root, 'elsewhere'))).toEqual([])
    expect(read(root, 'en/a.html')).toBe('a')
    expect(existsSync(path.join(root, 'dist/po'))).toBe(false)
  })

  it('folders that only look like ones of a build stay', () => {
    const root = createPublication({ 'dist.new-year/plans.txt': 'mine' })
    publish(root, files({ a: 'a' }), true)
    expect(existsSync(path.join(root, 'dist.new-year/plans.txt'))).toBe(true)
  })

  // Root may change everything; another user is tried where we are root.
  it.skipIf(process.getuid?.() === 0)('one that may not be changed is told of, and stays', () => {
    const root = createPublication({ 'dist/en/a.html': 'old' })
    chmodSync(path.join(root, 'dist/en'), 0o555)
    expect(() => publish(root, files({ 'en/a.html': 'new' }), true)).toThrow('may not be changed by you')
    expect(read(root, 'en/a.html')).toBe('old')
    chmodSync(path.join(root, 'dist/en'), 0o755)
  })
})

describe('recover', () => {
  it('gives dist/ back its name after a kill between the two renames', () => {
    const root = createPublication()
    publish(root, files({ a: 'old' }), true)
    renameSync(path.join(root, 'dist'), path.join(root, 'dist.old'))
    mkdirSync(path.join(root, 'dist.new-0b9b0a4e-6a3f-4c43-9a83-0f6f1d1d9c11'))
    writeFileSync(path.join(root, 'dist.new-0b9b0a4e-6a3f-4c43-9a83-0f6f1d1d9c11/a'), 'half')
    recover(root)
    expect(read(root, 'a')).toBe('old')
    expect(readdirSync(root).filter(name => name.startsWith('dist'))).toEqual(['dist'])
  })

  it('does nothing where there is nothing to recover', () => {
    const root = createPublication()
    recover(root)
    expect(existsSync(path.join(root, 'dist'))).toBe(false)
  })
})
