import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { MARK } from '../../scripts/pull-request/comment.ts'
import { type Job, jobOf } from './read-workflow.ts'
import { type RanJob, runJob } from './run-job.ts'
import { createStandIn, type StandIn } from './stand-in-gh.ts'

const hasTools =
  process.platform === 'linux' && ['bash', 'jq', 'tar'].every(tool => spawnSync('which', [tool]).status === 0)
const HEAD = 'a'.repeat(40)
const REPOSITORY = 'org/paper'

/** The payload of the event `workflow_run`. */
const payload = {
  workflow_run: {
    id: 99,
    event: 'pull_request',
    head_sha: HEAD,
    head_branch: 'edit',
    conclusion: 'success',
    head_repository: { full_name: REPOSITORY },
  },
}

let folder: string
let github: StandIn

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'comment-'))
  mkdirSync(path.join(folder, 'artifacts/comment'), { recursive: true })
  mkdirSync(path.join(folder, 'workspace'))
  github = createStandIn()
  github.answer(`repos/${REPOSITORY}/pulls/7`, { state: 'open', head: { sha: HEAD } })
  github.answer(`repos/${REPOSITORY}/issues/7/comments`, [])
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
  github.remove()
})

function leave(comment: string, number = '7\n'): void {
  writeFileSync(path.join(folder, 'artifacts/comment/comment.md'), comment)
  writeFileSync(path.join(folder, 'artifacts/comment/number.txt'), number)
}

function run(job: Job, { server = 'https://github.com', previews = '', needs = {} } = {}): RanJob {
  return runJob({
    job,
    workspace: path.join(folder, 'workspace'),
    artifacts: path.join(folder, 'artifacts'),
    contexts: {
      github: { event: payload, event_name: 'workflow_run', repository: REPOSITORY, token: 'token' },
      vars: previews === '' ? {} : { PREVIEW_ADDRESS: previews },
      needs,
    },
    env: { ...github.env, GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: REPOSITORY },
  })
}
const post = (options: Parameters<typeof run>[1] = {}) => run(jobOf('comment.yml', 'comment'), options)

describe.runIf(hasTools)('the comment', () => {
  it('is posted once, and changed from then on', () => {
    leave(`${MARK}\n\nWords <del>old</del><ins>new</ins>.\n`)
    expect(post()).toMatchObject({ status: 'success', outputs: { number: '7' } })
    expect(github.said()).toEqual({
      [`POST repos/${REPOSITORY}/issues/7/comments`]: { body: `${MARK}\n\nWords <del>old</del><ins>new</ins>.\n` },
    })
    github.answer(`repos/${REPOSITORY}/issues/7/comments`, [
      { id: 1, user: { login: 'somebody' }, body: `${MARK} mine` },
      { id: 2, user: { login: 'github-actions[bot]' }, body: 'Another one' },
      { id: 3, user: { login: 'github-actions[bot]' }, body: `${MARK} ours` },
    ])
    post()
    expect(Object.keys(github.said())).toContain(`PATCH repos/${REPOSITORY}/issues/comments/3`)
  })

  it.each([
    ['that is none', '7; gh api', 'failure'],
    ['in words', '$(id)', 'failure'],
    ['with a path', '7/../8', 'failure'],
    ['of an empty file', '', 'failure'],
  ])('is not posted for a number %s', (_, number, status) => {
    leave(`${MARK}\n`, number)
    expect(post().status).toBe(status)
    expect(github.said()).toEqual({})
  })

  it.each([
    ['of another commit', { state: 'open', head: { sha: 'b'.repeat(40) } }],
    ['that is closed', { state: 'closed', head: { sha: HEAD } }],
  ])('is not posted on a pull request %s', (_, answer) => {
    github.answer(`repos/${REPOSITORY}/pulls/7`, answer)
    leave(`${MARK}\n`)
    expect(post()).toMatchObject({ status: 'success', outputs: { number: '' } })
    expect(github.said()).toEqual({})
  })

  it('is nothing but files: no links to others are followed, and where there are none, nothing is said', () => {
    expect(post().status).toBe('success')
    leave(MARK)
    rmSync(path.join(folder, 'artifacts/comment/comment.md'))
    symlinkSync('/etc/passwd', path.join(folder, 'artifacts/comment/comment.md'))
    post()
    expect(github.said()).toEqual({})
  })

  it('is refused where it is none of ours', () => {
    leave('<h1>Pay here</h1>')
    expect(post().status).toBe('failure')
    expect(github.said()).toEqual({})
  })

  it('calls nobody and fetches nothing, whatever a stranger’s code wrote into it', () => {
    leave(
      [
        MARK,
        'Hi @everyone and @org/team',
        '![x](https://evil.example/a.png) [here](<https://evil.example/>) [r][1] [f]: https://evil.example',
        '<img src="x"><picture><a href="https://evil.example">x</a> <https://evil.example>',
        '[PDF](<https://org.github.io/paper/pr-7/en/paper.pdf>) [files](<https://github.com/org/paper/actions/1>)',
        '[not ours](<https://github.com/org/paperback/x>) [not ours](<https://github.com.evil.example/>)',
        `${'long '.repeat(20_000)}`,
      ].join('\n\n'),
    )
    post({ previews: 'https://org.github.io/paper' })
    const { body = '' } = Object.values(github.said())[0] ?? {}
    expect(body.length).toBeLessThan(65_536)
    expect(body).not.toMatch(
      /@\w|<(?:img|picture|a)\b|https:\/\/evil|\]\(<?https:\/\/(?!org\.github\.io\/paper\/|github\.com\/org\/paper\/)/,
    )
    expect(body).toContain('[PDF](<https://org.github.io/paper/pr-7/en/paper.pdf>)')
    expect(body).toContain('[files](<https://github.com/org/paper/actions/1>)')
  })
})

describe.runIf(hasTools)('the preview', () => {
  const preview = jobOf('comment.yml', 'preview')

  it('is one commit with the editions of each open pull request', () => {
    const git = (...args: string[]) => execFileSync('git', args, { encoding: 'utf8' })
    const server = `file://${folder}`
    const bare = path.join(folder, `${REPOSITORY}.git`)
    git('init', '-q', '--bare', bare)
    const editions = path.join(folder, 'artifacts/editions')
    mkdirSync(path.join(editions, 'en'), { recursive: true })
    writeFileSync(path.join(editions, 'en/paper.html'), 'page')
    symlinkSync('/etc/passwd', path.join(editions, 'en/link'))
    const deploy = (number: string) => {
      rmSync(path.join(folder, 'workspace'), { recursive: true })
      mkdirSync(path.join(folder, 'workspace'))
      return run(preview, { server, needs: { comment: { outputs: { number } } } })
    }
    expect(deploy('7').status).toBe('success')
    github.answer(`repos/${REPOSITORY}/pulls/7`, { state: 'closed' })
    expect(deploy('8').status).toBe('success')
    const list = () => git('-C', bare, 'ls-tree', '-r', '--name-only', 'gh-pages').trim().split('\n')
    expect(list()).toEqual(['.nojekyll', 'pr-8/en/paper.html'])
    expect(git('-C', bare, 'rev-list', '--count', 'gh-pages').trim()).toBe('1')
  })
})
