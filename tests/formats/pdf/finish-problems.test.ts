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
      'print-untagged: Unexpected text `Inventado` on page 1 that the browser left out of the structure, expected it to be readable by assistive technology',
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
        /^print-glyph: Unexpected character in `□.*` on page 1, expected one that the document's fonts have, which has `\u6f22` \(U\+6F22\), `\u6f23` \(U\+6F23\)$/,
      ),
      "print-glyph: Unexpected character `\u6f23` (U+6F23) on page 1, expected one that the document's fonts have",
    ])
  })

  test('text in a font of this machine', async () => {
    const { messages } = await problems('<p>Texto <span style="font-family:Nada">ajeno</span>')
    expect(messages).toEqual([
      expect.stringMatching(
        /^print-foreign-font: Unexpected font `.+` for `ajeno` on page 1, expected one of the document's$/,
      ),
    ])
  })

  test('links that lead nowhere, and pictures that are none', async () => {
    const { messages } = await problems(
      '<p><a href="#nada">a</a> <a href="otro.html">b</a><img src="assets/sample.css" alt="x">',
    )
    expect(messages).toEqual([
      'print-image: Unexpected image `https://publication.invalid/assets/sample.css` that cannot be shown',
      'print-link: Unexpected link to `#nada`, which leads nowhere,',
      'print-link: Unexpected link to `otro.html`, which leads nowhere,',
    ])
  })

  test('headings that assistive technology does not get', async () => {
    const { messages } = await problems('<h1>Título</h1><h2><span style="display:none">Oculto</span></h2>')
    expect(messages).toEqual(['print-untagged: Unexpected 1 headings in the structure, expected 2'])
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
      'Unexpected 5 pages in `es/policy-paper`, expected 7 as laid out',
    ])
  })
})
