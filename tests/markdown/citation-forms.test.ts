import { expect, test } from 'vitest'
import { markEmphasis } from '../../scripts/model/emphasis-marks.ts'
import type { CitationItem } from '../../scripts/model/nodes.ts'
import { citationsIn, item, withoutPlaces } from '../support/citations.ts'

const page = (locator: string, rest: Partial<CitationItem> = {}): Partial<CitationItem> => ({
  label: 'page',
  locator,
  ...rest,
})

const bracketed: [text: string, ...items: CitationItem[]][] = [
  ['[@key]', item('key')],
  ['[ @key ]', item('key')],
  ['[@key, p. 3]', item('key', page('3'))],
  ['[@key p. 3]', item('key', page('3'))],
  ['[@key 3]', item('key', page('3'))],
  ['[see @a, pp. 3-4; @b]', item('a', page('3-4', { prefix: 'see' })), item('b')],
  [
    '[see @a; see also @b, chap. 2]',
    item('a', { prefix: 'see' }),
    item('b', { prefix: 'see also', label: 'chapter', locator: '2' }),
  ],
  ['[-@key]', item('key', { suppressAuthor: true })],
  [
    '[see -@a, p. 3; -@b]',
    item('a', page('3', { prefix: 'see', suppressAuthor: true })),
    item('b', { suppressAuthor: true }),
  ],
  ['[@key{pp. iv-xi}]', item('key', page('iv-xi'))],
  ['[@key{ii, A, D-Z}, with a suffix]', item('key', page('ii, A, D-Z', { suffix: ', with a suffix' }))],
  [
    '[@key, {pp. iv, vi-xi, (xv)-(xvii)} with suffix]',
    item('key', page('iv, vi-xi, (xv)-(xvii)', { suffix: 'with suffix' })),
  ],
  ['[@key{}, 3 blind mice]', item('key', { suffix: ', 3 blind mice' })],
  ['[@key, 33-35, 38-39 and nowhere else]', item('key', page('33-35, 38-39', { suffix: 'and nowhere else' }))],
  ['[@key, emphasis added]', item('key', { suffix: ', emphasis added' })],
  ['[@{weird key/x}]', item('weird key/x')],
  ['[@{a; ]b}, p. 2]', item('a; ]b', page('2'))],
  ['[@{a{b}c}]', item('a{b}c')],
  // Emphasis is marked, other markup keeps its words only.
  [
    '[*see* `the` **first** @a, *p. 3*]',
    item('a', page('3', { prefix: `${markEmphasis('emphasis', 'see')} the ${markEmphasis('strong', 'first')}` })),
  ],
  ['[@a, p. 3 *passim*]', item('a', page('3', { suffix: markEmphasis('emphasis', 'passim') }))],
  [
    '[@a, *p. 3 and **more***]',
    item('a', page('3', { suffix: markEmphasis('emphasis', `and ${markEmphasis('strong', 'more')}`) })),
  ],
  ['[@a, [a link](https://example.org)]', item('a', { suffix: ', a link' })],
  ['[@a, ![a picture](p.png)]', item('a', { suffix: ', a picture' })],
  ['[@a <!-- to verify --> p. 3]', item('a', page('3'))],
  ['[R&amp;D \\@home \\[sic\\] @a; b &lt; @b]', item('a', { prefix: 'R&D @home [sic]' }), item('b', { prefix: 'b <' })],
  ['[@a [in Spanish]; @b]', item('a', { suffix: '[in Spanish]' }), item('b')],
  ['[@a, `x;y]`]', item('a', { suffix: ', x;y]' })],
  // A semicolon without a key on both sides separates nothing.
  ['[@a, p. 3; emphasis added; @b]', item('a', page('3', { suffix: '; emphasis added' })), item('b')],
  ['[for one; @a]', item('a', { prefix: 'for one;' })],
  ['[@a and @b]', item('a', { suffix: 'and @b' })],
  // A break within the line is a space.
  ['[see\n@a,\n  p. 3;\n@b]', item('a', page('3', { prefix: 'see' })), item('b')],
  ['[@a  \nb; @c\\\nd]', item('a', { suffix: 'b' }), item('c', { suffix: 'd' })],
]

test.each(bracketed)('%j', (text, ...items) => {
  expect(citationsIn(`Text ${text}.`).map(withoutPlaces)).toEqual([{ narrative: false, items }])
})

const narrative: [text: string, ...items: CitationItem[]][] = [
  ['@key says', item('key')],
  ['As @key.', item('key')],
  ['@key [p. 3] says', item('key', page('3'))],
  ['@key[p. 3] says', item('key', page('3'))],
  ['@key\n[p. 3] says', item('key', page('3'))],
  ['@key [and elsewhere]', item('key', { suffix: 'and elsewhere' })],
  ['@key [p. 3; see @b, p. 4]', item('key', page('3')), item('b', page('4', { prefix: 'see' }))],
  ['@key [; @b]', item('key'), item('b')],
  ['@{weird key/x} says', item('weird key/x')],
  ['as -@key says', item('key', { suppressAuthor: true })],
  ['(@key) ', item('key')],
  ["@key's paper", item('key')],
  ['@key {p. 3}', item('key')],
]

test.each(narrative)('%j', (text, ...items) => {
  expect(citationsIn(text).map(withoutPlaces)).toEqual([{ narrative: true, items }])
})

const keys: [text: string, key: string][] = [
  ['@a:b.c#d$e%f&g-h+i?j<k>l~m/n', 'a:b.c#d$e%f&g-h+i?j<k>l~m/n'],
  ['@doi:10.1000/182', 'doi:10.1000/182'],
  ['@ñandú2020', 'ñandú2020'],
  ['@нaука', 'нaука'],
  ['@_private', '_private'],
  ['@a__b', 'a__b'],
  ['@2020a', '2020a'],
  // Punctuation ends a key unless it goes on after it.
  ['@a.', 'a'],
  ['@a..b', 'a'],
  ['@a, b', 'a'],
  ['@a._', 'a'],
  ['@a: b', 'a'],
  ['*see @a*', 'a'],
  ['_see @a_', 'a'],
  ['__@a_b__', 'a_b'],
]

test.each(keys)('the key of %j', (text, key) => {
  expect(citationsIn(text).map(({ items }) => items[0]?.key)).toEqual([key])
})

test('a key in brackets and one in the sentence are two citations', () => {
  const citations = citationsIn('@a [@b] and @c [see @d; @e]')
  expect(citations.map(({ narrative, items }) => [narrative, ...items.map(({ key }) => key)])).toEqual([
    [true, 'a'],
    [false, 'b'],
    [true, 'c'],
    [false, 'd', 'e'],
  ])
})
