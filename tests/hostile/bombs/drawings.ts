import type { Contents } from '../../support/publication.ts'
import { type Bomb, times } from './bomb.ts'

const CHAPTER = `---
title: Arches
id: sec-arches
---

Arches carry by leaning [@smith2020, p. 3], as [](#fig-d) shows.

:::figure{#fig-d src=figures/d.svg alt="An arch."}
Arches.
:::
`

const drawing = (inner: string, before = ''): Contents => ({
  'content/01-arches.md': CHAPTER,
  'content/figures/d.svg': `${before}<svg viewBox="0 0 640 400" xmlns="http://www.w3.org/2000/svg">${inner}</svg>`,
})

const at = (...rules: string[]): RegExp =>
  new RegExp(`^content/figures/d\\.svg:\\d+:\\d+ {2}(?:error|warning) {2}.* {2}(?:${rules.join('|')})$`, 'm')
const refused = at('figure-invalid', 'figure-unsafe')

const text = (n: number, words = `Stone ${n}`): string =>
  `<text x="${(n * 37) % 600}" y="${(n * 11) % 390}" font-size="12">${words}</text>`
/** Each element of a kind draws the one before it twice. */
const doubled = (element: string, use: (id: string) => string): string =>
  `<${element} id="a0"><rect width="1" height="1"/></${element}>${times(30, n => `<${element} id="a${n + 1}">${use(`a${n}`)}${use(`a${n}`)}</${element}>`)}`

const INPUTS: [name: string, make: () => Contents, expected: RegExp | undefined][] = [
  ['5,000 texts', () => drawing(times(5000, n => text(n))), at('figure-text-wide', 'figure-text-overlap')],
  ['600 texts over one another', () => drawing(times(600, () => text(3))), at('figure-text-overlap')],
  ['a text of a megabyte', () => drawing(text(1, 'word '.repeat(200_000))), refused],
  ['a text of one word of 100,000 letters', () => drawing(text(1, 'a'.repeat(100_000))), refused],
  [
    'parts of a text in thousands',
    () => drawing(`<text x="9" y="9" font-size="12">${'<tspan>a</tspan>'.repeat(9000)}</text>`),
    at('figure-text-wide'),
  ],
  ['100,000 elements', () => drawing('<rect width="1" height="1"/>'.repeat(100_000)), refused],
  [
    'a long transform',
    () => drawing(`<g transform="${'translate(1,1) '.repeat(100_000)}"><rect width="1"/></g>`),
    undefined,
  ],
  ['a transform of letters', () => drawing(`<g transform="${'a'.repeat(500_000)}">${text(1)}</g>`), undefined],
  ['a transform of brackets', () => drawing(`<g transform="${'a('.repeat(200_000)}">${text(1)}</g>`), undefined],
  ['a transform of blanks', () => drawing(`<g transform="translate${' '.repeat(500_000)}x">${text(1)}</g>`), undefined],
  ['a size of digits', () => drawing(`<text font-size="${'1'.repeat(500_000)}x y">a</text>`), at('figure-text-wide')],
  ['a path of a megabyte', () => drawing(`<path d="M0 0${' L1 1'.repeat(200_000)}"/>`), undefined],
  ['a style of a megabyte', () => drawing(`<rect style="${'fill:red;'.repeat(110_000)}"/>`), undefined],
  [
    'an attribute with an address of a megabyte',
    () => drawing(`<rect fill="url(#${'a'.repeat(1_000_000)})"/>`),
    refused,
  ],
  ['copies that double themselves', () => drawing(doubled('g', id => `<use href="#${id}"/>`)), refused],
  [
    'markers that double themselves',
    () => drawing(doubled('marker', id => `<path d="M0 0L1 1" marker-end="url(#${id})"/>`)),
    refused,
  ],
  [
    'masks that double themselves',
    () => drawing(doubled('mask', id => `<rect width="1" height="1" mask="url(#${id})"/>`)),
    refused,
  ],
  [
    'clips that double themselves',
    () => drawing(doubled('clipPath', id => `<rect width="1" height="1" clip-path="url(#${id})"/>`)),
    refused,
  ],
  [
    'patterns that double themselves',
    () => drawing(doubled('pattern', id => `<rect width="1" height="1" fill="url(#${id})"/>`)),
    refused,
  ],
  [
    'a marker at each of 10,000 corners',
    () =>
      drawing(
        `<marker id="m">${'<rect/>'.repeat(500)}</marker>${times(50, () => `<path d="M0 0${'L1 1'.repeat(1000)}" marker-mid="url(#m)"/>`)}`,
      ),
    refused,
  ],
  ['50 comments in front', () => drawing('<rect width="1"/>', '<!-- a -->'.repeat(50)), undefined],
  ['100,000 comments in front', () => drawing('<rect width="1"/>', '<!-- a -->'.repeat(100_000)), undefined],
  ['comments in front that nothing closes', () => drawing('<rect width="1"/>', '<!-- '.repeat(100_000)), refused],
  ['blanks in front', () => drawing('<rect width="1"/>', ' '.repeat(2_000_000)), undefined],
  ['instructions in front', () => drawing('<rect width="1"/>', '<?a b?>'.repeat(100_000)), refused],
  ['comments within', () => drawing('<!-- a -->'.repeat(100_000)), undefined],
  ['hyphens in a comment', () => drawing(`<!--${'- '.repeat(500_000)}-->`), undefined],
  ['attributes in tens of thousands', () => drawing(`<rect ${times(50_000, n => `a${n}="" `)}/>`), refused],
  ['classes', () => drawing(`<rect class="${'a '.repeat(200_000)}"/>`), undefined],
  ['less-than signs', () => drawing('<'.repeat(500_000)), refused],
  ['ampersands', () => drawing(text(1, '&'.repeat(500_000))), refused],
  ['groups in groups', () => drawing('<g>'.repeat(100_000) + '</g>'.repeat(100_000)), refused],
  [
    'gradients with 50,000 steps',
    () =>
      drawing(`<linearGradient id="g">${'<stop offset="1"/>'.repeat(50_000)}</linearGradient><rect fill="url(#g)"/>`),
    refused,
  ],
  [
    'filters',
    () =>
      drawing(
        `<filter id="f">${'<feTurbulence numOctaves="1000000" baseFrequency="9"/>'.repeat(50)}</filter><rect width="640" height="400" filter="url(#f)"/>`,
      ),
    refused,
  ],
  [
    'a blur as wide as a country',
    () =>
      drawing(
        '<filter id="f"><feGaussianBlur stdDeviation="1000000"/></filter><rect width="640" height="400" filter="url(#f)"/>',
      ),
    refused,
  ],
  [
    'dashes of nearly nothing',
    () => drawing('<path d="M0 0L640 400" stroke="#000" stroke-dasharray="0.0000001"/>'),
    undefined,
  ],
  [
    'a drawing as wide as a country',
    () => ({
      ...drawing(''),
      'content/figures/d.svg': '<svg viewBox="0 0 1e9 1e9"><rect width="1e9" height="1e9"/></svg>',
    }),
    undefined,
  ],
  [
    'a drawing as high as a country',
    () => ({
      ...drawing(''),
      'content/figures/d.svg': '<svg viewBox="0 0 1 1e9"><rect width="1" height="1e9"/></svg>',
    }),
    refused,
  ],
  [
    'a view box of a megabyte',
    () => ({ ...drawing(''), 'content/figures/d.svg': `<svg viewBox="0 0 ${'1'.repeat(1_000_000)} 1"><rect/></svg>` }),
    refused,
  ],
  ['titles in thousands', () => drawing('<g><title>Stone</title></g>'.repeat(4000)), undefined],
  ['references in a chain', () => drawing(times(3000, n => `<g id="a${n}"><use href="#a${n + 1}"/></g>`)), refused],
]

export const DRAWINGS: readonly Bomb[] = INPUTS.map(
  ([name, make, expected]): Bomb => ({
    name: `drawing: ${name}`,
    make,
    run: ['build', '--language', 'en', '--format', 'html'],
    expected,
  }),
)
