import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fromHtml } from 'hast-util-from-html'
import { select, selectAll } from 'hast-util-select'
import { toString as textOf } from 'hast-util-to-string'
import { expect, it } from 'vitest'
import { ask, copyBridges, serve } from './serve.ts'

const git = (root: string, ...args: string[]): string =>
  execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], { cwd: root, encoding: 'utf8' })

it('shows what changed since a revision in every edition and language, and which there is none of', async () => {
  const root = copyBridges()
  git(root, 'init', '-q')
  git(root, 'add', '.')
  git(root, 'commit', '-qm', 'Begin')
  git(root, 'branch', 'drafts/first')
  const settings = path.join(root, 'content/publication.yaml')
  writeFileSync(settings, readFileSync(settings, 'utf8').replace(/^version: .*$/m, 'version: "9.9"'))
  const { url } = await serve(root)
  const list = fromHtml((await ask(url, { path: '/redline/drafts/first' })).body)
  const links = selectAll('main a', list).map(({ properties }) => String(properties.href))
  expect(links).toContain('/redline/drafts/first/es/paper.html')
  const answer = await ask(url, { path: '/redline/drafts/first/es/paper.html' })
  const page = fromHtml(answer.body)
  expect(textOf(select('#chapter-redline', page) ?? page)).toContain('9.9')
  for (const sheet of selectAll('link[rel=stylesheet]', page)) {
    const { pathname } = new URL(String(sheet.properties.href), new URL('/redline/drafts/first/es/paper.html', url))
    expect((await ask(url, { path: pathname })).headers['content-type'], pathname).toMatch(/^text\/css/)
  }
  const missing = await ask(url, { path: '/redline/never' })
  expect(missing.status).toBe(404)
  expect(textOf(fromHtml(missing.body))).toContain('No revision never')
  // A name in an address leads to no folder.
  expect((await ask(url, { path: `/redline/${encodeURIComponent(root)}` })).status).toBe(404)
}, 120_000)
