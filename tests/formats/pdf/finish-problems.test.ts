import { VFile } from 'vfile'
import { describe, expect, test } from 'vitest'
import { withBrowser } from '../../../scripts/browser/browser.ts'
import { printDocument } from '../../../scripts/formats/pdf/print.ts'
import { readStructure, textIn } from '../../support/pdf-structure.ts'
import { sampleDocument } from '../../support/sample-document.ts'

/** Prints a body in the fixtures' font, and returns what was reported. */
async function problems(body: string, head = ''): Promise<{ messages: string[]; text: string }> {
  const html = `<!doctype html><html lang="es"><title>x</title><link rel="stylesheet" href="assets/sample.css">${head}<body>${body}`
  const file = new VFile()
  const document = await sampleDocument(html)
  const printed = await withBrowser({}, browser => printDocument(browser, document, file))
  const structure = await readStructure(printed?.pdf ?? new Uint8Array())
  const messages = file.messages.map(
    ({ ruleId, reason }) => `${ruleId}: ${reason.replace(' in `es/policy-paper`', '')}`,
  )
  return { messages, text: textIn(structure.top).trim() }
}

describe('a PDF that would lose something is reported', () => {
  test('text that a style sheet makes up, which nobody could hear', async () => {
    const { messages, text } = await problems('<p class="a">Texto', '<style>.a::before{content:"Inventado "}</style>')
    expect(messages).toEqual([
      'print-untagged: The text `Inventado` on page 1 is not in the structure, where assistive technology would read it',
    ])
    expect(text).toBe('Texto')
  })

  test('but not ornaments: signs without words, and what the document hides itself', async () => {
    const style = '<style>.a::before{content:"— "} li::marker{content:"· "}</style>'
    const { messages } = await problems('<p class="a">Texto<ul><li>Uno</ul><p aria-hidden="true">Oculto', style)
    expect(messages).toEqual([])
  })

  test('characters that no font has, once each, by name where the browser knows it', async () => {
    const { messages } = await problems('<p>a \u6f22 b \u6f23 c \u6f23</p><p>\u6f23')
    expect(messages.filter(message => message.startsWith('print-glyph'))).toEqual([
      expect.stringMatching(
        /^print-glyph: No font of the document has character in `□.*` on page 1, which has `\u6f22` \(U\+6F22\), `\u6f23` \(U\+6F23\)$/,
      ),
      'print-glyph: No font of the document has character `\u6f23` (U+6F23) on page 1',
    ])
  })

  test('text in a font of this machine', async () => {
    const { messages } = await problems('<p>Texto <span style="font-family:Nada">ajeno</span>')
    expect(messages).toEqual([
      expect.stringMatching(/^print-foreign-font: `ajeno` on page 1 is set in `.+`, which is no font of the document$/),
    ])
  })

  test('links that lead nowhere, and pictures that are none', async () => {
    const { messages } = await problems(
      '<p><a href="#nada">a</a> <a href="otro.html">b</a><img src="assets/sample.css" alt="x">',
    )
    expect(messages).toEqual([
      'print-image: Image `https://publication.invalid/assets/sample.css` cannot be shown',
      'print-link: A link to `#nada` leads nowhere',
      'print-link: A link to `otro.html` leads nowhere',
    ])
  })

  test('headings that assistive technology does not get', async () => {
    const { messages } = await problems('<h1>Título</h1><h2><span style="display:none">Oculto</span></h2>')
    expect(messages).toEqual(['print-untagged: The structure has 1 headings of 2'])
  })

  test('but not links that cannot be decoded, beyond their leading nowhere', async () => {
    const { messages } = await problems('<p><a href="#%zz">a</a> <img src="assets/%zz.png" alt="x">')
    expect(messages.map(message => message.split(':', 1)[0])).toEqual(['print-resource', 'print-link'])
  })

  test('pages other than their numbers were made for', async () => {
    const file = new VFile()
    const document = { ...(await sampleDocument()), layout: async () => ({ pages: 7, messages: [] }) }
    await withBrowser({}, browser => printDocument(browser, document, file))
    expect(file.messages.map(({ reason }) => reason)).toEqual([
      '`es/policy-paper` was laid out on 7 pages and printed on 5: look at its last pages',
    ])
  })
})
