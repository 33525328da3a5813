import fc from 'fast-check'
import type { Element } from 'hast'
import { toHtml } from 'hast-util-to-html'
import { toString as textOf } from 'hast-util-to-string'
import { h } from 'hastscript'
import { describe, expect, it } from 'vitest'
import { setTypography } from '../../../scripts/formats/html/typography.ts'

function set(text: string | Element, tag: string): string {
  const paragraph = h('p', text)
  setTypography(paragraph, tag)
  return textOf(paragraph).replaceAll('\u00a0', '~').replaceAll('\u202f', '_')
}

describe('setTypography', () => {
  it.each([
    ['en-GB', 'He said "it\'s \'here\'" (or "there").', 'He said “it’s ‘here’” (or “there”).'],
    ['es', 'Dijo "el \'sur\' coopera".', 'Dijo «el “sur” coopera».'],
    ['pt-BR', 'Disse "o \'sul\' coopera".', 'Disse “o ‘sul’ coopera”.'],
    ['en-GB', "the cities' work in the '90s, O'Sullivan's", 'the cities’ work in the ’90s, O’Sullivan’s'],
    ['en-GB', 'USD 2,831 million, 21.5 per cent, para. 34', 'USD~2,831~million, 21.5~per cent, para.~34'],
    ['en-GB', 'non-"aid" flows, "" and "a"-"b"', 'non-“aid” flows, “” and “a”-“b”'],
    ['en-GB', "'Tis so, and 'twas; rock 'n' roll, 'til now", '’Tis so, and ’twas; rock ’n’ roll, ’til now'],
    ['pt-BR', "o sinal 'til' e o 'tis'", 'o sinal ‘til’ e o ‘tis’'],
    ['es', "la 'tilde' y 'tis'", 'la “tilde” y “tis”'],
    ['en-GB', "the '2030 Agenda' of the '90s", 'the ‘2030 Agenda’ of the ’90s'],
    ['es', 'de Jose\u0301\'s "sur"', 'de Jose\u0301’s «sur»'],
    ['es', '20 mil casas, 12 500 y 1 234 567, a 10 °C', '20~mil casas, 12_500 y 1_234_567, a 10~°C'],
    ['es', 'un 50 % y un 21,5%, art. 3, n.º 4', 'un 50~% y un 21,5~%, art.~3, n.º~4'],
    [
      'en-GB',
      'on 15 December 2022, 18–20 May and in 2022 May said so',
      'on 15~December 2022, 18–20~May and in 2022 May said so',
    ],
    ['es', 'el 15 de diciembre y el 3 de los casos', 'el 15~de diciembre y el 3 de los casos'],
    ['pt-BR', '1º a 15 de março', '1º a 15~de março'],
    ['en-GB', 'o\ufb03cial \ufb01gures', 'official figures'],
    ['en-GB', 'a town of 12 500', 'a town of 12~500'],
    ['es', '14.ª ed., de UCLG ASPAC y CGLU', '14.ª~ed., de UCLG~ASPAC y CGLU'],
    ['pt-BR', 'v. 22, n. 2, par. 34, 14ª ed., 3 bilhões', 'v.~22, n.~2, par.~34, 14ª~ed., 3~bilhões'],
    ['en-GB', 'THE WHOLE TITLE IN CAPITALS', 'THE WHOLE TITLE IN CAPITALS'],
    ['fr', 'Il dit : "Quoi ?!", et : "l\'\'eau\' !"', 'Il dit~: «~Quoi_?!~», et~: «~l’“eau”_!~»'],
    ['fr', 'Pourquoi? À 10:30; voir http://x.fr/?a:b (?)', 'Pourquoi_? À 10:30_; voir http://x.fr/?a:b (?)'],
    ['fr', '12 500 km², 21,5% et 50 %, art. 3, n° 4', '12_500~km², 21,5~% et 50~%, art.~3, n°~4'],
    ['fr', 'le 15 mars et le 1er avril, 2e éd.', 'le 15~mars et le 1er~avril, 2e~éd.'],
    ['pt-BR', '21,5% de R$ 3 milhões, p. 12', '21,5% de R$~3~milhões, p.~12'],
  ])('%s: %s', (tag, text, expected) => {
    expect(set(text, tag)).toBe(expected)
  })

  it('looks across inline elements for the character before a mark', () => {
    const paragraph = h('p', ['(', h('em', '"so"'), ') and ', h('strong', 'UCLG'), "'s"])
    setTypography(paragraph, 'en-GB')
    expect(toHtml(paragraph)).toBe('<p>(<em>“so”</em>) and <strong>UCLG</strong>’s</p>')
  })

  it('leaves code and addresses alone and follows the language of an element', () => {
    const paragraph = h('p', [h('code', '"x"'), ' ', h('span', { lang: 'en' }, '"y"'), ' "z"'])
    setTypography(paragraph, 'es')
    expect(textOf(paragraph)).toBe('"x" “y” «z»')
    const address = h('p', h('a', { href: 'https://example.org/5%20a' }, "https://example.org/5%20a'b"))
    setTypography(address, 'es')
    expect(textOf(address)).toBe("https://example.org/5%20a'b")
  })

  it('sees a mark behind an element, and none at the start of a text', () => {
    const paragraph = h('p', [h('em', 'Quoi'), ' ! ', h('em', '!'), h('span', { lang: 'en' }, 'Why!')])
    setTypography(paragraph, 'fr')
    expect(textOf(paragraph)).toBe('Quoi\u202f! !Why!')
  })

  it('parts a call from a digit before it, once', () => {
    const call = (number: string): Element => h('sup.call', h('a', number))
    const calls = h('p', ['COVID-19', call('6'), h('sup.call-separator', ','), call('7'), ' y gráfico', call('8'), '.'])
    setTypography(calls, 'es')
    setTypography(calls, 'es')
    expect(textOf(calls)).toBe('COVID-19\u20096,7 y gráfico8.')
  })

  it('changes nothing when it runs again, and no letter ever', () => {
    const text = fc.string({
      unit: fc.constantFrom('"', "'", ' ', '(', ')', 'a', 'é', '1', '%', '.', '—', 'art. ', '!', ':', '«', '»', 'UN'),
    })
    fc.assert(
      fc.property(text, fc.constantFrom('en-GB', 'es', 'pt-BR', 'fr'), (value, tag) => {
        const once = h('p', value)
        setTypography(once, tag)
        const twice = structuredClone(once)
        setTypography(twice, tag)
        expect(textOf(twice)).toBe(textOf(once))
        expect(textOf(once).replace(/[^\p{L}\p{N}]/gu, '')).toBe(value.replace(/[^\p{L}\p{N}]/gu, ''))
      }),
      { seed: 20221215, numRuns: 500 },
    )
  })
})
