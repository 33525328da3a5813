import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { runPipeline } from '../../scripts/build/pipeline.ts'
import uncitedClaim from '../../scripts/checks/uncited-claim.ts'
import { silent } from '../../scripts/ground/progress.ts'
import { chapter, createPublication, SETTINGS } from '../support/publication.ts'
import { runCheck } from './run-check.ts'
import { rulesOf, sourceOf } from './source.ts'

const CHECKS = { programmes: ['SPAN', 'Bridges for All'], names: ['2030 Agenda'] }

/** Places of the claims found in a chapter with this body, and the claims themselves. */
function claims(body: string): string[] {
  const source = sourceOf(body)
  expect(source.file.messages).toEqual([])
  runCheck(uncitedClaim, [source], { settings: { uncitedClaims: true, ...CHECKS } })
  return source.file.messages.map(({ line, column, ruleId, reason, fatal }) => {
    expect([ruleId, fatal]).toEqual(['uncited-claim', false])
    return `${line}:${column} ${/`([^`]+)`/.exec(reason)?.[1]}`
  })
}

describe('what claims something', () => {
  it.each([
    ['a year', 'Built in 1999.', '5:10 1999'],
    ['a number', 'It has 5,000 arches.', '5:8 5,000'],
    ['a range', 'From 2012–2013 on.', '5:6 2012–2013'],
    ['a percentage, across a line end', 'Of these 21.5 per\ncent fell.', '5:10 21.5 per cent'],
    ['a percentage as a sign', 'Of these 4 % fell.', '5:10 4 %'],
    ['an amount', 'It cost USD 3 million.', '5:13 3'],
    ['a programme', 'The SPAN programme ends.', '5:5 SPAN'],
    ['a programme whose name is broken', 'Take\nBridges for\nAll.', '6:1 Bridges for All'],
    ['a number behind markup, an escape and a character reference', '*One* \\* &#169; in 12.', '5:20 12'],
    ['a number on a continuation line of a quotation', '> One\n>  of 12.', '6:7 12'],
  ])('%s', (_what, body, found) => {
    expect(claims(body)).toEqual([found])
  })

  it.each([
    ['words', 'Seven arches lean.'],
    ['a name that ends in a number', 'COVID-19, G20, MCR2030, BAPA+40 and A/RES/70/1.'],
    ['a name with a number in front', 'The 2030 Agenda\nand the 2030\nAgenda.'],
    ['a heading', '## Since 1999'],
    ['numbers of a list', '1. One\n2. Two'],
    ['code, an address, a cross-reference', 'See `1999`, https://example.org/1999 and [](#sec-2020).'],
    ['the title of a box', ':::box{#box-a}[Bridges of 1999]\nText.\n:::'],
    ['a programme within a longer word', 'SPANish.'],
  ])('not %s', (_what, body) => {
    expect(claims(body)).toEqual([])
  })

  it('is told once for each passage, at its first place', () => {
    expect(claims('In 1999 and 2000.\n\nIn 2001.')).toEqual(['5:4 1999', '7:4 2001'])
  })
})

describe('what a claim may rest on', () => {
  it.each([
    ['a citation', 'In 1999 [@smith2020].'],
    ['a citation in the sentence', 'In 1999 @smith2020 saw it.'],
    ['a note with a citation', 'In 1999.[^a]\n\n[^a]: See [@smith2020].'],
    ['a comment above', '<!-- fact: F1 -->\nIn 1999.'],
    ['a comment above another comment', '<!-- fact: F1 -->\n<!-- To be checked. -->\nIn 1999.'],
    ['a comment within', 'In 1999 <!-- fact: F1 --> it fell.'],
    ['a comment below the last paragraph', 'In 1999.\n\n<!-- fact: F1 -->'],
    ['a comment above a note', 'Then.[^a]\n\n<!-- fact: F1 -->\n[^a]: In 1999.'],
    ['a comment above a list, for all of it', '<!-- fact: F1 -->\n\n- In 1999\n- In 2000'],
    ['a comment above a box, for all of it', '<!-- fact: F1 -->\n:::box\nIn 1999.\n\nIn 2000.\n:::'],
    ['the source line of a box, for all of it', ':::box\nIn 1999.\n\n- In 2000\n\n[@smith2020]\n:::'],
    [
      'a citation in the other paragraph of a caption',
      ':::figure{src=a.svg alt=A}\nIn 1999.\n\nSource: [@smith2020].\n:::',
    ],
    ['a citation in the row', '|a|b|\n|-|-|\n|1999|[@smith2020]|'],
    ['a citation in the heading of the table', '|a|b [@smith2020]|\n|-|-|\n|1999|x|\n|2000|y|'],
    ['a citation in the caption of the table', ':::table[In 1999 [@smith2020]]\n|a|\n|-|\n|1999|\n:::'],
    ['for the caption of a table, its rows', ':::table[In 1999]\n|a|\n|-|\n|1999 [@smith2020]|\n:::'],
  ])('%s', (_what, body) => {
    expect(claims(body)).toEqual([])
  })

  it.each([
    ['a note without a citation', 'In 1999.[^a]\n\n[^a]: Perhaps.', ['5:4 1999']],
    ['the citation of the next paragraph', 'In 1999.\n\nThen [@smith2020].', ['5:4 1999']],
    ['the citation of the next item', '- In 1999\n- Then [@smith2020]', ['5:6 1999']],
    ['the citation of the next row', '|a|\n|-|\n|1999|\n|[@smith2020]|', ['7:2 1999']],
    ['a comment above a heading', '<!-- fact: F1 -->\n## Then\n\nIn 1999.', ['8:4 1999']],
    ['a comment that names no fact', '<!-- In 1998? -->\nIn 1999.', ['6:4 1999']],
    ['a comment about another paragraph', 'In 1998 [@a].\n\nIn 1999.\n\n<!-- fact: F1 -->\nIn 2000.', ['7:4 1999']],
    ['anything, in a table', ':::table[Since 1998]\n|a|\n|-|\n|1999|\n:::', ['5:16 1998', '8:2 1999']],
    ['anything, in a note', 'Then.[^a]\n\n[^a]: In 1999.', ['7:10 1999']],
  ])('not %s', (_what, body, found) => {
    expect(claims(body)).toEqual(found)
  })
})

it('is asked for by publications that want it', async () => {
  const contents = { 'content/01-arches.md': chapter('Arches', 'Since 1999.') }
  const messages = async (settings: string) => {
    const monolingual = settings.replace(/ {2}- \{ id: (es|pt).*\n/g, '')
    const root = createPublication({ ...contents, 'content/publication.yaml': monolingual })
    return (await runPipeline({ root, formats: [], progress: silent })).messages
  }
  expect(await messages(SETTINGS)).toEqual([])
  expect(await messages(`${SETTINGS}checks: { uncited-claims: true }\n`)).toMatchObject([
    { file: 'content/01-arches.md', line: 5, column: 7, severity: 'warning', rule: 'uncited-claim' },
  ])
  expect(await messages(`${SETTINGS}checks: { uncited-claim: true }\n`)).toMatchObject([
    { rule: 'yaml-schema', text: 'No key is called `uncited-claim` in `checks`; did you mean `uncited-claims`?' },
  ])
})

it('finds any number wherever it stands in a paragraph, and nothing once there is a citation', () => {
  const word = fc.constantFrom('arch', '*leans*', '**on**', '`7`', '\\_', '&amp;', 'a\nb', '[x](https://example.org/7)')
  const words = fc.array(word, { maxLength: 6 }).map(list => list.join(' '))
  fc.assert(
    fc.property(words, fc.integer({ min: 0, max: 99_999 }), words, (before, number, after) => {
      const body = `We saw ${before} and ${number} then ${after}.`
      const source = sourceOf(body)
      runCheck(uncitedClaim, [source], { settings: { uncitedClaims: true, ...CHECKS } })
      const lines = `We saw ${before} and `.split('\n')
      expect(rulesOf(source)).toEqual([`${4 + lines.length}:${(lines.at(-1) ?? '').length + 1} uncited-claim`])
      expect(claims(`${body} [@a]`)).toEqual([])
    }),
    { seed: 7, numRuns: 150 },
  )
})
