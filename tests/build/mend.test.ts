import { appendFileSync, readFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkPublication } from '../../scripts/build/check.ts'
import { mendPublication, mendText } from '../../scripts/build/mend.ts'
import spaceDouble from '../../scripts/checks/space-double.ts'
import wordDoubled from '../../scripts/checks/word-doubled.ts'
import { collectMessages } from '../../scripts/ground/report.ts'
import type { Source } from '../../scripts/model/source.ts'
import { runCheck } from '../checks/run-check.ts'
import { sourceOf } from '../checks/source.ts'
import { runCommand } from '../support/command-line.ts'
import { createPublication } from '../support/publication.ts'

function mend(source: Source): string {
  for (const check of [spaceDouble, wordDoubled]) runCheck(check, [source])
  const edits = collectMessages([source.file]).flatMap(({ fix }) => fix ?? [])
  return mendText(String(source.file), edits).text
}

/** What a text is made of, whatever stands where. */
const treeOf = (body: string): unknown =>
  JSON.parse(JSON.stringify(sourceOf(body).tree, (key, value) => (key === 'position' ? undefined : value)))

const bodyOf = (chapter: string): string => chapter.split('\n').slice(4, -1).join('\n')

describe('mending', () => {
  it.each([
    ['double spaces', 'Arches lean  well.', 'Arches lean well.'],
    ['a doubled word', 'Arches carry the the road.', 'Arches carry the road.'],
    ['a word three times', 'Arches carry the the the road.', 'Arches carry the road.'],
    ['both at one place', 'Arches carry the  the road.', 'Arches carry the road.'],
    ['emphasis, and what is behind it', '*Arches  lean* and and stand.', '*Arches lean* and stand.'],
    ['not what is right twice', 'They had had one.', 'They had had one.'],
    ['not a word on the next line', 'Arches carry the\nthe road.', 'Arches carry the\nthe road.'],
    ['not code', 'Type `a  b b`.', 'Type `a  b b`.'],
    ['not what stands for a sign', 'Arches &nbsp; lean.', 'Arches &nbsp; lean.'],
    ['not the break of a line', 'Arches  \nlean.', 'Arches  \nlean.'],
  ])('concerns %s', (_, body, right) => {
    expect(bodyOf(mend(sourceOf(body)))).toBe(right)
  })

  it('gives the text that was there before the faults', () => {
    const piece = fc.constantFrom(
      'arches',
      'road',
      '*lean*',
      '**stand**',
      '`a  b`',
      '[link](https://example.org)',
      '\n',
    )
    const item = fc.record({ piece, gap: fc.integer({ min: 1, max: 4 }), twice: fc.boolean() })
    fc.assert(
      fc.property(fc.array(item, { minLength: 1, maxLength: 12 }), items => {
        // Words that differ from their neighbours, unless doubled here.
        const words = items.map(({ piece: text }, index) => (/^\w/.test(text) ? text + 'xyz'.charAt(index % 3) : text))
        const clean = `Start ${words
          .join(' ')
          .concat(' ')
          .replace(/ ?\n ?/g, '\n')}end.`
        const plain = (word: string | undefined) => word === undefined || /^\w/.test(word)
        const faulty = `Start ${words
          .map((word, index) => {
            const { gap, twice } = items[index] as (typeof items)[number]
            const between = plain(word) && plain(words[index + 1]) ? ' '.repeat(gap) : ' '
            return (plain(word) && twice ? `${word} ${word}` : word) + between
          })
          .join('')
          .replace(/ *\n */g, '\n')}end.`
        expect(treeOf(bodyOf(mend(sourceOf(faulty))))).toEqual(treeOf(clean))
      }),
      { seed: 11, numRuns: 200 },
    )
  })

  it('makes no edit that finds something else at its place', () => {
    const edit = { line: 1, column: 3, was: '  ', becomes: ' ' }
    expect(mendText('abcdef', [edit])).toEqual({ text: 'abcdef', places: 0 })
    expect(mendText('ab', [{ ...edit, line: 7 }])).toEqual({ text: 'ab', places: 0 })
  })
})

describe('`check --fix`', () => {
  const chapter = '---\ntitle: Arches\n---\n\nArches lean  well.\n'
  const publication = () => createPublication({ 'content/01-arches.md': chapter })
  const read = (root: string) => readFileSync(path.join(root, 'content/01-arches.md'), 'utf8')

  it('mends the chapter, tells it, and says what is left', async () => {
    const root = publication()
    const { out, err } = await runCommand('check', '--root', root, '--fix')
    expect(read(root)).toBe(chapter.replace('  ', ' '))
    expect(err).toContain('content/01-arches.md: 1 mended')
    expect(out).not.toContain('space-double')
  })

  it('writes nothing without being asked', async () => {
    const root = publication()
    expect((await runCommand('check', '--root', root)).out).toContain('space-double')
    expect(read(root)).toBe(chapter)
  })

  it('leaves a file alone that was changed meanwhile', async () => {
    const root = publication()
    const result = await mendPublication(root, async folder => {
      const messages = await checkPublication(folder)
      appendFileSync(path.join(root, 'content/01-arches.md'), '\nA late thought.\n')
      return messages
    })
    expect(result).toEqual({ mended: new Map(), changed: ['content/01-arches.md'] })
    expect(read(root)).toBe(`${chapter}\nA late thought.\n`)
  })
})
