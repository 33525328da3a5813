import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { runPipeline } from '../../scripts/build/pipeline.ts'
import { silent } from '../../scripts/ground/progress.ts'
import { layExample, pointIn } from '../support/example.ts'

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
    mistakes.push(`${pointIn(text, text.length)} ${rule}`)
    text += word
    from = index + mark.length
  }
  return { text: text + marked.slice(from), mistakes }
}

async function found(root: string): Promise<string[]> {
  const { messages } = await runPipeline({ root, formats: [], progress: silent })
  return messages.map(({ file, line, column, rule }) => `${file}:${line}:${column} ${rule}`)
}

function folder(): string {
  const root = mkdtempSync(path.join(tmpdir(), 'planted-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  return root
}

it('finds every mistake that was planted, at its word, once, and nothing else', async () => {
  const root = folder()
  cpSync(FIXTURE, root, { recursive: true })
  const expected: string[] = []
  const planted = readdirSync(path.join(root, 'content')).filter(file => file.endsWith('.md'))
  for (const name of [...planted.map(file => `content/${file}`), 'references.bib', 'content/acronyms.yaml']) {
    const file = path.join(root, name)
    const { text, mistakes } = readPlanted(readFileSync(file, 'utf8'))
    writeFileSync(file, text)
    expected.push(...mistakes.map(mistake => `${name}:${mistake}`))
  }
  expect((await found(root)).sort()).toEqual(expected.sort())
})

const targets = readFileSync(path.join(FIXTURE, 'targets.es.txt'), 'utf8').trim().split('\n')

it.each(targets)('finds what was planted in a translation, inside the value of its file: %s', async marked => {
  const root = folder()
  const [, rule = '', word = ''] = MARK.exec(marked) ?? []
  MARK.lastIndex = 0
  const target = marked.replace(MARK, `⟦${word}⟧`)
  const { text: translated } = readPlanted(marked)
  // What else the two differ in is no part of this.
  const note =
    'ignore parity-number: x. ignore parity-punctuation: x. ignore parity-emphasis: x. ignore parity-quotes: x.'
  const place = await layExample(root, {
    chapter: 'Arches "lean".',
    translation: { source: 'Arches "lean".', target, note },
  })
  expect([await found(root), translated]).toEqual([[`${place} ${rule}`], translated])
})
