import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { TOOLCHAIN_ROOT } from '../scripts/ground/toolchain.ts'

const GITHUB = path.join(TOOLCHAIN_ROOT, '.github')
const FOLDER = path.join(GITHUB, 'workflows')

const permissions = z.record(z.string(), z.enum(['read', 'write', 'none']))
const step = z.looseObject({
  name: z.string().optional(),
  uses: z.string().optional(),
  run: z.string().optional(),
  with: z.record(z.string(), z.unknown()).optional(),
})
const workflow = z.looseObject({
  on: z.record(z.string(), z.unknown()),
  permissions,
  jobs: z.record(
    z.string(),
    z.looseObject({ permissions: permissions.optional(), 'timeout-minutes': z.number(), steps: z.array(step) }),
  ),
})
type Workflow = z.infer<typeof workflow>

const read = (name: string): string => readFileSync(path.join(FOLDER, name), 'utf8')
const scriptsOfPackage = (): Record<string, string> =>
  JSON.parse(readFileSync(path.join(TOOLCHAIN_ROOT, 'package.json'), 'utf8')).scripts

/** What is unsafe or wrong in the text of a workflow, a line each. */
function faults(text: string): string[] {
  const read: Workflow = workflow.parse(parse(text))
  const found: string[] = []
  for (const event of ['pull_request_target', 'workflow_run', 'issue_comment'])
    if (event in read.on) found.push(`${event} runs with rights on what strangers send`)
  for (const [, action, version] of text.matchAll(/uses:\s*(\S+)(.*)/g))
    if (!/^[\w.-]+\/[\w./-]+@[0-9a-f]{40}$/.test(action as string) || !/^ # v\d+\.\d+\.\d+$/.test(version as string))
      found.push(`${action} is not pinned by its commit, with the version behind it`)
  for (const [id, job] of Object.entries(read.jobs)) found.push(...faultsOfJob(id, job, read))
  return found
}

function faultsOfJob(id: string, job: Workflow['jobs'][string], { on, permissions: all }: Workflow): string[] {
  const found: string[] = []
  const runs = job.steps.map(({ run }) => run ?? '')
  const writes = Object.values(job.permissions ?? all).includes('write')
  if (Object.values(all).includes('write')) found.push('every job may write')
  if (writes && 'pull_request' in on) found.push(`${id} may write on a pull request`)
  if (writes && (runs.some(run => /\bnp[mx]\b|\bnode\b/.test(run)) || job.steps.some(used => isCheckout(used.uses))))
    found.push(`${id} may write and has the repository's code`)
  for (const run of runs) {
    if (run.includes('${{')) found.push(`${id} puts an expression into a script`)
    for (const [, script] of run.matchAll(/\bnpm run (?:-\S+ )*([\w:-]+)/g))
      if (!((script as string) in scriptsOfPackage())) found.push(`${id} runs ${script}, which package.json has not`)
  }
  for (const { uses, with: given } of job.steps)
    if (isCheckout(uses) && given?.['persist-credentials'] !== false) found.push(`${id} leaves credentials lying`)
  return found
}

const isCheckout = (uses: string | undefined): boolean => uses?.startsWith('actions/checkout@') === true

describe('workflows', () => {
  const names = readdirSync(FOLDER)

  it.each(names)('%s is safe to run on what strangers send', name => {
    expect(faults(read(name))).toEqual([])
  })

  it('check, build, test and keep the editions of a pull request', () => {
    const { on, jobs } = workflow.parse(parse(read('check.yml')))
    expect(on).toHaveProperty('pull_request')
    const steps = Object.values(jobs).flatMap(job => job.steps)
    expect(steps.flatMap(({ run }) => run ?? [])).toEqual([
      'npm ci',
      'npm run check -- --format github',
      'npm run build',
      'npm test',
    ])
    expect(steps.find(({ uses }) => uses?.startsWith('actions/upload-artifact@'))?.with?.path).toBe('dist')
  })

  const pinned = read('check.yml')
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
    ['credentials left lying', pinned.replace('persist-credentials: false', ''), 'credentials'],
  ])('with %s are told', (_, text, fault) => {
    expect(text).not.toBe(pinned)
    expect(faults(text).join('\n')).toContain(fault)
  })
})

// The script needs the tools of the machine that it runs on.
const hasTools = process.platform === 'linux' && ['jq', 'awk', 'sha256sum'].every(hasTool)
function hasTool(name: string): boolean {
  return spawnSync('sh', ['-c', 'command -v "$1"', 'sh', name]).status === 0
}

describe.runIf(hasTools)('the files of a release', () => {
  const script = Object.values(workflow.parse(parse(read('release.yml'))).jobs)
    .flatMap(({ steps }) => steps)
    .find(({ name }) => name === 'Gather the files')?.run as string
  let folder: string

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'release-'))
    mkdirSync(path.join(folder, 'dist/en'), { recursive: true })
    writeFileSync(path.join(folder, 'dist/en/paper.pdf'), 'pages')
    const publications = [{ path: 'en/paper.pdf', version: '1.0' }]
    writeFileSync(path.join(folder, 'dist/manifest.json'), JSON.stringify({ publications }))
    writeFileSync(path.join(folder, 'CHANGELOG.md'), '# Changelog\n\n## 1.0\n\n- First.\n\n## 0.9\n\n- Before.\n')
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
    writeFileSync(path.join(folder, 'CHANGELOG.md'), '# Changelog\n\n## Unreleased\n\n- First.\n')
    const { status, stdout } = gather('v1.0')
    expect({ status, stdout }).toMatchObject({ status: 1, stdout: expect.stringContaining('below `## 1.0`') })
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
