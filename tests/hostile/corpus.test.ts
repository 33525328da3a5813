import { execFileSync } from 'node:child_process'
import { lstatSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { runCommand } from '../support/command-line.ts'
import { createPublication } from '../support/publication.ts'
import { type HostileInput, OUTSIDE, SECRET, SECRETS } from './corpus.ts'
import { FILES } from './inputs/files.ts'

/** Every input of the corpus; a file in inputs/ for each area. */
const CORPUS: readonly HostileInput[] = [...FILES]

let outside = ''
beforeAll(() => {
  outside = mkdtempSync(path.join(tmpdir(), 'outside-'))
  for (const [name, text] of Object.entries(SECRETS)) {
    mkdirSync(path.dirname(path.join(outside, name)), { recursive: true })
    writeFileSync(path.join(outside, name), text)
  }
  symlinkSync('circle', path.join(outside, 'circle'))
})
afterAll(() => rmSync(outside, { recursive: true, force: true }))

function publicationOf({ files, links = {}, pipes = [], folders = [] }: HostileInput): string {
  const root = createPublication(files)
  const at = (relative: string): string => {
    mkdirSync(path.dirname(path.join(root, relative)), { recursive: true })
    return path.join(root, relative)
  }
  for (const [from, to] of Object.entries(links)) symlinkSync(to.replace(OUTSIDE, outside), at(from))
  for (const pipe of pipes) execFileSync('mkfifo', [at(pipe)])
  for (const folder of folders) mkdirSync(at(folder))
  return root
}

test('names are given once', () => {
  expect(new Set(CORPUS.map(({ name }) => name)).size).toBe(CORPUS.length)
})

test.each(CORPUS.map(input => [input.name, input] as const))('%s', { timeout: 180_000 }, async (_, input) => {
  const root = publicationOf(input)
  const { code, out, err } = await runCommand('check', '--root', root)
  if (input.expected) expect(out).toMatch(input.expected)
  expect(err).not.toMatch(/^\s+at /m)
  expect(code).toBe(input.expected ? 1 : 0)
  expect(out + err).not.toContain(SECRET)
  expect(placesBeyond(root, out)).toEqual([])
})

/** Messages whose place their file does not have. */
function placesBeyond(root: string, out: string): string[] {
  return out.split('\n').filter(message => {
    const [, name = '', line, column] = /^(\S+?):(\d+):(\d+) {2}(?:error|warning)/.exec(message) ?? []
    if (line === undefined) return false
    const text = textOf(path.join(root, name))
    return text !== undefined && Number(column) > (text.split('\n')[Number(line) - 1] ?? '').length + 1
  })
}

/** Nothing where it cannot be read as it stands: a pipe, a link that leads out. */
function textOf(file: string): string | undefined {
  try {
    if (!lstatSync(file).isFile()) return undefined
    return readFileSync(file, 'utf8').replace(/\r\n?/g, '\n')
  } catch {
    return undefined
  }
}
