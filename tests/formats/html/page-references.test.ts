import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { runPipeline } from '../../../scripts/build/pipeline.ts'
import { silent } from '../../../scripts/ground/progress.ts'
import { pageTexts } from '../../support/pdf.ts'
import { createPublication } from '../../support/publication.ts'

it('names the page in print and the section on screen', async () => {
  const root = createPublication({
    'content/01-arches.md': '---\ntitle: Arches\n---\n\nSee [](#sec-cables){page}.\n',
    'content/02-cables.md': '---\ntitle: Cables\nid: sec-cables\n---\n\nCables pull.\n',
  })
  const { messages } = await runPipeline({ root, formats: ['html', 'pdf'], progress: silent })
  expect(messages.filter(({ severity }) => severity === 'error')).toEqual([])
  const html = readFileSync(path.join(root, 'dist/en/paper.html'), 'utf8').replaceAll('\u00a0', ' ')
  expect(html.replace(/<[^>]+>/g, '')).toContain('See chapter 2.')
  const pages = await pageTexts(new Uint8Array(readFileSync(path.join(root, 'dist/es/paper.pdf'))))
  const page = pages.findIndex(text => text.includes('Cables pull')) + 1
  expect(pages.join(' ').replace(/\s+/g, ' ')).toContain(`See página ${page}`)
})
