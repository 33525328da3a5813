import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { TOOLCHAIN_ROOT } from '../../scripts/ground/toolchain.ts'
import { scanXml, type XmlTag } from '../../scripts/ground/xml-scan.ts'

const folder = path.join(TOOLCHAIN_ROOT, 'templates/csl')
const files = readdirSync(folder)
const tagsOf = (name: string): XmlTag[] => scanXml(readFileSync(path.join(folder, name), 'utf8')).tags

// Elements of CSL 1.0.2 and what may stand on them, beside affixes and formatting.
const RENDERED = 'prefix suffix font-style font-variant font-weight text-decoration vertical-align display text-case'
const NAMES =
  'and delimiter-precedes-et-al delimiter-precedes-last et-al-min et-al-use-first et-al-use-last et-al-subsequent-min et-al-subsequent-use-first initialize initialize-with name-as-sort-order sort-separator name-form name-delimiter names-delimiter'
const CONDITIONS = 'type variable is-numeric is-uncertain-date locator position disambiguate match'
const ATTRIBUTES: Record<string, string> = {
  style: `xmlns class version default-locale demote-non-dropping-particle page-range-format initialize-with-hyphen ${NAMES}`,
  info: '',
  title: '',
  id: '',
  category: 'citation-format field',
  rights: 'license xml:lang',
  updated: '',
  locale: 'xmlns version xml:lang',
  'style-options': 'punctuation-in-quote limit-day-ordinals-to-day-1',
  terms: '',
  term: 'name form gender gender-form match',
  single: '',
  multiple: '',
  macro: 'name',
  citation: `near-note-distance collapse disambiguate-add-year-suffix disambiguate-add-names disambiguate-add-givenname givenname-disambiguation-rule cite-group-delimiter ${NAMES}`,
  bibliography: `hanging-indent entry-spacing line-spacing second-field-align subsequent-author-substitute ${NAMES}`,
  layout: `delimiter ${RENDERED}`,
  sort: '',
  key: 'macro variable sort names-min names-use-first names-use-last',
  group: `delimiter ${RENDERED}`,
  text: `variable macro term value form plural quotes strip-periods ${RENDERED}`,
  number: `variable form ${RENDERED}`,
  label: `variable form plural strip-periods ${RENDERED}`,
  date: `variable form date-parts delimiter ${RENDERED}`,
  'date-part': `name form range-delimiter strip-periods ${RENDERED}`,
  names: `variable delimiter ${RENDERED}`,
  name: `form delimiter and delimiter-precedes-et-al delimiter-precedes-last et-al-min et-al-use-first name-as-sort-order sort-separator ${RENDERED}`,
  substitute: '',
  choose: '',
  if: CONDITIONS,
  'else-if': CONDITIONS,
  else: '',
}

it.each(files)('%s holds nothing but CSL 1.0.2', file => {
  const scan = scanXml(readFileSync(path.join(folder, file), 'utf8'))
  expect(scan.fault).toBeUndefined()
  for (const { name, attributes } of scan.tags) {
    expect(Object.keys(ATTRIBUTES)).toContain(name)
    const known = (ATTRIBUTES[name] ?? '').split(' ')
    for (const attribute of attributes.keys()) expect(known, `${name} ${attribute}`).toContain(attribute)
  }
})

describe.each(files.filter(file => file.endsWith('.csl')))('%s', file => {
  const tags = tagsOf(file)

  it('uses every macro that it defines', () => {
    const defined = tags.filter(({ name }) => name === 'macro').map(({ attributes }) => attributes.get('name'))
    const used = new Set(tags.filter(({ name }) => name !== 'macro').map(({ attributes }) => attributes.get('macro')))
    expect(defined.filter(name => !used.has(name))).toEqual([])
    expect(new Set(defined).size).toBe(defined.length)
  })

  it('prints no word of its own, only terms', () => {
    // Parts of dates are made per language.
    const printed = tags.filter(({ name }) => name !== 'date-part')
    const texts = printed.flatMap(({ attributes }) =>
      ['value', 'prefix', 'suffix', 'delimiter'].map(name => attributes.get(name) ?? ''),
    )
    expect(texts.filter(text => /\p{L}{2}/u.test(text) && !text.startsWith('https://'))).toEqual([])
  })
})

describe('our locales', () => {
  const terms = (file: string) => {
    const text = readFileSync(path.join(folder, file), 'utf8')
    const found = new Map<string, string>()
    for (const match of text.matchAll(/<term name="([^"]+)"([^>]*)>(.*?)<\/term>/g)) {
      found.set(`${match[1]} ${/form="([^"]+)"/.exec(match[2] ?? '')?.[1] ?? ''}`.trim(), match[3] ?? '')
    }
    return found
  }
  const english = terms('locales-en-GB.xml')
  const names = [...english.keys()].filter(name => !name.startsWith('ordinal'))

  it.each(['locales-es-ES.xml', 'locales-pt-BR.xml', 'locales-fr-FR.xml'])(
    '%s says all that the English one says',
    file => {
      const translated = terms(file)
      expect(names.filter(name => !translated.has(name))).toEqual([])
      expect([...translated.keys()].filter(name => !english.has(name) && !name.startsWith('ordinal'))).toEqual([])
    },
  )

  it.each(['locales-es-ES.xml', 'locales-pt-BR.xml'])('%s has no English left in it', file => {
    const translated = terms(file)
    const english_words =
      /\b(?:edited|translated|directed|created|with|by|accessed|retrieved|page|report|thesis|volume of|article|chapter)\b/
    expect(names.filter(name => english_words.test(translated.get(name) ?? ''))).toEqual([])
  })
})
