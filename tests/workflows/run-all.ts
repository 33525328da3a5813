/**
 * Runs every step of the workflows, in their order, in fresh clones of what is committed: a pull request that edits a chapter, the
 * comment on it, its preview, and a release of a small publication. Actions are stood in for, GitHub is files.
 *
 *     npm run test:workflows                 # all of it, the tests of the project included: half an hour
 *     npm run test:workflows -- --quick      # without the steps that run them
 *     npm run test:workflows -- --tests tests/rules    # these tests in place of all, behind lint and type check
 */
import { execFileSync } from 'node:child_process'
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { TOOLCHAIN_ROOT } from '../../scripts/ground/toolchain.ts'
import { loadPublication } from '../../scripts/load/publication.ts'
import { SETTINGS } from '../support/settings.ts'
import { jobOf } from './read-workflow.ts'
import { type RanJob, runJob } from './run-job.ts'
import { createStandIn } from './stand-in-gh.ts'

const REPOSITORY = 'org/paper'
const { values: options } = parseArgs({ options: { quick: { type: 'boolean' }, tests: { type: 'string' } } })
/** What runs in the place of commands; nothing for those that are left out. */
const instead = new Map<string, string | undefined>()
if (options.quick) instead.set('npm test', undefined)
else if (options.tests !== undefined)
  instead.set('npm test', `npm run lint && npm run typecheck && npx vitest run ${options.tests}`)
const folder = mkdtempSync(path.join(tmpdir(), 'workflows-'))
const artifacts = path.join(folder, 'artifacts')
const github = createStandIn()
let failed = 0

try {
  const origin = path.join(folder, `${REPOSITORY}.git`)
  git(folder, 'clone', '--quiet', '--bare', TOOLCHAIN_ROOT, origin)
  const pull = payloadOfPull(origin)
  leaveManifest()
  const onPull = { github: { event: pull, event_name: 'pull_request', repository: REPOSITORY, token: '' } }
  for (const id of ['editions', 'test']) expectSuccess(run('check.yml', id, fresh(origin, 'merged', id), onPull))

  const workflowRun = {
    id: 1,
    event: 'pull_request',
    head_sha: pull.pull_request.head.sha,
    head_branch: 'edit',
    conclusion: 'success',
    head_repository: { full_name: REPOSITORY },
  }
  const onRun = {
    github: { event: { workflow_run: workflowRun }, event_name: 'workflow_run', repository: REPOSITORY, token: '' },
  }
  github.answer(`repos/${REPOSITORY}/pulls/7`, { state: 'open', head: pull.pull_request.head })
  github.answer(`repos/${REPOSITORY}/issues/7/comments`, [])
  const said = expectSuccess(run('comment.yml', 'comment', empty('comment'), onRun))
  expectTrue('one comment is posted', Object.keys(github.said()).length === 1)
  const comment = readFileSync(path.join(artifacts, 'comment/comment.md'), 'utf8')
  expectTrue('it tells of pages before and after', / \d+ \(\+\d+\) \|[^|]*\|[^|]*\| \[page\]/.test(comment))
  expectTrue('it leads to PDFs and redlines', /\[PDF\].*\[redline PDF\]/.test(comment))
  const deployed = { ...onRun, needs: { comment: { outputs: said.outputs } } }
  expectSuccess(run('comment.yml', 'preview', empty('preview'), deployed))
  expectTrue('the preview has pages', git(origin, 'ls-tree', '-r', '--name-only', 'gh-pages').includes('pr-7/en/'))

  prepareRelease(origin)
  const onTag = { github: { event: {}, event_name: 'push', repository: REPOSITORY, token: '' } }
  expectSuccess(run('release.yml', 'build', fresh(origin, 'v1.0', 'release'), onTag))
  expectSuccess(run('release.yml', 'publish', empty('publish'), onTag))
  expectTrue(
    'a release is made',
    github.calls().some(call => call.startsWith('release create v1.0 ')),
  )
} finally {
  rmSync(folder, { recursive: true, force: true })
  github.remove()
}
console.log(failed === 0 ? 'All steps went well.' : `${failed} went wrong.`)
process.exitCode = failed === 0 ? 0 : 1

/** A pull request that edits a chapter, and the merge commit that is checked. */
function payloadOfPull(origin: string) {
  const work = path.join(folder, 'edit')
  git(folder, 'clone', '--quiet', origin, work)
  git(work, 'checkout', '--quiet', '-b', 'edit')
  const chapters = readdirSync(path.join(work, 'content')).filter(name => name.endsWith('.md'))
  const chapter = path.join(work, 'content', chapters[0] ?? '')
  appendFileSync(chapter, '\nA closing paragraph that the pull request adds.\n')
  commit(work, 'Add a paragraph')
  const sha = git(work, 'rev-parse', 'HEAD')
  git(work, 'checkout', '--quiet', '-b', 'merged', 'HEAD^')
  git(work, '-c', 'user.name=A', '-c', 'user.email=a@example.org', 'merge', '--quiet', '--no-ff', '-m', 'Merge', 'edit')
  git(work, 'push', '--quiet', 'origin', 'edit', 'merged')
  return { pull_request: { number: 7, head: { sha, repo: { full_name: REPOSITORY } } } }
}

/** What the last push to main left: the papers had a page each. */
function leaveManifest(): void {
  const { publication } = loadPublication(TOOLCHAIN_ROOT)
  const [language] = publication?.languages ?? []
  const publications = publication?.editions.map(({ id, title }) => ({
    ...{ path: `${language?.id}/${id}.pdf`, edition: id, language: language?.tag, format: 'pdf', title },
    ...{ version: publication.version, bytes: 1, translated: 1, pages: 1 },
  }))
  const cache = path.join(artifacts, 'cache/manifest-')
  mkdirSync(cache, { recursive: true })
  writeFileSync(path.join(cache, 'manifest.json'), JSON.stringify({ publications }))
}

/** A version that may be released: the project's own text is a draft. */
function prepareRelease(origin: string): void {
  const work = path.join(folder, 'final')
  git(folder, 'clone', '--quiet', origin, work)
  rmSync(path.join(work, 'content'), { recursive: true })
  const kept = path.join(folder, 'interface.json')
  cpSync(path.join(work, 'locales/en/interface.json'), kept)
  rmSync(path.join(work, 'locales'), { recursive: true })
  mkdirSync(path.join(work, 'locales/en'), { recursive: true })
  cpSync(kept, path.join(work, 'locales/en/interface.json'))
  mkdirSync(path.join(work, 'content'))
  const settings = SETTINGS.replace(/ {2}- \{ id: (?:es|pt).*\n/g, '').replace('status: draft', 'status: final')
  writeFileSync(path.join(work, 'content/publication.yaml'), settings.replace('[01-arches, 02-cables]', '[01-arches]'))
  writeFileSync(path.join(work, 'content/01-arches.md'), '---\ntitle: Arches\n---\n\nArches lean.\n')
  writeFileSync(path.join(work, 'references.bib'), '')
  writeFileSync(path.join(work, 'content/CHANGELOG.md'), '# Changelog\n\n## 1.0\n\n- First.\n')
  execFileSync(process.execPath, [path.join(TOOLCHAIN_ROOT, 'scripts/start.js'), 'translations:sync', '--root', work])
  commit(work, 'Version 1.0')
  git(work, 'tag', 'v1.0')
  git(work, 'push', '--quiet', 'origin', 'v1.0')
}

function run(workflow: string, id: string, workspace: string, contexts: Record<string, unknown>): RanJob {
  console.log(`\n${workflow}, ${id}`)
  return runJob({
    job: jobOf(workflow, id),
    workspace,
    artifacts,
    contexts: { vars: { PREVIEW_ADDRESS: 'https://org.github.io/paper' }, needs: {}, ...contexts },
    env: {
      ...github.env,
      GITHUB_SERVER_URL: `file://${folder}`,
      GITHUB_REPOSITORY: REPOSITORY,
      GITHUB_REF_NAME: 'v1.0',
    },
    instead,
    onStep: ({ name, outcome, output }) => {
      console.log(`  ${outcome.padEnd(8)} ${name}`)
      if (outcome === 'failure') console.log(output.slice(-4000))
    },
  })
}

function fresh(origin: string, branch: string, name: string): string {
  const workspace = path.join(folder, 'work', name)
  git(folder, 'clone', '--quiet', '--branch', branch, origin, workspace)
  return workspace
}

function empty(name: string): string {
  const workspace = path.join(folder, 'work', name)
  mkdirSync(workspace, { recursive: true })
  return workspace
}

function expectSuccess(job: RanJob): RanJob {
  if (job.status !== 'success') failed++
  return job
}

function expectTrue(what: string, holds: boolean): void {
  if (!holds) failed++
  console.log(`  ${holds ? 'holds' : 'FAILS'}    ${what}`)
}

function commit(work: string, message: string): void {
  git(work, 'add', '--all')
  git(work, '-c', 'user.name=A', '-c', 'user.email=a@example.org', 'commit', '--quiet', '-m', message)
}

function git(cwd: string, ...args: string[]): string {
  return execFileSync('git', args, { cwd, encoding: 'utf8' }).trim()
}
