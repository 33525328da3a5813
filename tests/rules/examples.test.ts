import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { runPipeline } from '../../scripts/build/pipeline.ts'
import { Check } from '../../scripts/checks/definition/check.ts'
import { loadRules } from '../../scripts/checks/definition/registry.ts'
import { silent } from '../../scripts/ground/progress.ts'
import type { Example, ExampleParts } from '../../scripts/rules/definition/example.ts'
import type { Rule } from '../../scripts/rules/definition/rule.ts'
import { layExample } from '../support/example.ts'

const rules = await loadRules()
const shown = rules.flatMap(rule => ('bad' in rule.examples ? [{ rule, id: rule.id, ...rule.examples }] : []))

describe.each(shown)('$id', ({ rule, id, bad, good }) => {
  it('is reported where its bad example says, and nothing else is', async () => {
    const { messages, place, texts } = await tryOut(rule, bad)
    expect(messages).toEqual([`${place} ${id}`])
    // A message is one line, whatever it quotes.
    expect(texts.filter(text => /[\n\r\u2028\u2029]/.test(text))).toEqual([])
  })

  it('has a good example that nothing is said of', async () => {
    expect((await tryOut(rule, good)).messages).toEqual([])
  })
})

const without = rules.flatMap(({ id, examples }) =>
  'noExample' in examples ? [{ id, reason: examples.noExample }] : [],
)

it.each(without)('$id has no examples for a reason that names the test that has one', ({ id, reason }) => {
  const [test = ''] = /tests\/[\w/-]+\.test\.ts/.exec(reason) ?? []
  expect(readFileSync(path.join(import.meta.dirname, '../..', test), 'utf8')).toContain(id)
})

interface Outcome {
  /** `content/02-example.md:6:14 citation-unknown`. */
  messages: string[]
  place: string | undefined
  /** What the messages say. */
  texts: string[]
}

async function tryOut(rule: Rule, example: Example): Promise<Outcome> {
  const parts: ExampleParts = typeof example === 'string' ? { chapter: example } : example
  const root = mkdtempSync(path.join(tmpdir(), 'example-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  const place = await layExample(root, example)
  const release = rule instanceof Check && rule.when === 'release'
  if (release && !parts.uncommitted) commit(root)
  const { messages } = await runPipeline({ root, formats: [], release, progress: silent })
  return {
    messages: messages.map(({ file, line, column, rule: id }) => `${file}:${line}:${column} ${id}`),
    place,
    texts: messages.map(({ text }) => text),
  }
}

function commit(root: string): void {
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], { cwd: root })
  git('init', '-q')
  git('add', '-A')
  git('commit', '-q', '-m', 'x')
}
