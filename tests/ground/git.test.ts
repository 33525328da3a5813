import { execFileSync } from 'node:child_process'
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { readCommit } from '../../scripts/ground/git.ts'
import { createPublication, layPublication } from '../support/publication.ts'

const git = (root: string, ...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', ...args], { cwd: root, stdio: 'pipe' })

function committed(): string {
  const root = createPublication()
  git(root, 'init', '-q')
  git(root, 'add', '.')
  git(root, 'commit', '-qm', 'Begin')
  return root
}

it('tells whether the source has changed, and not whether something was built', () => {
  const root = committed()
  mkdirSync(path.join(root, 'dist'))
  writeFileSync(path.join(root, 'dist/index.html'), 'built')
  mkdirSync(path.join(root, 'dist.lock'))
  writeFileSync(path.join(root, 'dist.lock/owner'), '1')
  expect(readCommit(root)).toMatchObject({ dirty: false, hash: expect.stringMatching(/^[0-9a-f]{40}$/) })
  writeFileSync(path.join(root, 'content/new.md'), 'x')
  expect(readCommit(root)).toMatchObject({ dirty: true, uncommitted: ['content/new.md'] })
})

it('names what is not committed as seen from the publication, wherever in the repository that lies', () => {
  const top = mkdtempSync(path.join(tmpdir(), 'repository-'))
  onTestFinished(() => rmSync(top, { recursive: true, force: true }))
  const root = path.join(top, 'papers/bridges')
  layPublication(root)
  git(top, 'init', '-q')
  git(top, 'add', '.')
  git(top, 'commit', '-qm', 'Begin')
  appendFileSync(path.join(root, 'content/01-arches.md'), '\nMore.\n')
  rmSync(path.join(root, 'content/02-cables.md'))
  mkdirSync(path.join(root, 'new chapters'))
  writeFileSync(path.join(root, 'new chapters/más "uno".md'), 'x')
  writeFileSync(path.join(top, 'elsewhere'), 'x')
  expect(readCommit(root).uncommitted).toEqual(['content/01-arches.md', 'content/02-cables.md', 'new chapters/'])
})

it('runs no program that a repository names', () => {
  const root = committed()
  const mark = path.join(root, '..', `${path.basename(root)}-ran`)
  const program = `"touch '${mark}'; cat"`
  const setting = `\n[core]\n\tfsmonitor = ${program}\n[filter "x"]\n\tclean = ${program}\n\tprocess = ${program}\n`
  appendFileSync(path.join(root, '.git/config'), setting)
  writeFileSync(path.join(root, '.gitattributes'), '* filter=x\n')
  // As long as before: git has to look inside.
  writeFileSync(path.join(root, 'content/01-arches.md'), readFileSync(path.join(root, 'content/01-arches.md')))
  readCommit(root)
  // The inside of a repository as plain files, as anyone could contribute them.
  const disguised = createPublication()
  cpSync(path.join(root, '.git'), disguised, { recursive: true })
  writeFileSync(path.join(disguised, 'config'), `[core]\n\tbare = false\n\tworktree = .\n${setting}`)
  expect(readCommit(disguised).hash).toBe('')
  expect(existsSync(mark)).toBe(false)
})
