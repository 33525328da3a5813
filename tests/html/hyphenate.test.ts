import type { Element } from 'hast'
import { toString as textOf } from 'hast-util-to-string'
import { h } from 'hastscript'
import { describe, expect, it } from 'vitest'
import { hyphenate } from '../../scripts/html/hyphenate.ts'

function parted(content: string | Element, tag: string): string {
  const paragraph = h('p', content)
  hyphenate(paragraph, tag)
  return textOf(paragraph).replaceAll('\u00ad', '|')
}

describe('hyphenate', () => {
  it.each([
    ['en-GB', 'development cooperation', 'de|vel|op|ment co|oper|a|tion'],
    ['es', 'la cooperación descentralizada', 'la coope|ra|ción des|cen|tra|li|za|da'],
    ['pt-BR', 'a cooperação descentralizada', 'a co|o|pe|ra|ção des|cen|tra|li|za|da'],
  ])('parts words by the patterns of %s', (tag, text, expected) => {
    expect(parted(text, tag)).toBe(expected)
  })

  it.each([
    'https://example.org/cooperation/development',
    'someone@example.organisation',
    'MERCOSUR and Mercociudades',
    'peer-to-peer',
    'cities',
  ])('leaves %s whole', text => {
    expect(parted(text, 'en-GB')).toBe(text)
  })

  it('leaves code, titles and labels whole, and follows the language of an element', () => {
    expect(parted(h('code', 'development'), 'en-GB')).toBe('development')
    expect(parted(h('h2', 'development'), 'en-GB')).toBe('development')
    expect(parted(h('span', { lang: 'es' }, 'desarrollo'), 'en-GB')).toBe('de|sa|rro|llo')
    expect(parted(h('span', { lang: 'fr' }, 'développement'), 'en-GB')).toBe('développement')
  })

  it('changes no letter', () => {
    const text = 'Knowledge in decentralised cooperation runs both ways; recommendations follow.'
    expect(parted(text, 'en-GB').replaceAll('|', '')).toBe(text)
  })
})
