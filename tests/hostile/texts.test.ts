import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { ReportedMessage } from '../../scripts/ground/report.ts'
import { runCommand } from '../support/command-line.ts'
import { layPublication } from '../support/publication.ts'
import { TEXTS } from './corpus-texts.ts'
import { HostSocket } from './host-socket.ts'
import { type HostileText, layTexts } from './texts.ts'

// One check tells of all: each text has a place of its own, at which it is looked up.

const root = mkdtempSync(path.join(tmpdir(), 'hostile-'))
const laid = layTexts(TEXTS)
const host = new HostSocket()
let messages: readonly ReportedMessage[] = []
let printed = ''

beforeAll(async () => {
  await host.listen()
  layPublication(root, host.named(laid.contents))
  const { out, err } = await runCommand('check', '--format', 'json', '--root', root)
  messages = JSON.parse(out)
  printed = err
})
afterAll(() => {
  host.close()
  rmSync(root, { recursive: true, force: true })
})

/** By the files that they are on. */
function byFile(): Map<string, ReportedMessage[]> {
  return Map.groupBy(messages, ({ file }) => file)
}

/** Whether a text is refused at its own place under its rule, or taken without an error. */
function isAsExpected(text: HostileText, own: readonly ReportedMessage[]): boolean {
  const { rule } = text
  return rule === undefined
    ? own.every(({ severity }) => severity !== 'error')
    : own.some(message => message.rule.startsWith(rule))
}

test('names are given once', () => {
  expect(new Set(TEXTS.map(({ name }) => name)).size).toBe(TEXTS.length)
  expect(TEXTS.length).toBeGreaterThan(400)
})

test.each(Object.entries(Object.groupBy(TEXTS, ({ shelf }) => shelf)))(
  '%s: each is refused at its place, or taken',
  (_, texts) => {
    const files = byFile()
    const otherwise = texts.flatMap(text => {
      const where = laid.where.get(text)
      const own = (files.get(where?.path ?? '') ?? []).filter(
        ({ line }) => where && line >= where.from && line <= where.to,
      )
      return isAsExpected(text, own) ? [] : [[text.name, text.rule, own.map(({ rule }) => rule)]]
    })
    expect(otherwise).toEqual([])
  },
)

test('nothing of it ran, was asked for or changed what programs share, and no stack is shown', () => {
  expect(host.heard).toEqual([])
  expect({}).not.toHaveProperty('polluted')
  expect(printed).not.toMatch(/^\s+at /m)
})

test('messages name places that their files have', () => {
  const lines = new Map(Object.entries(laid.contents).map(([name, text]) => [name, String(text).split('\n')]))
  const beyond = messages.filter(({ file, line, column }) => {
    const own = lines.get(file)
    return own !== undefined && column > (own[line - 1] ?? '').length + 1
  })
  expect(beyond).toEqual([])
})
