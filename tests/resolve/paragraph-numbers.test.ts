import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { select, selectAll } from 'hast-util-select'
import type { Nodes } from 'mdast'
import { visit } from 'unist-util-visit'
import { describe, expect, it } from 'vitest'
import { prepare } from '../../scripts/build/prepare.ts'
import {
  compareParagraphNumbers,
  formatParagraphNumber,
  parseParagraphNumber,
} from '../../scripts/model/paragraph-number.ts'
import { makeRenditions } from '../../scripts/renditions/rendition.ts'
import { assignParagraphNumbers } from '../../scripts/resolve/paragraph-numbers.ts'
import { runCommand } from '../support/command-line.ts'
import { createPublication, SETTINGS } from '../support/publication.ts'
import { renderEdition, words } from '../support/render.ts'
import { Workspace } from '../translations/workspace.ts'

const numbersOf = (ids: readonly string[], given: ReadonlyMap<string, string> = new Map()) =>
  Object.fromEntries(assignParagraphNumbers(ids, given))

describe('numbers of paragraphs', () => {
  it('count from 1', () => {
    expect(numbersOf(['a', 'b', 'c'])).toEqual({ a: '1', b: '2', c: '3' })
  })

  it('stay, and new ones between are bis and ter', () => {
    const given = assignParagraphNumbers(['a', 'b', 'c'], new Map())
    const second = assignParagraphNumbers(['z', 'a', 'x', 'y', 'b', 'end'], given)
    expect(Object.fromEntries(second)).toEqual({ z: '0 bis', a: '1', x: '1 bis', y: '1 ter', b: '2', c: '3', end: '4' })
    const third = assignParagraphNumbers(['z', 'a', 'w', 'x', 'b', 'later'], second)
    expect(third.get('w')).toBe('1 quater')
    expect(third.get('later')).toBe('5')
  })

  it('are not given again when their paragraph is gone, and are its own when it comes back', () => {
    const first = assignParagraphNumbers(['a', 'b', 'c'], new Map())
    const without = assignParagraphNumbers(['a', 'd'], first)
    expect(without.get('d')).toBe('4')
    expect(assignParagraphNumbers(['a', 'b', 'd', 'c'], without).get('b')).toBe('2')
  })

  it('that two branches gave twice stay with the first', () => {
    const given = new Map([
      ['a', '1'],
      ['x', '1 bis'],
      ['y', '1 bis'],
      ['b', '2'],
    ])
    expect(numbersOf(['a', 'x', 'y', 'b'], given)).toEqual({ a: '1', x: '1 bis', y: '1 ter', b: '2' })
  })

  it('are read as they are written, however many there are', () => {
    const number = fc.record({ base: fc.nat(999), place: fc.integer({ min: 1, max: 60 }) })
    fc.assert(
      fc.property(number, number, (one, other) => {
        expect(parseParagraphNumber(formatParagraphNumber(one))).toEqual(one)
        const isSame = formatParagraphNumber(one) === formatParagraphNumber(other)
        expect(compareParagraphNumbers(one, other) === 0).toBe(isSame)
      }),
      { seed: 12 },
    )
    expect(['', '14 beast', 'bis', '-3', '3 4'].map(parseParagraphNumber)).toEqual(Array(5).fill(undefined))
  })
})

describe('any history of edits', () => {
  const sentence = fc
    .tuple(
      fc.array(fc.constantFrom(...'city water fund peer debt port'.split(' ')), { minLength: 4, maxLength: 9 }),
      fc.nat(900),
    )
    .map(([some, number]) => `${some.join(' ')} ${number}.`)
  const step = fc.record({
    kind: fc.constantFrom('insert', 'insert', 'edit', 'remove', 'move', 'split'),
    chapter: fc.nat(1),
    at: fc.nat(40),
    to: fc.nat(40),
    text: sentence,
  })

  it('leaves every number with its paragraph, gives none twice, and moves none of an unchanged text', () => {
    let given = 0
    fc.assert(
      fc.property(
        fc.array(sentence, { minLength: 3, maxLength: 9 }),
        fc.array(step, { maxLength: 25 }),
        (start, steps) => {
          const workspace = new Workspace({ '01-one': start.slice(0, 2), '02-two': start.slice(2) })
          let numbers: ReadonlyMap<string, string> = new Map()
          let byText = new Map<string, string>()
          const sync = (): void => {
            workspace.sync()
            const segments = workspace.read().sources.flatMap(source => source.segments)
            const next = assignParagraphNumbers(
              segments.map(({ id }) => id),
              numbers,
            )
            for (const [id, number] of numbers) expect(next.get(id)).toBe(number)
            expect(new Set(next.values()).size).toBe(next.size)
            expect(
              assignParagraphNumbers(
                segments.map(({ id }) => id),
                next,
              ),
            ).toEqual(next)
            const now = new Map(segments.map(({ id, text }) => [text, next.get(id) ?? '']))
            const isOnce = (text: string) => segments.filter(segment => segment.text === text).length === 1
            for (const [text, number] of byText) if (now.has(text) && isOnce(text)) expect(now.get(text)).toBe(number)
            byText = new Map([...now].filter(([text]) => isOnce(text)))
            numbers = next
            given += next.size
          }
          sync()
          for (const { kind, chapter, at, to, text } of steps) {
            const name = chapter === 0 ? '01-one' : '02-two'
            const texts = [...(workspace.chapters[name] ?? [])]
            const index = at % Math.max(1, texts.length)
            const old = texts[index] ?? ''
            if (kind === 'insert') texts.splice(index, 0, text)
            else if (kind === 'edit') texts[index] = old.replace(/^\S*/, text.split(' ')[0] ?? '')
            else if (kind === 'remove') texts.splice(index, 1)
            else if (kind === 'move') texts.splice(to % Math.max(1, texts.length), 0, ...texts.splice(index, 1))
            else texts.splice(index, 1, `${old} More.`, text)
            workspace.chapters = { ...workspace.chapters, [name]: texts }
            if (to % 3 === 0) sync()
          }
          sync()
        },
      ),
      { numRuns: 300, seed: 2022 },
    )
    expect(given).toBeGreaterThan(5000)
  })
})

const CHAPTER = `---
title: Arches
id: sec-arches
---

Arches carry.

- One
- Two

  And more of two.

:::box{#box-a}[A box]
In it.
:::

| Part | Number |
|---|---|
| Stone | Twelve |

:::table{#tab-a}[Parts]
| Part | Number |
|---|---|
| Rope | Three |
:::
`

const NUMBERED = {
  'content/publication.yaml': `${SETTINGS}numbering: paragraphs\n`,
  'content/01-arches.md': CHAPTER,
  'content/02-cables.md': '---\ntitle: Cables\n---\n\nCables pull.\n',
}

describe('an edition with numbered paragraphs', () => {
  it('has the same numbers in all languages', async () => {
    const prepared = await prepare(createPublication(NUMBERED))
    if ('failed' in prepared) throw new Error('The publication cannot be read')
    const numbers = makeRenditions(prepared).map(({ document }) => {
      const found: [string, string][] = []
      for (const { tree } of document.chapters)
        visit(tree, (node: Nodes) => {
          if (node.data?.paragraph !== undefined) found.push([node.type, node.data.paragraph])
        })
      return found
    })
    const expected = 'paragraph paragraph paragraph paragraph title paragraph table title paragraph'.split(' ')
    expect(numbers[0]).toEqual(expected.map((type, index) => [type, String(index + 1)]))
    expect(numbers[1]).toEqual(numbers[0])
    expect(numbers[2]).toEqual(numbers[0])
  })

  it('shows them beside its paragraphs, and no other edition does', async () => {
    const page = await renderEdition(NUMBERED)
    expect(selectAll('.paragraph-number', page).map(words)).toEqual('1 2 3 4 5 6 7 8 9'.split(' '))
    expect(words(select('.box-title', page))).toMatch(/^\d+ Box 1 A box/)
    const plain = await renderEdition({ ...NUMBERED, 'content/publication.yaml': SETTINGS })
    expect(selectAll('.paragraph-number', plain)).toEqual([])
  })

  it('has a register that sync keeps: what was numbered keeps its number', async () => {
    const root = createPublication(NUMBERED)
    const register = path.join(root, 'content/paragraph-numbers/paper.yaml')
    const told = await runCommand('translations:sync', '--root', root)
    expect(told.out).toContain('content/paragraph-numbers/paper.yaml')
    const first = readFileSync(register, 'utf8')
    expect((await runCommand('translations:sync', '--root', root, '--check')).code).toBe(0)
    const chapter = path.join(root, 'content/01-arches.md')
    writeFileSync(chapter, CHAPTER.replace('- One', 'Also new.\n\n- One'))
    expect((await runCommand('translations:sync', '--root', root, '--check')).code).toBe(1)
    await runCommand('translations:sync', '--root', root)
    const second = readFileSync(register, 'utf8')
    const added = second.split('\n').filter(line => !first.includes(line))
    expect(added).toEqual([expect.stringMatching(/^arches\/p-\w{5}: 1 bis$/)])
  })

  it('gives a caption that was a heading before a number of its own', async () => {
    const root = createPublication({
      ...NUMBERED,
      'content/01-arches.md': CHAPTER.replace(':::table{#tab-a}[Parts]', '## Parts of ropes\n').replace(/:::\n$/, ''),
    })
    await runCommand('translations:sync', '--root', root)
    const chapter = path.join(root, 'content/01-arches.md')
    writeFileSync(chapter, CHAPTER.replace('[Parts]', '[Parts of ropes]'))
    await runCommand('translations:sync', '--root', root)
    const register = readFileSync(path.join(root, 'content/paragraph-numbers/paper.yaml'), 'utf8')
    // Its segment keeps the id that it had as a heading.
    expect(register).toMatch(/^arches\/h-\w{5}: \d/m)
  })

  it('leaves a register alone that cannot be read, and says where it is wrong', async () => {
    const register = 'arches/p-aaaaa: fourteenth\n'
    const root = createPublication({ ...NUMBERED, 'content/paragraph-numbers/paper.yaml': register })
    const { code, out } = await runCommand('translations:sync', '--root', root)
    expect(code).toBe(1)
    expect(out).toMatch(/paper\.yaml:1:\d+ .*fourteenth/)
    expect(readFileSync(path.join(root, 'content/paragraph-numbers/paper.yaml'), 'utf8')).toBe(register)
  })

  it('has no register where nobody asked for numbers', async () => {
    const root = createPublication({})
    await runCommand('translations:sync', '--root', root)
    expect(existsSync(path.join(root, 'content/paragraph-numbers'))).toBe(false)
  })
})
