import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { answerRound, copyWorkedRound, WORKED_FILES } from '../../scripts/docs/worked-round.ts'
import { runCommand } from '../support/command-line.ts'

const GUIDE = readFileSync(path.join(import.meta.dirname, '../../docs/consultation.md'), 'utf8')

/** The commands of the guide’s walk, each with what it prints there. */
const steps = [...GUIDE.matchAll(/^```console\n([\s\S]*?)^```$/gm)].flatMap(([, block = '']) =>
  block.split(/^\$ npm run /m).flatMap(step => {
    const [line = '', ...output] = step.trim().split('\n')
    return line === '' ? [] : [{ line, output: output.join('\n').trim() }]
  }),
)

const root = mkdtempSync(path.join(tmpdir(), 'walk-'))
afterAll(() => rmSync(root, { recursive: true, force: true }))

it('is walked in the guide with the commands and words of today', { timeout: 120_000 }, async () => {
  copyWorkedRound(root)
  for (const [name, from] of WORKED_FILES) cpSync(from, path.join(root, name))
  expect(steps.length).toBeGreaterThan(3)
  for (const { line, output } of steps) {
    const [name = '', ...words] = (line.match(/"[^"]*"|\S+/g) ?? []).filter(word => word !== '--')
    const args = words
      .map(word => word.replaceAll('"', ''))
      .map(word => (WORKED_FILES.has(word) ? path.join(root, word) : word))
    if (name === 'consultation:report') answerRound(root)
    const { out } = await runCommand(name as 'consultation:import', '--root', root, ...args)
    const shown = out.replaceAll(`${root}/`, '')
    const close = (text: string): string => text.replace(/\n{2,}/g, '\n').trim()
    expect(close(shown), line).toBe(close(output))
  }
  expect(existsSync(path.join(root, 'dist/en/consultation-first.html'))).toBe(true)
})
