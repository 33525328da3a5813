import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { OneFile } from '../../scripts/commands/one-file.ts'
import { chapter, createPublication } from '../support/publication.ts'

const faulty = () =>
  createPublication({ 'content/01-arches.md': chapter('Arches', 'They lean [@nobody] , says [](#fig-x).') })

it('runs a check from one file that says what a check of all files says, until it is no longer of the toolchain', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'one-file-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const oneFile = new OneFile(folder)
  expect(oneFile.find()).toBeUndefined()
  // Who runs the tests may have saved a file a moment ago.
  await expect.poll(() => oneFile.make().then(() => oneFile.find()), { timeout: 30_000 }).toBeDefined()
  // Which is read sooner.
  const [name = ''] = readdirSync(folder).filter(file => file.endsWith('.mjs'))
  expect(/^[\0-\x7f]*$/.test(readFileSync(path.join(folder, name), 'utf8'))).toBe(true)
  const root = faulty()
  const run = (program: string) =>
    spawnSync(process.execPath, ['--input-type=module', '--eval', program, '--', 'check', '--json', '--root', root], {
      encoding: 'utf8',
    })
  const start = (url: string) => `process.argv.splice(1, 0, ''); await (await import('${url}')).main()`
  const { stdout, stderr, status } = run(start(oneFile.find()?.url ?? ''))
  expect(stderr).toBe('')
  expect(status).toBe(1)
  const rules = (JSON.parse(stdout) as { rule: string }[]).map(({ rule }) => rule)
  expect(rules).toContain('citation-unknown')
  expect(rules).toContain('space-before-mark')
  const all = run(start(new URL('../../scripts/cli.ts', import.meta.url).href))
  expect(JSON.parse(stdout)).toEqual(JSON.parse(all.stdout))

  const made = path.join(folder, 'made.json')
  writeFileSync(made, readFileSync(made, 'utf8').replace(/"stamp":"./, '"stamp":"x'))
  expect(oneFile.find()).toBeUndefined()
  writeFileSync(made, '{"name":"../elsewhere.mjs"}')
  expect(oneFile.find()).toBeUndefined()
  expect(readdirSync(folder)).toHaveLength(2)
})

it.each([
  [['check'], true],
  [['check', '--json', '--root', '.'], true],
  [['check', '--no-cache'], false],
  [['check', '--watch'], false],
  [['check', '--fix'], false],
  [['build'], false],
  [[], false],
])('may run %j from one file: %s', (argv, suits) => {
  expect(OneFile.suits(argv)).toBe(suits)
})
