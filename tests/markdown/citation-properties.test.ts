import fc from 'fast-check'
import type { Nodes } from 'mdast'
import { visit } from 'unist-util-visit'
import { describe, expect, test } from 'vitest'
import { parseMarkdown } from '../../scripts/markdown/syntax.ts'
import type { CitationItem } from '../../scripts/model/nodes.ts'
import { citationsIn, withoutPlaces } from '../support/citations.ts'

fc.configureGlobal({ seed: 20220615, numRuns: 1000 })

const INLINE = '[ ] ![ [] @ @key -@key @{ } ; , \\ * ** _ ` ~~ & ! ^ [^n] - . é § §3 p. 3-4 me@example.org'.split(' ')
const BLOCKS = [
  '(',
  ')',
  '<',
  '>',
  '|',
  '\n> ',
  '\n- ',
  '\n\n',
  '# ',
  ':::box{#a}',
  '::b',
  ':',
  '<!--',
  '-->',
  '\n---\n',
  '\t',
]

/** Random markup with words in it that are all different. */
function markup(pieces: readonly string[]): fc.Arbitrary<{ text: string; words: string[] }> {
  const piece = fc.oneof(
    fc.constantFrom(...pieces),
    fc.constantFrom(' ', '\n', ' @key', '[@key', ']'),
    fc.constant('W'),
  )
  return fc.array(piece, { maxLength: 40 }).map(parts => {
    const words: string[] = []
    const text = parts.map(part => (part === 'W' ? ` ${words[words.push(`word${words.length}x`) - 1]}` : part)).join('')
    return { text, words }
  })
}

describe('any text', () => {
  test('is parsed without an error, whatever it holds', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 60 }), text => void parseMarkdown(text)))
    fc.assert(fc.property(markup([...INLINE, ...BLOCKS]), ({ text }) => void parseMarkdown(text)))
  })

  test('keeps its words', () => {
    fc.assert(
      fc.property(markup(INLINE), ({ text, words }) => {
        const kept = textOf(parseMarkdown(text))
        expect(words.filter(word => !kept.includes(word))).toEqual([])
      }),
    )
  })

  test('has its citations where they say they are', () => {
    fc.assert(
      fc.property(markup([...INLINE, ...BLOCKS]), ({ text }) => {
        for (const { position, items } of citationsIn(text)) {
          expect(slice(text, position)).toMatch(/^\[.*\]$|^-?@(\{.*\}|.*\]|\S+)$/s)
          for (const { key, suppressAuthor, position } of items) {
            expect(['@', '@{'].map(sign => sign + key + (sign === '@' ? '' : '}'))).toContain(slice(text, position))
            if (suppressAuthor) expect(text[(position?.start.offset ?? 0) - 1]).toBe('-')
          }
        }
      }),
    )
  })
})

/** The words that a reader of the tree meets: those of citations from their fields, not from the source. */
function textOf(tree: Nodes): string {
  const words: string[] = []
  visit(tree, node => {
    if ('value' in node) words.push(node.value)
    if ('alt' in node) words.push(node.alt ?? '')
    if ('identifier' in node) words.push(node.identifier)
    if (node.type === 'code') words.push(node.lang ?? '', node.meta ?? '')
    if (node.type === 'citation')
      for (const { prefix, key, locator, suffix } of node.items) words.push(prefix, key, locator, suffix)
  })
  return words.join(' ')
}

function slice(text: string, position: CitationItem['position']): string {
  const { start, end } = position ?? { start: undefined, end: undefined }
  expect(start && lineAndColumn(text, start.offset ?? 0)).toEqual(start && [start.line, start.column])
  expect(end && lineAndColumn(text, end.offset ?? 0)).toEqual(end && [end.line, end.column])
  return text.slice(start?.offset, end?.offset)
}

function lineAndColumn(text: string, offset: number): [line: number, column: number] {
  const lines = text.slice(0, offset).split('\n')
  return [lines.length, (lines.at(-1)?.length ?? 0) + 1]
}

const words = fc
  .array(fc.constantFrom('see', 'also', 'cf.', 'emphasis', 'added', '(translated)', 'a–b', 'página', '"so"'), {
    maxLength: 3,
  })
  .map(list => list.join(' '))
const plainKey = fc.stringMatching(/^_{0,2}[a-z0-9ñé]{1,6}(([:.#$%&+?<>~/-]|_{1,2})[a-zñ0-9]{1,4}){0,2}$/)
const bracedKey = fc.stringMatching(/^[a-z][a-z ;@/[\].:]{0,8}[a-z]$/)
const number = fc.integer({ min: 1, max: 999 }).map(String)
const range = fc.oneof(
  number,
  fc.tuple(number, number).map(pair => pair.join('-')),
)
const ranges = fc.array(range, { minLength: 1, maxLength: 3 }).map(list => list.join(', '))
const place = fc.oneof(
  fc.constant({ label: '', locator: '' }),
  fc.record({ label: fc.constantFrom('page', 'chapter', 'paragraph', 'section'), locator: ranges }),
)

const cited = fc.record({
  braced: fc.boolean(),
  plain: plainKey,
  weird: bracedKey,
  prefix: words,
  suffix: words,
  suppressAuthor: fc.boolean(),
  place,
})
const ABBREVIATIONS: Record<string, string> = { page: 'pp.', chapter: 'cap.', paragraph: 'párr.', section: '§' }

function write({ braced, plain, weird, prefix, suffix, suppressAuthor, place }: Cited): {
  text: string
  item: CitationItem
} {
  const key = braced ? weird : plain
  const locator = place.label === '' ? '' : `, ${ABBREVIATIONS[place.label]} ${place.locator}`
  const text = [prefix, `${suppressAuthor ? '-' : ''}@${braced ? `{${key}}` : key}${locator}`, suffix]
  return { text: text.filter(part => part !== '').join(' '), item: { key, prefix, suffix, suppressAuthor, ...place } }
}

type Cited = typeof cited extends fc.Arbitrary<infer Value> ? Value : never

test('a citation says what was written into it', () => {
  fc.assert(
    fc.property(fc.array(cited, { minLength: 1, maxLength: 4 }), fc.constantFrom(' ', '\n'), (list, gap) => {
      const written = list.map(write)
      const text = `Text [${written.map(({ text }) => text).join('; ')}].`.replaceAll(' ', gap)
      // Keys hold no line breaks.
      fc.pre(gap === ' ' || !list.some(({ braced }) => braced))
      expect(citationsIn(text).map(withoutPlaces)).toEqual([
        { narrative: false, items: written.map(({ item }) => item) },
      ])
    }),
  )
})
