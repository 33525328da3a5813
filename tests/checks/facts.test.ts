import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { runPipeline } from '../../scripts/build/pipeline.ts'
import factUnknown from '../../scripts/checks/fact-unknown.ts'
import { silent } from '../../scripts/ground/progress.ts'
import { loadFacts } from '../../scripts/load/facts.ts'
import { createPublication } from '../support/publication.ts'
import { runCheck } from './run-check.ts'
import { sourceOf } from './source.ts'

const SOURCES = `# What each chapter rests on

- **F** facts come from books.

## 01-arches

- F1: Arches lean. \`smith2020\`
- F12: They lean well. \`smith2020\`

## 02-cables

- K3: Cables pull. \`ruiz2019\`
`

function problems(body: string, sources: string | undefined = SOURCES, name = '01-arches'): string[] {
  const root = createPublication({ 'docs/sources.md': sources })
  const source = sourceOf(body, name)
  runCheck(factUnknown, [source], { facts: loadFacts(root).facts })
  return source.file.messages.map(({ line, column, ruleId, reason }) => `${line}:${column} ${ruleId} ${reason}`)
}

describe('facts that comments name', () => {
  it('are those of docs/sources.md', () => {
    expect(problems('<!-- fact: F1, F12 -->\nArches lean.')).toEqual([])
    expect(problems('<!-- facts: F1; F12 -->\nArches lean.')).toEqual([])
  })

  it('are pointed at when they are not', () => {
    const text = 'Arches\nlean <!-- fact: F1, F21 -->.\n\n<!-- fact: X -->'
    expect(problems(text)).toEqual([
      '6:21 fact-unknown No fact `F21` is listed in docs/sources.md; did you mean `F1`?',
      '8:12 fact-unknown No fact `X` is listed in docs/sources.md',
    ])
  })

  it('stand there under their chapter, if it has a section', () => {
    expect(problems('<!-- fact: K3 -->\nArches lean.')).toEqual([
      '5:12 fact-unknown Fact `K3` is listed for another chapter: list it under `## 01-arches` in docs/sources.md',
    ])
    expect(problems('<!-- fact: K3 -->\nTowers stand.', SOURCES, '03-towers')).toEqual([])
  })

  it('are unknown without that list, and nothing is said where no comment names one', () => {
    const root = createPublication()
    expect(loadFacts(root)).toEqual({ facts: new Map(), file: undefined })
    const source = sourceOf('Since 1999.\n\n<!-- fact: F1 -->\nArches lean.')
    runCheck(factUnknown, [source])
    expect(source.file.messages.map(String)).toHaveLength(1)
  })

  it('never show', async () => {
    const root = createPublication({
      'content/01-arches.md': '---\ntitle: Arches\n---\n\n<!-- fact: F1 -->\nArches <!-- fact: F12 --> lean.\n',
      'docs/sources.md': SOURCES,
    })
    await runPipeline({ root, formats: ['html'], progress: silent })
    const html = readFileSync(`${root}/dist/en/paper.html`, 'utf8').replace(/\s+/g, ' ')
    expect(html).toContain('Arches lean.')
    expect(html).not.toMatch(/F12?\b|fact:/)
  })
})
