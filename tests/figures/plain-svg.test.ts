import type { Element } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { toHtml } from 'hast-util-to-html'
import { expect, it } from 'vitest'
import { dropIdleMarkup } from '../../scripts/figures/plain-svg.ts'

function plain(svg: string): string {
  const [tree] = fromHtml(`<svg>${svg}</svg>`, { fragment: true, space: 'svg' }).children
  dropIdleMarkup(tree as Element)
  return toHtml(tree as Element, { space: 'svg' })
}

it('leaves out what says what holds anyway', () => {
  expect(
    plain('<g><g transform="translate(0,0)"><line x2="0" y2="5" opacity="1" stroke-width="1"></line></g></g>'),
  ).toBe('<svg><line y2="5"></line></svg>')
})

it('keeps what takes the place of something inherited', () => {
  const svg = '<g stroke-width="3"><line x2="9" stroke-width="1"></line></g>'
  expect(plain(svg)).toBe(`<svg>${svg}</svg>`)
})

it('says once what the parts of a group say alike', () => {
  const label = (x: number) => `<text x="${x}" fill="red">a</text>`
  expect(plain(`<g>${label(1)}${label(2)}${label(3)}</g>`)).toMatch(/^<svg><g fill="red"><text x="1">a<\/text>/)
  expect(plain(`<g>${label(1)}${label(2)}</g>`)).not.toContain('<g')
})
