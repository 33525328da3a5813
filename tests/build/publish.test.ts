import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
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

describe('recover', () => {
  it('gives dist/ back its name after a kill between the two renames', () => {
    const root = createPublication()
    publish(root, files({ a: 'old' }), true)
    renameSync(path.join(root, 'dist'), path.join(root, 'dist.old'))
    mkdirSync(path.join(root, 'dist.new-abc123'))
    writeFileSync(path.join(root, 'dist.new-abc123/a'), 'half')
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
