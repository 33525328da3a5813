import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it, vi } from 'vitest'
import { runCommand } from '../support/command-line.ts'
import { chapter, createPublication, SETTINGS } from '../support/publication.ts'

const git = (root: string, ...args: string[]): string =>
  execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], { cwd: root, encoding: 'utf8' })

/** A publication in English with two commits, the second of which edits a chapter. */
function twoCommits(): string {
  const root = createPublication({
    'content/publication.yaml': SETTINGS.replace(/\n {2}- \{ id: es.*\n.*pt-BR \}/, '').replace(
      'editions:',
      'formats: [html]\neditions:',
    ),
  })
  git(root, 'init', '-q')
  git(root, 'add', '.')
  git(root, 'commit', '-qm', 'Begin')
  git(root, 'tag', 'v1')
  writeFileSync(
    path.join(root, 'content/01-arches.md'),
    chapter('Arches', 'Arches carry by leaning hard [@smith2020, p. 4].'),
  )
  git(root, 'commit', '-qam', 'Edit')
  return root
}

const page = (root: string): string => readFileSync(path.join(root, 'dist/en/paper.redline.html'), 'utf8')

it('reads a revision without touching the working tree or running a filter, and leaves nothing behind', async () => {
  const root = twoCommits()
  const ran = path.join(root, '..', `${path.basename(root)}-ran`)
  const program = `"touch '${ran}'; cat"`
  appendFileSync(path.join(root, '.git/config'), `\n[filter "x"]\n\tclean = ${program}\n\tsmudge = ${program}\n`)
  writeFileSync(path.join(root, '.gitattributes'), '* filter=x\n')
  const temporary = path.join(root, 'temporary')
  mkdirSync(temporary)
  vi.stubEnv('TMPDIR', temporary)
  const index = readFileSync(path.join(root, '.git/index'))
  const { code } = await runCommand('redline', 'v1', 'HEAD', '--root', root)
  expect(code).toBe(0)
  expect(page(root)).toMatch(/<ins[^>]*>[^<]*hard/)
  // A redline is not cited, and has no files for managers of references beside it.
  expect(readdirSync(path.join(root, 'dist/en'))).toEqual(['paper.redline.html'])
  expect(page(root)).not.toContain('.redline.bib')
  expect(readFileSync(path.join(root, '.git/index'))).toEqual(index)
  expect(existsSync(ran)).toBe(false)
  vi.unstubAllEnvs()
  expect(readdirSync(temporary)).toEqual([])
})

it('tells of a revision that cannot be had what to do', async () => {
  const root = twoCommits()
  const said = async (...args: string[]) => (await runCommand('redline', ...args, '--root', root)).err
  expect(await said('v2')).toMatch(/^No revision `v2`.*`v1`/)
  expect(await said()).toMatch(/^A redline takes one or two revisions/)
  const shallow = `${root}-shallow`
  git(root, 'clone', '-q', '--depth=1', `file://${root}`, shallow)
  const { err } = await runCommand('redline', 'HEAD~1', '--root', shallow)
  rmSync(shallow, { recursive: true, force: true })
  expect(err).toMatch(/shallow clone: run `git fetch --unshallow`/)
})

it('tells what is wrong in an old revision, with its name, and shows the rest', async () => {
  const root = twoCommits()
  writeFileSync(path.join(root, 'content/01-arches.md'), chapter('Arches', 'Arches carry by leaning [](#nowhere).'))
  git(root, 'commit', '-qam', 'Break')
  git(root, 'tag', 'broken')
  git(root, 'checkout', '-q', 'v1')
  const { code, out } = await runCommand('redline', 'broken', '--root', root)
  expect(code).toBe(1)
  expect(out).toMatch(/^broken \(\w+\):content\/01-arches\.md:5:\d+ +error/m)
  expect(page(root)).toContain('redline')
})

it('drafts a changelog from what changed', async () => {
  const root = twoCommits()
  const { code, out } = await runCommand('redline', 'v1', '--changelog', '--root', root)
  expect(code).toBe(0)
  expect(out).toMatch(/^## 1\.0 \(2022-12-15\)\n\n### Arches\n\n- edited: .*\*\*hard\*\*/m)
  expect(existsSync(path.join(root, 'dist'))).toBe(false)
})

it('keeps the changelog: a draft above the older entries, and never over what somebody wrote', async () => {
  const root = twoCommits()
  const file = path.join(root, 'content/CHANGELOG.md')
  const keep = () => runCommand('redline', 'v1', '--changelog', '--write', '--root', root)
  expect(await keep()).toMatchObject({ code: 0, out: expect.stringContaining('a draft for version 1.0') })
  expect(readFileSync(file, 'utf8')).toMatch(/^# What changed in the text\n\n## 1\.0 \(2022-12-15\)\n\n### Arches\n/)
  const edited = '# Changes\n\nFor readers.\n\n## 1.0 (2022-12-15)\n\n- Arches lean hard.\n'
  writeFileSync(file, edited)
  expect(await keep()).toMatchObject({ code: 1, err: expect.stringContaining('tells of version 1.0 already') })
  expect(readFileSync(file, 'utf8')).toBe(edited)
  const settings = path.join(root, 'content/publication.yaml')
  writeFileSync(settings, readFileSync(settings, 'utf8').replace(/^version: .*/m, 'version: "1.1"'))
  expect((await keep()).code).toBe(0)
  expect(readFileSync(file, 'utf8')).toMatch(
    /^# Changes\n\nFor readers\.\n\n## 1\.1 .*\n[\s\S]*\n\n## 1\.0 \(2022-12-15\)\n\n- Arches lean hard\.\n$/,
  )
  const { code, err } = await runCommand('redline', 'v1', 'HEAD', '--changelog', '--write', '--root', root)
  expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining('as it is now') })
})

it('tells of a revision that is ambiguous, or older than the paper, in a sentence', async () => {
  const root = twoCommits()
  const said = async (...args: string[]) => (await runCommand('redline', ...args, '--root', root)).err
  git(root, 'checkout', '-q', '--orphan', 'before')
  git(root, 'rm', '-rfq', '--cached', '.')
  git(root, 'add', 'references.bib')
  git(root, 'commit', '-qm', 'Collect works')
  git(root, 'checkout', '-qf', 'v1')
  expect(await said('before')).toMatch(/from before the paper/)
  git(root, 'checkout', '-q', '--orphan', 'elsewhere')
  git(root, 'rm', '-rfq', '--cached', '.')
  mkdirSync(path.join(root, 'content/old'), { recursive: true })
  writeFileSync(path.join(root, 'content/old/arches.md'), 'Arches.')
  git(root, 'add', '-f', 'content/old/arches.md')
  git(root, 'commit', '-qm', 'Begin elsewhere')
  git(root, 'checkout', '-qf', 'v1')
  expect(await said('elsewhere')).toMatch(/1 chapters, but in another layout/)
})

it('asks for more digits where several commits begin alike', async () => {
  const root = twoCommits()
  const tree = git(root, 'rev-parse', 'HEAD^{tree}').trim()
  const commit = (at: number): string =>
    `tree ${tree}\nauthor A <a@example.org> 0 +0000\ncommitter A <a@example.org> 0 +0000\n\nTry ${at}\n`
  const startOf = (text: string): string =>
    createHash('sha1').update(`commit ${text.length}\0${text}`).digest('hex').slice(0, 4)
  const known = new Map<string, string>()
  let short = ''
  for (let at = 0; short === ''; at++) {
    const other = known.get(startOf(commit(at)))
    known.set(startOf(commit(at)), commit(at))
    if (other === undefined) continue
    short = startOf(other)
    for (const text of [other, commit(at)])
      execFileSync('git', ['hash-object', '-t', 'commit', '-w', '--stdin'], { cwd: root, input: text })
  }
  const { code, err } = await runCommand('redline', short, '--root', root)
  expect(code).toBe(2)
  expect(err).toBe(`Several revisions begin with \`${short}\`: give more digits\n`)
  expect(existsSync(path.join(root, 'dist'))).toBe(false)
})

it('leaves out what the older revision did not have, and says so', async () => {
  const root = twoCommits()
  const settings = path.join(root, 'content/publication.yaml')
  const before = readFileSync(settings, 'utf8')
  writeFileSync(
    settings,
    before
      .replace('id: en, tag: en-GB }', 'id: en, tag: en-GB }\n  - { id: es }')
      .replace('actors:', '  - id: leaflet\n    title: Leaflet\n    chapters: [01-arches]\nactors:'),
  )
  const status = git(root, 'status', '--porcelain')
  const { err, code } = await runCommand('redline', 'v1', '--root', root)
  expect(err).toMatch(/No language `es` in `v1/)
  expect(err).toMatch(/No edition `leaflet` in `v1/)
  expect(code).toBe(0)
  expect(existsSync(path.join(root, 'dist/en/paper.redline.html'))).toBe(true)
  expect(git(root, 'status', '--porcelain').replace('?? dist/\n', '')).toBe(status)
})
