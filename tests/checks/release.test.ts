import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { TOOLCHAIN_ROOT } from '../../scripts/ground/toolchain.ts'
import { runCommand } from '../support/command-line.ts'
import { chapter, createPublication, SETTINGS } from '../support/publication.ts'

const CLI = path.join(TOOLCHAIN_ROOT, 'scripts/start.js')
const run = (root: string, ...argv: string[]) => runCommand(...argv, '--root', root)
const release = (root: string) => run(root, 'build', '--release')

/** A publication in two languages under version control, for `status`. */
async function publication(status: string): Promise<string> {
  const settings = SETTINGS.replace('status: draft', `status: ${status}`)
    .replace('  - { id: pt, tag: pt-BR }\n', '')
    .replace('editions:', 'formats: [html, recommendations]\neditions:')
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
      entry.target = entry.source.replace(/\p{L}{2,}(?![^[]*\])/gu, word => `${word[0]}${word.slice(2)}ar`)
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
      /locales\/es\/01-arches\.json:\d+:\d+ {2}error {2}`arches\/p-\w+`.* is not translated.*release-untranslated/,
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
    const root = await publication('final')
    translateAll(root)
    commit(root)
    const chapter = path.join(root, 'content/01-arches.md')
    writeFileSync(chapter, readFileSync(chapter, 'utf8').replace('by leaning', 'only by leaning'))
    const { code, out } = await release(root)
    expect(code).toBe(1)
    expect(out).toMatch(/locales\/es\/01-arches\.json:\d+:\d+ {2}error .*release-stale/)
    expect(out).toMatch(/Changes are not committed, in `content\/01-arches\.md`: .*release-uncommitted/)
  })

  it('refuses what calls itself a draft, in its status and in its words, in any language', async () => {
    const root = await publication('consultation')
    const chapter = path.join(root, 'content/01-arches.md')
    writeFileSync(chapter, `${readFileSync(chapter, 'utf8')}\nThe first draft of 2019 said so; this\ndraft asks why.\n`)
    await run(root, 'translations:sync')
    translateAll(root)
    const translated = path.join(root, 'locales/es/02-cables.json')
    writeFileSync(translated, readFileSync(translated, 'utf8').replace('"target": "', '"target": "Este borrador: '))
    commit(root)
    const { code, out } = await release(root)
    expect(code).toBe(1)
    expect(out).toMatch(/publication\.yaml:6:9 .*`consultation`: write `final`.*release-status/)
    expect(out).toMatch(/content\/01-arches\.md:8:34 .*A release says `this draft`.*release-draft/)
    expect(out).toMatch(/locales\/es\/02-cables\.json:\d+:16 .*`Este borrador`.*release-draft/)
    expect(out.match(/release-draft/g)).toHaveLength(2)
  })

  it('is whole: a part of it is refused before anything is read', async () => {
    const root = await publication('final')
    for (const part of [
      ['--format', 'html'],
      ['--edition', 'paper'],
      ['--language', 'es'],
    ])
      expect(await run(root, 'build', '--release', ...part)).toMatchObject({
        code: 2,
        err: expect.stringContaining(`leave \`${part[0]}\` out`),
      })
  })

  it('lets drafts be built, with the share on the cover', async () => {
    const root = await publication('draft')
    expect((await run(root, 'build', '--format', 'html')).code).toBe(0)
    expect(readFileSync(path.join(root, 'dist/es/paper.html'), 'utf8')).toMatch(
      /Traducido al 0\u00a0% a partir del texto inglés del 15\sde\sdiciembre de 2022/,
    )
  })
})

describe('a build of a part', () => {
  const recommendation = chapter('Cables', ':::recommendation{#rec-a to="towns"}[Pull]\nPull.\n:::')
  const built = (root: string): string[] =>
    readdirSync(path.join(root, 'dist'), { recursive: true, encoding: 'utf8' })
      .filter(name => /^e[ns]\/(?:paper|recommendations)\./.test(name))
      .sort()

  it('keeps the rest of its version, and nothing of another one', async () => {
    const root = await publication('draft')
    writeFileSync(path.join(root, 'content/02-cables.md'), recommendation)
    await run(root, 'build')
    const all = built(root)
    expect(all).toEqual(expect.arrayContaining(['en/paper.html', 'en/recommendations.json', 'es/paper.html']))
    await run(root, 'build', '--language', 'en', '--format', 'html')
    expect(built(root)).toEqual(all)

    const settings = path.join(root, 'content/publication.yaml')
    writeFileSync(settings, readFileSync(settings, 'utf8').replace('version: "1.0"', 'version: "1.1"'))
    await run(root, 'build', '--language', 'en', '--format', 'html')
    expect(built(root)).toEqual(['en/paper.bib', 'en/paper.csl.json', 'en/paper.html', 'en/paper.ris'])
    const list = (language: string) => readFileSync(path.join(root, `dist/${language}/index.html`), 'utf8')
    expect(list('en')).toContain('1.1')
    for (const language of ['en', 'es']) expect(list(language)).not.toMatch(/1\.0|es\/paper|recommendations/)
  })
})

it('leaves dist/ readable to a web server, as far as the umask lets it', {
  skip: process.platform === 'win32',
}, async () => {
  const root = await publication('draft')
  const modes = () =>
    ['', 'en', 'en/paper.html', 'index.html'].map(name => statSync(path.join(root, 'dist', name)).mode & 0o777)
  const build = (umask: string) =>
    spawnSync('sh', [
      '-c',
      `umask ${umask}; exec "$@"`,
      'sh',
      process.execPath,
      CLI,
      'build',
      '--format',
      'html',
      '--root',
      root,
    ])
  build('022')
  expect(modes()).toEqual([0o755, 0o755, 0o644, 0o644])
  rmSync(path.join(root, 'dist'), { recursive: true })
  build('027')
  expect(modes()).toEqual([0o750, 0o750, 0o640, 0o640])
})
