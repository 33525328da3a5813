import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fromHtml } from 'hast-util-from-html'
import { select, selectAll } from 'hast-util-select'
import { toString as textOf } from 'hast-util-to-string'
import { expect, it } from 'vitest'
import { runPipeline } from '../../../scripts/build/pipeline.ts'
import { silent } from '../../../scripts/ground/progress.ts'
import { chapter, createPublication } from '../../support/publication.ts'
import { type PaintedText, readDocument } from './verify-read.ts'

const FILLER = Array.from({ length: 12 }, (_, at) => `Paragraph ${at} ${'has words enough for lines. '.repeat(18)}`)
const BODY = [
  ...FILLER,
  '::key-words[Wooden arches]',
  `Kestrels nest below them. ${'They are old and few are left. '.repeat(12)}`,
  '::key-words[Only a list]',
  '- An item behind key words.',
]

it('key words stand in print beside the paragraph behind them, and above it elsewhere', async () => {
  const root = createPublication({ 'content/01-arches.md': chapter('Arches', BODY.join('\n\n')) })
  const { messages } = await runPipeline({ root, formats: ['html', 'pdf'], languages: ['en'], progress: silent })
  expect(messages.filter(({ severity }) => severity === 'error').map(String)).toEqual([])
  const { pages } = await readDocument(readFileSync(path.join(root, 'dist/en/paper.pdf')))
  const find = (start: string): PaintedText | undefined =>
    pages.flatMap(({ texts }) => texts).find(({ text }) => text.startsWith(start))
  const pageOf = (start: string) => pages.find(({ texts }) => texts.some(({ text }) => text.startsWith(start)))?.number

  const [words, line] = [find('Wooden'), find('Kestrels')]
  expect(pageOf('Wooden')).toBe(pageOf('Kestrels'))
  expect(Math.abs((words?.y ?? 0) - (line?.y ?? 99))).toBeLessThan(4)
  expect((words?.x ?? 0) + (words?.width ?? 0)).toBeLessThan(line?.x ?? 0)
  expect(words?.roles).toContain('P')

  // No paragraph follows.
  expect(find('Only a list')?.y).toBeGreaterThan(find('An item')?.y ?? 0)

  const main = select('main', fromHtml(readFileSync(path.join(root, 'dist/en/paper.html'), 'utf8')))
  const shown = selectAll('p.key-words', main ?? undefined).map(element => textOf(element))
  expect(shown).toEqual(['Wooden arches', 'Only a list'])
})
