import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fromHtml } from 'hast-util-from-html'
import { select, selectAll } from 'hast-util-select'
import { VFile } from 'vfile'
import { expect, it } from 'vitest'
import { loadReferences } from '../../../scripts/bibliography/references.ts'
import { runPipeline } from '../../../scripts/build/pipeline.ts'
import { silent } from '../../../scripts/ground/progress.ts'
import { chapter, createPublication, SETTINGS } from '../../support/publication.ts'
import { words } from '../../support/render.ts'

const TITLE = 'Bridges: 50 % & more, #1_2 {x} </script><b>'

async function build(settings: string, body = 'Text.') {
  const root = createPublication({
    'content/publication.yaml': settings,
    'content/01-arches.md': chapter('Arches', body),
  })
  const { messages } = await runPipeline({ root, formats: ['html'], progress: silent })
  expect(messages.filter(({ severity }) => severity === 'error')).toEqual([])
  return (name: string) => readFileSync(path.join(root, 'dist', name), 'utf8')
}

it('stand beside each page, and say what it is, whatever its title holds', async () => {
  const settings = SETTINGS.replace('title: On bridges', `title: '${TITLE}'\nsite: https://example.org/bridges`)
  const read = await build(settings)
  const page = fromHtml(read('es/paper.html'))
  expect(select('#cite', page)).toBeTruthy()
  const links = selectAll('.citation-files a', page).map(link => [words(link), link.properties.href])
  expect(links).toEqual([
    ['BibTeX', 'paper.bib'],
    ['RIS', 'paper.ris'],
    ['CSL-JSON', 'paper.csl.json'],
  ])
  const bib = new VFile({ path: 'references.bib', value: read('es/paper.bib') })
  const [item] = [...loadReferences(bib).items.values()]
  expect(bib.messages.map(String)).toEqual([])
  expect(item).toMatchObject({ type: 'report', publisher: 'Council of Bridges', genre: 'Paper', number: '1.0' })
  expect(String(item?.title).replace(/<[^>]*>/g, '')).toContain('Bridges: 50 % & more, #1_2 {x}')
  const [json] = JSON.parse(read('es/paper.csl.json'))
  expect(json).toMatchObject({ title: `${TITLE}: Why they are built`, language: 'es', version: '1.0' })
  expect(json.URL).toBe('https://example.org/bridges/es/paper.html')
  const ris = read('es/paper.ris').split('\r\n')
  expect(ris[0]).toBe('TY  - RPRT')
  expect(ris).toContain(`TI  - ${TITLE}: Why they are built`)
  expect(ris.at(-2)).toBe('ER  - ')
})

it('refuses a site that is no address, with its place', async () => {
  const root = createPublication({ 'content/publication.yaml': `site: our website\n${SETTINGS}` })
  const { messages } = await runPipeline({ root, formats: ['html'], progress: silent })
  expect(messages.map(({ file, line, column, rule }) => `${file}:${line}:${column} ${rule}`)).toEqual([
    'content/publication.yaml:1:7 yaml-schema',
  ])
})

it('every note leads to the full reference: in the bibliography, else to the note that has it', async () => {
  const body = 'One [@smith2020]. Two [@smith2020, p. 3].[^a] Three [@ruiz2019; @smith2020].\n\n[^a]: So it is.'
  const targets = (html: string) =>
    selectAll('.notes li', fromHtml(html)).map(note => selectAll('a.full', note).map(link => link.properties.href))
  expect(targets((await build(SETTINGS, body))('en/paper.html')).slice(0, 4)).toEqual([
    [],
    ['#note-1'],
    [],
    ['#note-1'],
  ])
  const listed = await build(SETTINGS, `${body}\n\n## Works\n\n::bibliography`)
  const page = listed('en/paper.html')
  expect(targets(page).slice(0, 4)).toEqual([
    ['#ref-smith2020'],
    ['#ref-smith2020'],
    [],
    ['#ref-smith2020', '#ref-ruiz2019'],
  ])
  expect(words(select('#note-2 a.full', fromHtml(page)))).toMatch(/3/)
})
