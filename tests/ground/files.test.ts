import { symlinkSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { isInside, listFiles, readTextFile } from '../../scripts/ground/files.ts'
import { createPublication } from '../support/publication.ts'

afterEach(() => vi.unstubAllEnvs())

describe('readTextFile', () => {
  it('drops a byte-order mark and the carriage returns of Windows', () => {
    const root = createPublication({ 'x.md': '\ufeffOne\r\ntwo\r\n' })
    expect(String(readTextFile(root, 'x.md'))).toBe('One\ntwo\n')
  })

  it('finds no file where there is none', () => {
    const root = createPublication()
    expect(['none.md', 'references.bib/x'].map(name => readTextFile(root, name))).toEqual([undefined, undefined])
  })

  it('reads links that stay inside, and refuses with a reason what is no plain file of the publication', () => {
    const root = createPublication({ 'content/.git/config': 'x', 'big.md': 'x'.repeat(2_000_001) })
    symlinkSync('01-arches.md', path.join(root, 'content/link.md'))
    symlinkSync('/dev/zero', path.join(root, 'content/zero.md'))
    symlinkSync('.git/config', path.join(root, 'content/git.md'))
    symlinkSync('circle.md', path.join(root, 'content/circle.md'))
    const said = (name: string) =>
      readTextFile(root, name)?.messages.map(({ line, ruleId, reason }) => [line, ruleId, reason])
    expect(said('content/link.md')).toEqual([])
    const outside = 'A link leads out of the publication: put the file itself here'
    expect(said('content/zero.md')).toEqual([[1, 'file-unreadable', outside]])
    expect(said('content/git.md')).toEqual([[1, 'file-unreadable', outside]])
    expect(said('content/circle.md')).toEqual([
      [1, 'file-unreadable', 'Links lead in a circle: put the file itself here'],
    ])
    expect(said('content')).toEqual([
      [1, 'file-unreadable', 'A folder, device or pipe stands here: put a file in its place'],
    ])
    expect(said('../x'.repeat(2000))).toEqual([[1, 'file-unreadable', 'A path has 8000 bytes: make it 4000 at most']])
    expect(said('a/'.repeat(400_000))).toEqual([
      [1, 'file-unreadable', 'A path has 800000 bytes: make it 4000 at most'],
    ])
    expect(said('big.md')).toEqual([[1, 'file-unreadable', 'The file has 2.1 MB: make it 2 MB at most']])
    vi.stubEnv('PAPER_LIMITS', '2')
    expect(said('big.md')).toEqual([])
    vi.stubEnv('PAPER_LIMITS', 'many')
    expect(() => readTextFile(root, 'big.md')).toThrow('PAPER_LIMITS is `many`')
  })

  it('tells where the first byte is that is not UTF-8', () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'é', '\n', '\r\n', '–', '\u{1f600}') })
    fc.assert(
      fc.property(
        text,
        fc.constantFrom(0xf1, 0xff, 0xc3, 0xe2),
        fc.constantFrom('', 'b', '\nb'),
        (before, byte, after) => {
          const bytes = Buffer.concat([Buffer.from(before), Buffer.from([byte]), Buffer.from(after)])
          const file = readTextFile(createPublication({ 'x.md': bytes }), 'x.md')
          const lines = before.replaceAll('\r\n', '\n').split('\n')
          expect(String(file)).toBe('')
          expect(file?.messages.map(({ line, column, ruleId }) => [line, column, ruleId])).toEqual([
            [lines.length, (lines.at(-1) ?? '').length + 1, 'file-not-utf8'],
          ])
        },
      ),
      { seed: 20221215, numRuns: 60 },
    )
  })
})

describe('control characters', () => {
  it.each([
    ['x.md', 'a\u001bb', '1:2 The control character U+001B is no text: delete it'],
    ['x.json', '{"a": "b\\u001bc"}', '1:9 The control character U+001B is no text: delete it'],
    ['x.json', '{"a": "b\\bc"}', '1:9 The control character U+0008 is no text: delete it'],
    ['x.json', '{"a": "b\\\\\\u009Bc"}', '1:11 The control character U+009B is no text: delete it'],
  ])('in %s: %j', (name, text, message) => {
    const file = readTextFile(createPublication({ [name]: text }), name)
    expect(file?.messages.map(({ line, column, reason }) => `${line}:${column} ${reason}`)).toEqual([message])
  })

  it.each(['{"a": "b\\\\u001bc"}', '{"a": "b\\nc\\td\\re\\u00e9"}'])('none in %s', text => {
    expect(readTextFile(createPublication({ 'x.json': text }), 'x.json')?.messages).toEqual([])
  })
})

describe('the files of a folder', () => {
  it('are listed with forward slashes, sorted; none where there is no folder', () => {
    const root = createPublication({ 'content/b/x.md': '', 'content/a.md': '' })
    expect(listFiles(path.join(root, 'content'))).toEqual([
      '01-arches.md',
      '02-cables.md',
      'a.md',
      'b/x.md',
      'publication.yaml',
    ])
    expect(listFiles(path.join(root, 'nowhere'))).toEqual([])
  })

  it('are inside it, unless a link leads out', () => {
    const root = createPublication({ 'secret.md': 'x' })
    const content = path.join(root, 'content')
    symlinkSync(path.join(root, 'secret.md'), path.join(content, 'link.md'))
    const names = ['01-arches.md', '../secret.md', 'link.md', 'none.md', '.']
    expect(names.map(name => isInside(content, path.join(content, name)))).toEqual([true, false, false, false, false])
  })
})
