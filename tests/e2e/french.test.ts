import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fromHtml } from 'hast-util-from-html'
import { select, selectAll } from 'hast-util-select'
import { toString as textOf } from 'hast-util-to-string'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { prepare } from '../../scripts/build/prepare.ts'
import { runCli } from '../../scripts/cli.ts'
import { looksOf } from '../../scripts/formats/html/looks.ts'
import { renderDocument } from '../../scripts/formats/html/render.ts'
import { makeRenditions } from '../../scripts/renditions/rendition.ts'
import { verifyPages } from '../formats/pdf/verify-pages.ts'
import { pageTexts } from '../support/pdf.ts'
import { violations } from '../support/pdf-ua.ts'

/** A publication whose only language is French. */
const root = mkdtempSync(path.join(tmpdir(), 'ponts-'))
let printed = ''
let code: number

beforeAll(async () => {
  cpSync(path.join(import.meta.dirname, '../fixtures/ponts'), root, { recursive: true })
  const out = (text: string) => {
    printed += text
  }
  code = await runCli(['build', '--root', root], { out, err: out, interactive: false })
}, 120_000)

afterAll(() => rmSync(root, { recursive: true, force: true }))

const read = (name: string) => readFileSync(path.join(root, 'dist/fr', name))

describe('a publication in French', () => {
  it('comes out without a message', () => {
    expect(printed).not.toMatch(/error|warning/)
    expect(code).toBe(0)
  })

  it('has French typography on its pages', () => {
    const page = fromHtml(read('rapport.html').toString('utf8'))
    const main = textOf(select('main', page) ?? page)
    for (const part of [
      'bâtir en pierre\u202f? «\u00a0Parce qu’elle dure\u00a0»,',
      '«\u00a0pierre “vivante”\u00a0»',
      'pèse 12\u202f500 tonnes\u00a0: 50\u00a0% de plus que prévu\u202f!',
      'du 15\u00a0mars au 1er\u00a0avril',
      'Voir figure\u00a01 et tableau\u00a01.',
    ])
      expect(main).toContain(part)
    const notes = selectAll('section.notes > ol > li', page).map(item => textOf(item))
    expect(notes[0]).toContain('2e\u00a0éd.')
    expect(notes[1]).toMatch(/^Ibid\., p\.\u00a07\./)
    expect(main).toMatch(/Est-ce sûr\u202f\? «\u00a0Oui\u202f!\u00a0», dit-il/)
    expect(selectAll('sup.call', page).map(call => textOf(call))).toContain('\u20093')
  })

  it('prints with hyphens and passes the checks of pages and of accessibility', async () => {
    const pdf = new Uint8Array(read('rapport.pdf'))
    const prepared = await prepare(root)
    if ('failed' in prepared) throw new Error('publication.yaml could not be read')
    const [rendition] = makeRenditions(prepared)
    const template = looksOf(prepared.publication, prepared.loaded).templates.get('paper')
    if (!rendition || !template) throw new Error('the edition could not be put together')
    const { html } = await renderDocument(rendition, { template, medium: 'print', downloads: [] })
    expect(html).toContain('docu\u00admen\u00ad')
    expect(await verifyPages(pdf, html)).toMatchObject({ faults: [] })
    expect(await violations(pdf)).toEqual([])
    expect((await pageTexts(pdf)).join(' ')).toContain('Pour citer ce document')
  })
})
