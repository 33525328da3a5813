import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Table } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import { expect, it, onTestFinished } from 'vitest'
import { TOOLCHAIN_ROOT } from '../../scripts/ground/toolchain.ts'
import { parseMarkdown } from '../../scripts/markdown/syntax.ts'
import { runCommand } from '../support/command-line.ts'

const GUIDE = parseMarkdown(readFileSync(path.join(TOOLCHAIN_ROOT, 'docs/own-publication.md'), 'utf8')).children

/** What the guide has typed, in its order: the arguments behind `npm run`. */
const COMMANDS = GUIDE.flatMap(block => (block.type === 'code' ? [block.value] : []))
  .flatMap(code => code.replace(/\\\n\s*/g, '').split('\n'))
  .flatMap(line => /^npm run (.*)$/.exec(line.trim())?.[1] ?? [])
  .map(line => [...line.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? ''))
  .map(words => words.filter(word => word !== '--'))

/** Names of the files that a publication can have of its own, by the table of the guide. */
const OWN_FILES = GUIDE.flatMap(block => (block.type === 'table' ? (block as Table).children.slice(1) : []))
  .map(row => textOf(row.children[1] ?? row))
  .flatMap(cell => cell.match(/[\w<>/-]+\.(?:css|html|csl|json)/g) ?? [])

it('docs/own-publication.md, followed word for word, gives a publication with its own looks in every format', async () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'guide-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const root = path.join(folder, 'bridges')
  const follow = (words: readonly string[]) => runCommand(...words.map(word => (word === '../bridges' ? root : word)))
  const own = (name: string, text: string): void => {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true })
    writeFileSync(path.join(root, name), text)
  }
  const ours = (name: string): string => readFileSync(path.join(TOOLCHAIN_ROOT, 'templates', name), 'utf8')

  const [asking, telling, dev, check, build, ...more] = COMMANDS
  expect([asking?.[0], telling?.[0], dev?.[0], check?.[0], build?.[0], more]).toEqual([
    'new',
    'new',
    'dev',
    'check',
    'build',
    [],
  ])
  expect(await follow(telling ?? [])).toMatchObject({ code: 0, err: '' })
  expect(await follow(check ?? [])).toMatchObject({ code: 0, out: expect.stringMatching(/^No problems found/) })

  const changed: Record<string, () => void> = {
    'theme.css': () => own('templates/theme.css', `${ours('theme.css')}\n.own-theme { color: #123456; }\n`),
    'fonts.css': () => own('templates/fonts.css', ours('fonts.css')),
    'base.css': () => own('templates/base.css', ours('base.css')),
    'screen.css': () => own('templates/screen.css', `${ours('screen.css')}\n.own-screen { color: #234567; }\n`),
    'print.css': () => own('templates/print.css', `${ours('print.css')}\n.own-print { color: #345678; }\n`),
    'paper.html': () =>
      own('templates/paper.html', ours('paper.html').replace('</body>', '<p>A foot of our own.</p></body>')),
    'csl/my-style.csl': () => own('templates/csl/my-style.csl', ours('csl/policy-author-date.csl')),
    'locales/<language>/interface.json': () => own('locales/en/interface.json', '{ "contents": "What is where" }\n'),
  }
  expect(OWN_FILES.toSorted()).toEqual(Object.keys(changed).toSorted())
  for (const change of Object.values(changed)) change()
  const settings = readFileSync(path.join(root, 'content/publication.yaml'), 'utf8')
  own('content/publication.yaml', settings.replaceAll('style: policy-author-date', 'style: my-style'))

  expect(await follow(build ?? [])).toMatchObject({ code: 0 })
  const dist = path.join(root, 'dist')
  const page = readFileSync(path.join(dist, 'en/full-report.html'), 'utf8')
  expect(page).toContain('A foot of our own.')
  expect(page).toContain('What is where')
  expect(readFileSync(path.join(root, 'content/publication.yaml'), 'utf8')).toContain('style: my-style')
  const styles = readdirSync(path.join(dist, 'assets')).filter(name => name.endsWith('.css'))
  const all = styles.map(name => readFileSync(path.join(dist, 'assets', name), 'utf8')).join('\n')
  expect(all).toContain('#123456')
  expect(all).toContain('own-screen')
  for (const name of ['en/full-report.pdf', 'en/summary.pdf', 'fr/full-report.pdf', 'fr/summary.pdf'])
    expect(existsSync(path.join(dist, name))).toBe(true)
}, 240_000)
