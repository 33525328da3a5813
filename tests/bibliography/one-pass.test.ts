import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { EngineCitation } from 'citeproc'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createEngine, formatBibliography, formatCitations } from '../../scripts/bibliography/processor.ts'
import { TOOLCHAIN_ROOT } from '../../scripts/ground/toolchain.ts'

const read = (name: string) => readFileSync(path.join(TOOLCHAIN_ROOT, 'templates/csl', name), 'utf8')

/** A note style in which a citation depends on all that CSL offers: places, distances, first notes, namesakes. */
const dependent = `<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0"><info/>
  <macro name="who"><names variable="author"><name form="short"/></names></macro>
  <citation disambiguate-add-names="true" disambiguate-add-givenname="true" disambiguate-add-year-suffix="true" near-note-distance="3">
    <layout delimiter="; " suffix="."><choose>
      <if position="ibid"><text term="ibid"/></if>
      <else-if position="near-note"><text macro="who"/></else-if>
      <else-if position="subsequent"><text macro="who"/><text variable="first-reference-note-number" prefix=" n. "/>
        <choose><if disambiguate="true"><text variable="title"/></if></choose></else-if>
      <else><text macro="who"/><text variable="title"/><date variable="issued" form="text" date-parts="year"/></else>
    </choose></layout></citation></style>`

const HEAD = 'xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0"'

/** Works of a citation sorted, letters behind years, names told apart; and positions, in the text. */
const sorted = `<style ${HEAD}><info/>
  <macro name="who"><names variable="author"><name form="short"/></names></macro>
  <citation et-al-min="2" et-al-use-first="1" disambiguate-add-names="true" disambiguate-add-year-suffix="true">
    <sort><key macro="who"/><key variable="title" sort="descending"/></sort>
    <layout delimiter="; "><text macro="who"/><date variable="issued" form="text" date-parts="year" prefix=" "/>
      <choose><if position="ibid-with-locator"><text term="ibid" prefix=" "/></if></choose><text variable="locator" prefix=": "/>
    </layout></citation>
  <bibliography><sort><key variable="title" sort="descending"/></sort><layout><text macro="who"/></layout></bibliography></style>`

/** Numbers by the order of the list, and the works of one author together. */
const numbered = `<style ${HEAD}><info/><citation collapse="citation-number"><sort><key variable="citation-number"/></sort>
    <layout prefix="[" suffix="]" delimiter=", "><text variable="citation-number"/></layout></citation>
  <bibliography><sort><key variable="title" sort="descending"/></sort><layout><text variable="title"/></layout></bibliography></style>`
const grouped = sorted.replace('<citation ', '<citation collapse="year" cite-group-delimiter=", " ')

const given = ['John', 'John', 'Anna', 'Anna', 'Zoe']
const works = given.map((name, index) => ({
  id: String(index),
  system_id: String(index),
  type: 'book',
  title: `Title ${index}`,
  author: [{ family: index === 4 ? 'Doe' : 'Smith', given: name }],
  issued: { 'date-parts': [[2001]] },
}))

/** Notes 1, 2, …, some left out (the editor's own) and some with two citations. */
const document = fc
  .array(
    fc.record({
      step: fc.constantFrom(0, 1, 1, 1, 2),
      works: fc.array(fc.tuple(fc.nat(4), fc.constantFrom('', '3', '4')), { minLength: 1, maxLength: 2 }),
    }),
    { maxLength: 25 },
  )
  .map(steps => {
    let noteIndex = 1
    return steps.map(({ step, works: cited }, index): EngineCitation => {
      noteIndex += step
      return {
        citationID: String(index),
        citationItems: cited.map(([id, locator]) => ({
          id: String(id),
          ...(locator ? { locator, label: 'page' } : {}),
        })),
        properties: { noteIndex, unsorted: step === 2, 'suppress-trailing-punctuation': false },
      }
    })
  })

test.each([
  ['policy-notes', read('policy-notes.csl')],
  ['a style where all depends on all', dependent],
  ['policy-author-date', read('policy-author-date.csl')],
  ['a style that sorts', sorted],
  ['a style with numbers', numbered],
  ['a style that groups', grouped],
])('formatting %s in one pass gives what formatting citation by citation gives', (_, style) => {
  const locale = read('locales-en-GB.xml')
  const engine = createEngine(style, 'en-GB', {
    retrieveItem: id => works[Number(id)],
    retrieveLocale: () => locale,
    variableWrapper: (_variable, before, text, after) => before + text + after,
  })
  fc.assert(
    fc.property(document, fc.boolean(), (written, inText) => {
      const citations = written.map(({ properties, ...citation }) => ({
        ...citation,
        properties: inText ? { ...properties, noteIndex: 0 } : properties,
      }))
      const onePass = formatCitations(engine, structuredClone(citations))
      const listed = formatBibliography(engine)
      engine.restoreProcessorState([])
      const oneByOne = engine.rebuildProcessorState(structuredClone(citations), 'html').map(([, , html]) => html)
      expect(onePass).toEqual(oneByOne)
      expect(listed).toEqual(formatBibliography(engine))
    }),
    { seed: 20221215, numRuns: 40 },
  )
})
