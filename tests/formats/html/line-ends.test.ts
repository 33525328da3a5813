import fc from 'fast-check'
import type { Element } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { toString as textOf } from 'hast-util-to-string'
import { h } from 'hastscript'
import { describe, expect, it } from 'vitest'
import { setLineEnds } from '../../../scripts/formats/html/line-ends.ts'

/** The text with `[` and `]` around what stays on one line, and `|` where an address may go on in the next. */
function lineEnds(content: string | Element, tag = 'en'): string {
  const paragraph = h('p', content)
  setLineEnds(paragraph, tag)
  return toHtml(paragraph)
    .replaceAll(/<span class="whole">(.*?)<\/span>/g, '[$1]')
    .replaceAll('<wbr>', '|')
    .replaceAll(/<[^>]+>/g, '')
}

describe('setLineEnds', () => {
  it.each([
    ['la cooperación Sur-Sur y Norte-Sur', 'la cooperación [Sur-Sur] y [Norte-Sur]'],
    ['COVID-19 in Asia-Pacific', '[COVID-19] in [Asia-Pacific]'],
    ['en 2020-2021, pp. 481–500, 20–22 March', 'en [2020-2021], pp. [481–500], [20–22] March'],
  ])('keeps short compounds and ranges of numbers whole: %s', (text, expected) => {
    expect(lineEnds(text)).toBe(expected)
  })

  it('leaves the title of a page text', () => {
    const head = h('head', [h('title', 'South-South cooperation')])
    setLineEnds(head)
    expect(toHtml(head)).toBe('<head><title>South-South cooperation</title></head>')
  })

  it.each([
    ['pt', 'a Secretária-Geral do projeto-piloto', 'a [Secretária-Geral] do [projeto-piloto]'],
    ['es', 'un método histórico-crítico-comparado', 'un método histórico-crítico-comparado'],
    ['es', 'un acuerdo franco-alemán', 'un acuerdo [franco-alemán]'],
  ])('keeps longer ones where a second hyphen would be due, in %s: %s', (tag, text, expected) => {
    expect(lineEnds(text, tag)).toBe(expected)
  })

  it.each(['Ibero-American', 'knowledge-exchange', 'http://example.org/a-b', 'me@a-b.org', 'a – b', '-5'])(
    'leaves %s as it is',
    text => {
      expect(lineEnds(text)).toBe(text)
    },
  )

  it('keeps the host of an address whole and lets its path break before marks', () => {
    const address = 'https://uclg-aspac.org/news/a_page.html?id=7'
    expect(lineEnds(h('a', { href: address }, address))).toBe('https://uclg-aspac.org|/news|/a|_page|.html|?id|=7')
  })

  it('keeps the figures of a DOI together', () => {
    const address = 'https://doi.org/10.1016/j.habitatint.2008.10.021'
    expect(lineEnds(h('a', { href: address }, address))).toBe('https://doi.org|/10.1016|/j|.habitatint.2008.10.021')
  })

  it('ends no line of an address behind a hyphen, and keeps all of it from breaking elsewhere', () => {
    const address = 'https://example.org/a-long-name'
    const link = h('a', { href: address }, address)
    expect(lineEnds(link)).toBe('https://example.org|/a|-long|-name')
    expect(toHtml(link)).toContain('class="address whole"')
  })

  it('lets long parts of an address break anywhere, and no others', () => {
    const part = '/0123456789abcdefghijklmnopqrstuvwxyz'
    expect(lineEnds(h('a', `https://example.org${part}/x-y`))).toBe(`[https://example.org]|${part}|[/x]|[-y]`)
  })

  it('leaves a host that could be wider than a column to break where it must', () => {
    const address = `https://${'very-'.repeat(9)}long.example/x`
    expect(lineEnds(h('a', address))).toBe(address.replace(/\/x$/, '|[/x]'))
  })

  it('leaves code and pictures alone', () => {
    expect(lineEnds(h('code', 'a-b'))).toBe('a-b')
  })

  it('changes no letter', () => {
    const unit = fc.constantFrom('-', '–', 'a', 'B', '1', ' ', '/', '.', '_', '?', 'é', 'https://', 'org')
    fc.assert(
      fc.property(fc.string({ unit }), fc.constantFrom('p', 'a'), (text, tag) => {
        const element = h(tag, text)
        setLineEnds(element, 'en')
        expect(textOf(element)).toBe(text)
      }),
      { seed: 20221215, numRuns: 500 },
    )
  })
})
