import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { runPipeline } from '../../scripts/build/pipeline.ts'
import { silent } from '../../scripts/ground/progress.ts'

const FIXTURE = path.join(import.meta.dirname, '../fixtures/planted')
/** `⟦space-double:  ⟧` marks what breaks a rule; the rule and the marks are taken out before anything is read. */
const MARK = /⟦([a-z-]+):([^⟧]*)⟧/g

interface Planted {
  text: string
  /** `1:7 space-double` */
  mistakes: string[]
}

function readPlanted(marked: string): Planted {
  const mistakes: string[] = []
  let text = ''
  let from = 0
  for (const { 0: mark, 1: rule, 2: word = '', index } of marked.matchAll(MARK)) {
    text += marked.slice(from, index)
    const lines = text.split('\n')
    mistakes.push(`${lines.length}:${(lines.at(-1)?.length ?? 0) + 1} ${rule}`)
    text += word
    from = index + mark.length
  }
  return { text: text + marked.slice(from), mistakes }
}

it('finds every mistake that was planted, at its word, once, and nothing else', async () => {
  const root = mkdtempSync(path.join(tmpdir(), 'planted-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  cpSync(FIXTURE, root, { recursive: true })
  const expected: string[] = []
  for (const name of readdirSync(path.join(root, 'content')).filter(file => file.endsWith('.md'))) {
    const file = path.join(root, 'content', name)
    const { text, mistakes } = readPlanted(readFileSync(file, 'utf8'))
    writeFileSync(file, text)
    expected.push(...mistakes.map(mistake => `content/${name}:${mistake}`))
  }
  const { messages } = await runPipeline({ root, formats: [], progress: silent })
  const found = messages.map(({ file, line, column, rule }) => `${file}:${line}:${column} ${rule}`)
  expect(found.sort()).toEqual(expected.sort())
})
