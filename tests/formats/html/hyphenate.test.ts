import type { Element } from 'hast'
import { toString as textOf } from 'hast-util-to-string'
import { h } from 'hastscript'
import { describe, expect, it } from 'vitest'
import { hyphenate } from '../../../scripts/formats/html/hyphenate.ts'

/** The text with `|` where a word may be parted. */
function parted(content: string | Element, tag: string): string {
  const section = h('section', content)
  hyphenate(section, tag)
  return textOf(section).replaceAll('\u00ad', '|')
}

describe('hyphenate', () => {
  it.each([
    ['en-GB', 'development cooperation', 'devel|op|ment cooper|a|tion'],
    ['es', 'la cooperación descentralizada', 'la coope|ra|ción descen|tra|li|zada'],
    ['pt-BR', 'a cooperação descentralizada', 'a cooperação descen|tra|li|zada'],
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
    expect(parted(h('a.cross-reference', 'recommendation'), 'en-GB')).toBe('recommendation')
    expect(parted(h('span', { lang: 'es' }, 'desarrollados'), 'en-GB')).toBe('desa|rro|llados')
    expect(parted(h('span', { lang: 'tlh' }, 'développement'), 'en-GB')).toBe('développement')
  })

  it('leaves at least four letters on either line', () => {
    expect(parted('recognisers', 'en-GB')).toBe('recog|nisers')
    expect(parted('económicamente', 'es')).toBe('econó|mi|ca|mente')
  })

  it('parts no word of less than eleven letters', () => {
    expect(parted('recognise cooperation', 'en-GB')).toBe('recognise cooper|a|tion')
    expect(parted('desarrollo', 'es')).toBe('desarrollo')
  })

  it('lets no short word stand alone in the last line of a paragraph', () => {
    expect(parted(h('p', 'What it is about, and why now.'), 'en-GB')).toBe('What it is about, and why\u00a0now.')
    expect(parted(h('p', 'What it is about, and nothing.'), 'en-GB')).toBe('What it is about, and nothing.')
  })

  it('ends no paragraph with half a word', () => {
    expect(parted(h('p', 'development cooperation.'), 'en-GB')).toBe('devel|op|ment cooperation.')
    expect(parted(h('li', ['development ', h('em', 'cooperation'), '.']), 'en-GB')).toBe('devel|op|ment cooperation.')
    const note = h('span.note', 'development cooperation')
    expect(parted(h('p', ['development', h('sup.call', '1'), note, '.']), 'en-GB')).toBe(
      'development1devel|op|ment cooperation.',
    )
  })

  it('changes no letter', () => {
    const text = 'Knowledge in decentralised cooperation runs both ways; recommendations follow.'
    expect(parted(text, 'en-GB').replaceAll('|', '')).toBe(text)
  })
})
