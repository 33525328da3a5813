import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fromHtml } from 'hast-util-from-html'
import { select } from 'hast-util-select'
import { expect, it } from 'vitest'
import { runPipeline } from '../../scripts/build/pipeline.ts'
import { silent } from '../../scripts/ground/progress.ts'
import { type Contents, createPublication, SETTINGS } from '../support/publication.ts'
import { words } from '../support/render.ts'

/** Builds in English alone, and reads what the page on accessibility says. */
async function told(contents: Contents, measure: boolean): Promise<string> {
  const settings = SETTINGS.replace(/ {2}- \{ id: (es|pt).*\n/g, '')
  const root = createPublication({ 'content/publication.yaml': settings, ...contents })
  const { messages } = await runPipeline({ root, formats: ['html'], measure, progress: silent })
  expect(messages.filter(({ severity }) => severity === 'error')).toEqual([])
  return words(select('main', fromHtml(readFileSync(path.join(root, 'dist/en/accessibility.html'), 'utf8'))))
}

it('tells what axe-core found in the pages, where they were measured', async () => {
  expect(await told({}, false)).toContain('were not measured')
  expect(await told({}, true)).toMatch(
    /1 page was examined with axe-core 4\.\d+\.\d+ at 1440 and 320 pixels.*No fault was found/,
  )
})

it('tells of faults that a design brought, and where they are', async () => {
  const faint = ':root { --ink: #ccc; --ink-soft: #ccc; --brand: #173f6b; --accent: #0a534f; --paper: #fff }'
  expect(await told({ 'templates/theme.css': faint }, true)).toMatch(
    /1 fault was found.*en\/paper\.html: color-contrast/,
  )
})
