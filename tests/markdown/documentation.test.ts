import { readFileSync } from 'node:fs'
import path from 'node:path'
import { toString as textOf } from 'mdast-util-to-string'
import { VFile } from 'vfile'
import { describe, expect, it } from 'vitest'
import { parseSource } from '../../scripts/markdown/parse.ts'
import { parseMarkdown } from '../../scripts/markdown/syntax.ts'

/** The samples in the tables of docs/markdown.md, by heading. */
function samplesBelow(title: string): [what: string, sample: string][] {
  const page = readFileSync(path.join(import.meta.dirname, '../../docs/markdown.md'), 'utf8')
  const blocks = parseMarkdown(page).children
  const at = blocks.findIndex(block => block.type === 'heading' && textOf(block) === title)
  const table = blocks[at + 1]
  if (table?.type !== 'table') throw new Error(`No table below ${title}`)
  return table.children
    .slice(1)
    .map(({ children: [what, sample] }) => [
      what ? textOf(what) : '',
      (sample ? textOf(sample) : '').replaceAll('⏎', '\n'),
    ])
}

function problemsIn(body: string): string[] {
  const file = new VFile({ path: 'content/a.md', value: `# Title\n\n${body}\n` })
  parseSource(file, { name: 'a', slug: 'a', actors: new Set() })
  return file.messages.map(({ line, ruleId }) => `${line} ${ruleId}`)
}

describe('what docs/markdown.md says', () => {
  it.each(samplesBelow('What is read'))('%s is read', (_what, sample) => {
    expect(problemsIn(sample)).toEqual([])
  })

  it.each(samplesBelow('What is an error'))('%s is an error with its place', (_what, sample) => {
    const problems = problemsIn(sample)
    expect(problems.length).toBeGreaterThan(0)
    for (const problem of problems)
      expect(problem).toMatch(/^\d+ (?:markdown-unsupported|table-cells|raw-html|directive-form|link-undefined)$/)
  })
})
