import { expect, test } from 'vitest'
import { citationsIn } from '../support/citations.ts'

/** Text, and the places of the citation and of its keys: `line:column(offset)`. */
const places: [text: string, citation: string, ...keys: string[]][] = [
  ['[@a]', '1:1(0) 1:5(4)', '1:2(1) 1:4(3)'],
  ['One [see -@a, p. 3; @{b c}].', '1:5(4) 1:28(27)', '1:11(10) 1:13(12)', '1:21(20) 1:27(26)'],
  ['As @ab says', '1:4(3) 1:7(6)', '1:4(3) 1:7(6)'],
  ['As -@ab says', '1:4(3) 1:8(7)', '1:5(4) 1:8(7)'],
  ['As @a [p. 3; @b] says', '1:4(3) 1:17(16)', '1:4(3) 1:6(5)', '1:14(13) 1:16(15)'],
  ['One\ntwo [see\n  @a;\n@b] four', '2:5(8) 4:4(22)', '3:3(15) 3:5(17)', '4:1(19) 4:3(21)'],
  ['> One [see\n>  @a,\n> p. 3]', '1:7(6) 3:8(25)', '2:4(14) 2:6(16)'],
  ['- One\n  @a\n  [p. 3]\n', '2:3(8) 3:9(19)', '2:3(8) 2:5(10)'],
  ['| x |\n|---|\n| \\| [@a] |', '3:6(17) 3:10(21)', '3:7(18) 3:9(20)'],
  ['x\r\n[@a,\r\n@b; @c]', '2:1(3) 3:8(16)', '2:2(4) 2:4(6)', '3:5(13) 3:7(15)'],
  ['\t[x\n\n:::box{#b}[T @a]\n:::', '3:14(18) 3:16(20)', '3:14(18) 3:16(20)'],
]

test.each(places)('%j', (text, citation, ...keys) => {
  const [found] = citationsIn(text)
  expect([found?.position, ...(found?.items ?? []).map(({ position }) => position)].map(format)).toEqual([
    citation,
    ...keys,
  ])
})

type Place = ReturnType<typeof citationsIn>[number]['position']

function format(place: Place): string {
  return place
    ? [place.start, place.end].map(({ line, column, offset }) => `${line}:${column}(${offset})`).join(' ')
    : ''
}
