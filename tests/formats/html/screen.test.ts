import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Element, Root } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { select, selectAll } from 'hast-util-select'
import { expect, it } from 'vitest'
import { runPipeline } from '../../../scripts/build/pipeline.ts'
import { silent } from '../../../scripts/ground/progress.ts'
import { chapter, createPublication, SETTINGS } from '../../support/publication.ts'
import { words } from '../../support/render.ts'

const TABLE = '| a |\n|---|\n| b |'
const DRAWING = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 300"><rect width="9" height="9"/></svg>'

const SECOND = '  - { id: brief, title: Brief, chapters: [01-arches] }\n'

async function build(body: string): Promise<(name: string) => Root> {
  const root = createPublication({
    'content/publication.yaml': SETTINGS.replace('actors:', `${SECOND}actors:`),
    'content/01-arches.md': chapter('Arches', body),
    'content/v.svg': DRAWING,
  })
  const { messages } = await runPipeline({ root, formats: ['html'], progress: silent })
  expect(messages.filter(({ severity }) => severity === 'error')).toEqual([])
  return name => fromHtml(readFileSync(path.join(root, 'dist', name), 'utf8'))
}

const figure = (width = '') => `:::figure{#fig-v src=v.svg alt="A square"${width}}\nA square.\n:::`
const policyOf = (page: Root) => String(select('meta[http-equiv]', page)?.properties.content)

it.each(['es/paper.html', 'index.html'])(
  '%s forbids whatever is not beside it, before anything is loaded',
  async name => {
    const page = (await build(`${figure()}`))(name)
    const head = select('head', page) as Element
    const first = head.children.filter(child => child.type === 'element').map(({ properties }) => properties)
    expect(first[0]?.charSet).toBe('utf-8')
    expect(first[1]?.httpEquiv).toEqual(['Content-Security-Policy'])
    expect(policyOf(page)).toContain("default-src 'none'")
    expect(policyOf(page)).not.toContain('unsafe')
  },
)

it('allows styles of elements only where a picture has a width of its own', async () => {
  const page = (await build(figure(' width=50%')))('en/paper.html')
  expect(policyOf(page)).toContain("style-src-attr 'unsafe-inline'")
  expect(policyOf(page)).not.toMatch(/script-src[^;]*unsafe/)
})

it('leads to the other edition in its language, and to all publications', async () => {
  const page = (await build('Text.'))('es/brief.html')
  const links = selectAll('nav.ways a', page).map(link => link.properties.href)
  expect(links).toEqual(['index.html', '../es/paper.html', '#cite'])
  expect(words(select('nav.ways [aria-current]', page))).toBe('Brief')
  expect(select('form[role=search]', page)?.properties.action).toBe('search.html')
})

it('lets the keyboard reach tables and drawings, which move aside on a narrow screen', async () => {
  const page = (await build(`${TABLE}\n\n:::table{#tab-a}[A]\n${TABLE}\n:::\n\n${figure()}`))('en/paper.html')
  for (const one of ['.scroll', 'figure.table', 'figure.figure > .media'])
    expect(select(`main ${one}`, page)?.properties.tabIndex, one).toBe(0)
  expect(select('figure.figure > .media', page)?.properties.ariaLabel).toBe('Figure 1')
  // It has no caption, and takes none of another.
  expect(select('main .scroll', page)?.properties.ariaLabel).toBeUndefined()
})

it('keeps a way to the contents in view', async () => {
  const page = (await build('Text.'))('pt/paper.html')
  expect(select('nav.contents > a.to-contents', page)?.properties.href).toBe('#contents')
  expect(words(select('a.to-contents', page))).toBe('Sumário')
})

it('has no section without a heading', async () => {
  const page = (await build(':::recommendation{#rec-z to="builders"}[Build]\nBuild.\n:::'))('en/paper.html')
  expect(select('div.recommendation#rec-z', page)).toBeTruthy()
  const sections = selectAll('section', page)
  expect(sections.length).toBeGreaterThan(0)
  for (const section of sections) expect(select('h1, h2, h3, h4, h5, h6', section)).toBeTruthy()
})
