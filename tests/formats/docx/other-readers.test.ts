import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Nodes } from 'hast'
import { selectAll } from 'hast-util-select'
import { describe, expect, it, onTestFinished } from 'vitest'
import { runPipeline } from '../../../scripts/build/pipeline.ts'
import { writeLongPublication } from '../../support/long-publication.ts'
import { pageTexts } from '../../support/pdf.ts'
import { hasProgram, outputOf } from '../../support/programs.ts'
import { pandocText } from './read-with-pandoc.ts'
import { build, close, pageText } from './torture.ts'

const folder = (): string => {
  const made = mkdtempSync(path.join(tmpdir(), 'word-'))
  onTestFinished(() => rmSync(made, { recursive: true, force: true }))
  return made
}

/** A Word file printed by LibreOffice. */
function print(docx: string, into: string): Uint8Array {
  const profile = `-env:UserInstallation=${pathToFileURL(path.join(into, 'profile'))}`
  outputOf('soffice', ['--headless', profile, '--convert-to', 'pdf', '--outdir', into, docx])
  return readFileSync(path.join(into, `${path.basename(docx, '.docx')}.pdf`))
}

/** Whether there are fonts of the widths of Word's. */
function hasWordFonts(): boolean {
  const fonts = hasProgram('fc-list') ? outputOf('fc-list', []) : ''
  return /Carlito|Calibri/.test(fonts) && /Caladea|Cambria/.test(fonts)
}

/** The text of chapters, without the numbers of headings, which Word counts. */
function withoutNumbers(html: Nodes): string {
  const isNumber = (node: Nodes): boolean =>
    node.type === 'element' && Array.isArray(node.properties.className) && node.properties.className.includes('number')
  const text = (node: Nodes): string => {
    if (node.type !== 'element' || !/^h[1-6]$/.test(node.tagName))
      return 'children' in node && !isLeaf(node) ? node.children.map(text).join('') : pageText(node)
    return node.children.map(child => (isNumber(child) ? '' : pageText(child))).join('')
  }
  const isLeaf = (node: Nodes): boolean => 'children' in node && selectAll('h1, h2, h3, h4, h5, h6', node).length === 0
  return selectAll('main .chapter', html).map(text).join('')
}

describe.skipIf(!hasProgram('pandoc'))(
  'the Word edition, read by Pandoc (skipped where there is none)',
  { timeout: 300_000 },
  () => {
    it('has the text and the notes of the page, in its order', async () => {
      const { bytes, html } = await build()
      const file = path.join(folder(), 'paper.docx')
      writeFileSync(file, bytes)
      const { text, notes } = pandocText(outputOf('pandoc', [file, '-f', 'docx', '-t', 'json']))
      expect(close(text)).toContain(close(withoutNumbers(html)))
      expect(notes.map(close)).toEqual(selectAll('.notes > ol > li', html).map(item => close(pageText(item))))
    })
  },
)

describe.skipIf(!hasProgram('soffice'))(
  'the Word edition, opened in LibreOffice (skipped where there is none)',
  { timeout: 600_000 },
  () => {
    it('is printed with the words of the page, to the last', async () => {
      const { bytes, html } = await build()
      const into = folder()
      writeFileSync(path.join(into, 'paper.docx'), bytes)
      const printed = close((await pageTexts(print(path.join(into, 'paper.docx'), into))).join(''))
      for (const item of selectAll('.notes > ol > li', html))
        expect(printed).toContain(close(pageText(item)).slice(0, 12))
      expect(printed).toContain('Deepest')
    })

    it('has about as many pages as the PDF', async () => {
      const root = writeLongPublication()
      onTestFinished(() => rmSync(root, { recursive: true, force: true }))
      const settings = path.join(root, 'content/publication.yaml')
      writeFileSync(settings, `${readFileSync(settings, 'utf8')}formats: [pdf, docx]\n`)
      const progress = { step: () => undefined, log: () => undefined, end: () => undefined }
      await runPipeline({ root, editions: ['paper'], languages: ['en'], progress })
      const pages = async (bytes: Uint8Array) => (await pageTexts(bytes)).length
      const ours = await pages(readFileSync(path.join(root, 'dist/en/paper.pdf')))
      const theirs = await pages(print(path.join(root, 'dist/en/paper.docx'), folder()))
      // Where a machine has none of the widths of Word's fonts, others make for some more.
      expect(Math.abs(theirs / ours - 1)).toBeLessThan(hasWordFonts() ? 0.15 : 0.25)
    })
  },
)
