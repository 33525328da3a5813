import { toHtml } from 'hast-util-to-html'
import { h } from 'hastscript'
import { describe, expect, it } from 'vitest'
import {
  fillTemplate,
  loadTemplate,
  SLOT_NAMES,
  type Slots,
  type Template,
} from '../../../scripts/formats/html/template.ts'
import { createPublication } from '../../support/publication.ts'

/** A publication's own template, read; `paper` stands in for the toolchain's of that name. */
function template(html: string): Template {
  const found = loadTemplate(createPublication({ 'templates/paper.html': html }), 'paper')
  if (!found) throw new Error('No template')
  return found
}

function fill(html: string, slots: Slots): string {
  return toHtml(fillTemplate(template(html), slots)).replace(/^.*<body>|<\/body>.*$/gs, '')
}

describe('a template', () => {
  it('is read as far as a thousand elements, and what is more is told', () => {
    const { file } = template(`<main>${'<div>'.repeat(50_000)}`)
    expect(file.messages.map(String)).toEqual([
      'templates/paper.html:1:5002: The template has more than 1,000 elements: take out what is no part of a page',
    ])
  })

  it("is the publication's own, else the toolchain's, else none", () => {
    expect(template('<template data-slot="title"></template>').slots).toEqual(new Set(['title']))
    const own = loadTemplate(createPublication(), 'statement')
    expect([...(own?.slots ?? [])].filter(slot => !SLOT_NAMES.has(slot))).toEqual([])
    expect(loadTemplate(createPublication(), 'none')).toBeUndefined()
  })

  it('takes trees into its slots, also two into one place and one into two', () => {
    const html = '<h1><template data-slot="title"></template></h1><div><template data-slot="title"></template>x</div>'
    expect(fill(html, { title: [h('b', 'A'), { type: 'text', value: '<&' }] })).toBe(
      '<h1><b>A</b>&#x3C;&#x26;</h1><div><b>A</b>&#x3C;&#x26;x</div>',
    )
  })

  it('does not fill the slots of what it is filled with', () => {
    const slot = h('template', { dataSlot: 'title' })
    expect(fill('<div><template data-slot="notes"></template></div>', { notes: [slot], title: [h('i')] })).toBe(
      '<div><template data-slot="title"></template></div>',
    )
  })

  it('loses the parts that had nothing to hold, and keeps what is empty by design', () => {
    const html =
      '<section><p><template data-slot="subtitle"></template></p></section><p>x</p><div id="a"></div><nav> </nav>'
    expect(fill(html, {})).toBe('<p>x</p><div id="a"></div>')
  })

  it('can be filled again', () => {
    const paper = template('<p><template data-slot="title"></template></p>')
    fillTemplate(paper, { title: [h('b')] })
    expect(toHtml(fillTemplate(paper, { title: [h('i')] }))).toContain('<p><i></i></p>')
  })
})
