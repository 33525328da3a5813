import { VFile } from 'vfile'
import { describe, expect, it } from 'vitest'
import { createCiter } from '../../scripts/bibliography/citer.ts'
import type { CslItem } from '../../scripts/bibliography/csl.ts'
import { loadLocale } from '../../scripts/bibliography/style.ts'
import { TOOLCHAIN_ROOT } from '../../scripts/ground/toolchain.ts'
import { cite, citerFor, item, LANGUAGES, styleFrom } from './cite.ts'

const HEAD = 'xmlns="http://purl.org/net/xbiblio/csl" version="1.0"'
const WORKS = `@book{smith, author={Smith, Ann}, title={Stone arches: A history}, date={2000}, doi={10.1000/a}}
@book{lee, author={Lee, Bo}, title={Cables}, date={2001}}
@misc{plan, title={The plan}}
@book{roe, author={Roe, Cy}, title={Piers}, date={2002}, doi={10.1000/b}}
@misc{bare}`

/** As MLA has it: who and where in the text, nothing of a work whose author is named already. */
const AUTHORS = styleFrom(
  `<style ${HEAD} class="in-text"><info/><citation><layout prefix="(" suffix=")" delimiter="; "><group delimiter=" "><names variable="author"><name form="short"/></names><text variable="locator"/></group></layout></citation><bibliography><sort><key variable="title"/></sort><layout suffix="."><text variable="DOI"/></layout></bibliography></style>`,
  'in-text',
  true,
)

const NOTES = styleFrom(
  `<style ${HEAD} class="note"><info/><citation><layout suffix="." delimiter="; "><group delimiter=", "><names variable="author"/><text variable="locator"/></group></layout></citation></style>`,
  'note',
)

const citation = (style: typeof AUTHORS, items: Parameters<typeof cite>[1][number]['items'], narrative = false) =>
  cite(citerFor(style, 'en', WORKS), [{ noteIndex: style === NOTES ? 1 : 0, items, narrative }])

describe('a work of which the style prints nothing', () => {
  it.each([
    ['[-@smith]', ['-smith'], '(Stone arches)'],
    ['[-@smith, p. 3]', ['-smith 3'], '(3)'],
    ['[-@smith; @lee]', ['-smith', 'lee'], '(Stone arches; Lee)'],
    ['[@lee; -@smith]', ['lee', '-smith'], '(Lee; Stone arches)'],
    ['[-@smith; -@lee]', ['-smith', '-lee'], '(Stone arches; Cables)'],
    ['[@smith; @plan; @lee, p. 4]', ['smith', 'plan', 'lee 4'], '(Smith; The plan; Lee 4)'],
    ['[@bare]', ['bare'], '(bare)'],
    ['[@bare; @bare]', ['bare', 'bare'], '(bare; bare)'],
  ])('%s is named in its place', (_, items, printed) => {
    expect(citation(AUTHORS, items).citations).toEqual([printed])
  })

  it('keeps what the editor wrote around it', () => {
    const items = [item('-smith', { prefix: 'see', suffix: 'for more' }), item('lee', { prefix: 'but' })]
    expect(citation(AUTHORS, items).citations).toEqual(['(see Stone arches for more; but Lee)'])
  })

  it.each([
    ['@smith', ['smith'], 'Smith'],
    ['@smith [p. 3]', ['smith 3'], 'Smith (3)'],
    ['@smith [; @lee]', ['smith', 'lee'], 'Smith (Lee)'],
    ['@smith [; -@lee]', ['smith', '-lee'], 'Smith (Cables)'],
    ['@bare', ['bare'], 'bare'],
  ])('%s adds nothing to the sentence that names it', (_, items, printed) => {
    expect(citation(AUTHORS, items, true).citations).toEqual([printed])
  })

  it('is named by those who stand in for its author, though the style does not say how a name is written', () => {
    const edited = styleFrom(
      `<style ${HEAD} class="in-text"><info/><citation><layout prefix="(" suffix=")"><names variable="author"><name form="short"/><substitute><names variable="translator"><label form="short" prefix=", "/></names><names variable="editor"><substitute><names variable="director"/></substitute></names></substitute></names></layout></citation></style>`,
      'in-text',
    )
    const works = `@book{one, title={One}, editor={Diaz, Eva}}
@book{two, title={Two}, translator={Kim, Li}}`
    expect(
      cite(citerFor(edited, 'en', works), [
        { noteIndex: 0, items: ['one'] },
        { noteIndex: 0, items: ['two'] },
      ]).citations,
    ).toEqual(['(Eva Diaz)', '(Li Kim, trans.)'])
  })

  it('never leaves a note empty', () => {
    expect(citation(NOTES, ['smith'], true)).toMatchObject({ authors: ['Smith'], citations: ['Stone arches.'] })
    expect(citation(NOTES, ['-smith']).citations).toEqual(['Stone arches.'])
    expect(citation(NOTES, ['plan', 'lee']).citations).toEqual(['The plan; Bo Lee.'])
  })

  it('is named where a style prints it the first time alone', () => {
    const later = styleFrom(
      `<style ${HEAD} class="note"><info/><citation><layout suffix="."><names variable="author"/><choose><if position="first"><text variable="title" prefix=", "/></if></choose></layout></citation></style>`,
      'note',
    )
    const { citations } = cite(citerFor(later, 'en', WORKS), [
      { noteIndex: 1, items: ['lee'] },
      { noteIndex: 2, items: ['smith'], narrative: true },
      { noteIndex: 3, items: ['-lee', '-lee'] },
    ])
    expect(citations).toEqual(['Bo Lee, Cables.', ', Stone arches: A history.', 'Cables; Cables.'])
  })

  it('stands in the list of works all the same, and leaves the others their keys', () => {
    const keys = ['roe', 'plan', 'smith', 'lee', 'bare']
    const { entries, bibliography } = cite(citerFor(AUTHORS, 'en', WORKS), [{ noteIndex: 0, items: keys }])
    expect(entries.map(({ key }, index) => [key, bibliography[index]])).toEqual(
      expect.arrayContaining([
        ['lee', 'Cables'],
        ['roe', '10.1000/b.'],
        ['smith', '10.1000/a.'],
        ['plan', 'The plan'],
        ['bare', 'bare'],
      ]),
    )
    expect(entries).toHaveLength(keys.length)
  })
})

it('says once on the style’s file that the processor fails while it formats', () => {
  const style = styleFrom(
    `<style ${HEAD} class="note"><info/><citation><layout><date variable="issued" form="text"/></layout></citation></style>`,
    'note',
  )
  // No date that we read has an end of another length than its beginning: the processor throws at it.
  const work: CslItem = { id: 'a', type: 'book', issued: { 'date-parts': [[2000, 1], [2001]] } }
  const request = { roots: [TOOLCHAIN_ROOT], file: new VFile() }
  const locale = loadLocale('en-GB', request).xml ?? ''
  const citer = createCiter({ style, language: LANGUAGES.en, locale, items: new Map([['a', work]]) })
  for (const noteIndex of [1, 2])
    expect(citer?.format([{ noteIndex, citation: { narrative: false, items: [item('a')] } }])).toEqual({
      clusters: [{ citation: [], author: [], ibid: false }],
      bibliography: [],
    })
  expect(style.file.messages.map(({ ruleId, reason }) => `${ruleId} ${reason}`)).toEqual([
    expect.stringMatching(/^style-invalid The CSL processor fails at the style `test`: /),
  ])
})
