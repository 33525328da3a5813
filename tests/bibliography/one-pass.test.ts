import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { EngineCitation } from 'citeproc'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createEngine, formatCitations } from '../../scripts/bibliography/processor.ts'
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

const given = ['John', 'John', 'Anna', 'Anna', 'Zoe']
const works = given.map((name, index) => ({
  id: String(index),
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
        properties: { noteIndex, unsorted: false, 'suppress-trailing-punctuation': false },
      }
    })
  })

test.each([
  ['policy-notes', read('policy-notes.csl')],
  ['a style where all depends on all', dependent],
])('formatting %s in one pass gives what formatting note by note gives', (_, style) => {
  const locale = read('locales-en-GB.xml')
  const engine = createEngine(style, 'en-GB', {
    retrieveItem: id => works[Number(id)],
    retrieveLocale: () => locale,
    variableWrapper: (_variable, before, text, after) => before + text + after,
  })
  fc.assert(
    fc.property(document, citations => {
      const onePass = formatCitations(engine, structuredClone(citations))
      engine.restoreProcessorState([])
      const noteByNote = engine.rebuildProcessorState(structuredClone(citations), 'html').map(([, , html]) => html)
      expect(onePass).toEqual(noteByNote)
    }),
    { seed: 20221215, numRuns: 60 },
  )
})
