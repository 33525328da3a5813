import type { Element } from 'hast'
import { select, selectAll } from 'hast-util-select'
import { describe, expect, it } from 'vitest'
import { chapter } from '../../support/publication.ts'
import { renderEdition, words } from '../../support/render.ts'

/** What HTML lets stand in a span; a browser ends the paragraph around at anything else. */
const PHRASING = new Set('a abbr b br cite code del em i img small span strong sub sup svg'.split(' '))

const SQUARE = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 300"><rect width="9" height="9"/></svg>'

const note = (...blocks: string[]) => ({
  'content/01-arches.md': chapter(
    'Arches',
    `Lean.[^a]\n\n[^a]: ${blocks.map(block => block.replaceAll('\n', '\n    ')).join('\n\n    ')}`,
  ),
  'content/v.svg': SQUARE,
})

/** Notes that editors may write, and their words. */
const NOTES: [name: string, blocks: string[], words: string][] = [
  ['one paragraph', ['So *it* is.'], 'So it is.'],
  ['two paragraphs', ['One.', 'Two.'], 'One. Two.'],
  ['a list', ['These:', '- one\n- two'], 'These: one two'],
  ['a list in a list', ['- one\n  - *inner* one\n- two'], 'one inner one two'],
  ['a list with paragraphs', ['1. one\n\n   more\n\n2. two'], 'one more two'],
  ['a quotation', ['> Lean.\n>\n> - Well', 'So.'], 'Lean. Well So.'],
  ['code', ['```\na b\n```', '`c`'], 'a b c'],
  ['a table', ['| A | B |\n|---|---|\n| 1 | *2* |'], 'A B 1 2'],
  ['a rule', ['One.', '---', 'Two.'], 'One. Two.'],
  ['a box', [':::box[Title]\nText.\n:::'], 'Box 1 Title Text.'],
  ['a figure', [':::figure{#fig-v src=v.svg alt="A square"}\nA square.\n:::'], 'Figure 1 A square.'],
]

describe('a note beside its call, in print', () => {
  it.each(NOTES)('of %s is phrasing content and loses no word', async (_name, blocks, expected) => {
    const page = await renderEdition(note(...blocks), { medium: 'print' })
    const beside = select('#note-1', page) as Element
    const inPictures = new Set(selectAll('svg *', beside))
    const parts = selectAll('*', beside).filter(part => !inPictures.has(part))
    expect(parts.filter(({ tagName }) => !PHRASING.has(tagName))).toEqual([])
    // What a browser moved out of the paragraph would stand behind it.
    expect(words(select('p', select('section.chapter', page) ?? undefined))).toContain(words(beside))
    const spaced = selectAll('.note-paragraph', beside)
    for (const paragraph of spaced) expect(words(paragraph)).not.toBe('')
    expect(words(beside).replaceAll(' ', '')).toBe(`1${expected.replaceAll(' ', '')}`)
  })

  it('keeps its paragraphs apart', async () => {
    const page = await renderEdition(note('One.', '- two\n- three'), { medium: 'print' })
    expect(selectAll('#note-1 > .note-paragraph', page).map(words)).toEqual(['two', 'three'])
  })

  it('shows a picture that stands in it', async () => {
    const page = await renderEdition(note('See ![A square](v.svg).'), { medium: 'print' })
    expect(selectAll('#note-1 svg', page)).toHaveLength(1)
  })
})

describe('the list of notes, on screen', () => {
  it.each(NOTES)('holds %s whole, with the way back', async (_name, blocks, expected) => {
    const item = select('#note-1', await renderEdition(note(...blocks))) as Element
    const back = words(select('a.backlink', item))
    expect(back).not.toBe('')
    expect(words(item).replaceAll(' ', '')).toBe(`${expected} ${back}`.replaceAll(' ', ''))
  })
})
