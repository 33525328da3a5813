import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { runCommand } from '../support/command-line.ts'
import { createPublication, SETTINGS } from '../support/publication.ts'

const run = (root: string, ...argv: string[]) => runCommand(...argv, '--root', root)
const release = (root: string) => run(root, 'build', '--release', '--format', 'html')

/** A publication in two languages under version control, for `status`. */
async function publication(status: string): Promise<string> {
  const settings = SETTINGS.replace('status: draft', `status: ${status}`).replace('  - { id: pt, tag: pt-BR }\n', '')
  const root = createPublication({ 'content/publication.yaml': settings })
  await run(root, 'translations:sync')
  return root
}

function commit(root: string): void {
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], { cwd: root })
  if (!existsSync(path.join(root, '.git'))) {
    git('init', '-q')
    writeFileSync(path.join(root, '.gitignore'), 'dist\n')
  }
  git('add', '-A')
  git('commit', '-q', '-m', 'x')
}

function translateAll(root: string): void {
  for (const name of ['01-arches', '02-cables', 'publication']) {
    const file = path.join(root, `locales/es/${name}.json`)
    const entries = JSON.parse(readFileSync(file, 'utf8')) as Record<string, { source: string; target: string }>
    for (const entry of Object.values(entries))
      entry.target = entry.source.replace(/\p{L}{2,}(?![^[]*\])/gu, word => `${word.slice(1)}ar`)
    writeFileSync(file, `${JSON.stringify(entries, null, 2)}\n`)
  }
}

describe('build --release', () => {
  it('refuses a draft, missing translations and a folder outside version control, and lists them', async () => {
    const root = await publication('draft')
    const { code, out } = await release(root)
    expect(code).toBe(1)
    expect(out).toMatch(/content\/publication\.yaml:6:9 {2}error .*release-status/)
    expect(out).toMatch(/release-uncommitted/)
    expect(out).toMatch(
      /locales\/es\/01-arches\.json:\d+:\d+ {2}error {2}Missing translation of `arches\/p-\w+`.*release-untranslated/,
    )
    expect(existsSync(path.join(root, 'dist'))).toBe(false)
  })

  it('publishes what is translated and committed', async () => {
    const root = await publication('final')
    translateAll(root)
    commit(root)
    const { code, out } = await release(root)
    expect(out).not.toMatch(/error|warning/)
    expect(code).toBe(0)
    expect(existsSync(path.join(root, 'dist/es/paper.html'))).toBe(true)
  })

  it('refuses a translation of an older text, and changes that are not committed', async () => {
    const root = await publication('consultation')
    translateAll(root)
    commit(root)
    const chapter = path.join(root, 'content/01-arches.md')
    writeFileSync(chapter, readFileSync(chapter, 'utf8').replace('by leaning', 'only by leaning'))
    const { code, out } = await release(root)
    expect(code).toBe(1)
    expect(out).toMatch(/locales\/es\/01-arches\.json:\d+:\d+ {2}error .*release-stale/)
    expect(out).toMatch(/release-uncommitted/)
  })

  it('lets drafts be built, with the share on the cover', async () => {
    const root = await publication('draft')
    expect((await run(root, 'build', '--format', 'html')).code).toBe(0)
    expect(readFileSync(path.join(root, 'dist/es/paper.html'), 'utf8')).toMatch(
      /Traducido al 0\u00a0% a partir del texto inglés del 15\sde\sdiciembre de 2022/,
    )
  })
})
