import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Workspace } from '../workspace.ts'

/** Where one person works: a branch of the team's repository. */
export class Person {
  readonly name: string
  readonly workspace = new Workspace({})

  constructor(name: string) {
    this.name = name
  }
}

/** A repository in which several people work on branches of their own and bring their work together on `main`. */
export class Team {
  readonly people: readonly Person[]
  readonly #root = mkdtempSync(path.join(tmpdir(), 'team-'))
  /** What stood on `main`, by commit: everybody's work begins at one of these. */
  readonly #mains = new Map<string, Workspace>()
  #main: Workspace

  constructor(names: readonly string[], chapters: Readonly<Record<string, readonly string[]>>) {
    const first = new Workspace({ ...chapters })
    first.sync()
    this.#write(first)
    const [start] = this.#run(
      'git init -q -b main',
      'git config gc.auto 0',
      'git add -A',
      'git commit -q -m start',
      ...names.map(name => `git branch ${name}`),
      'git rev-parse main',
    )
    this.#main = this.#remember(start, first)
    this.people = names.map(name => new Person(name))
    for (const { workspace } of this.people) this.#read(workspace)
  }

  /**
   * Brings a person's work together with that of the others, and makes it `main`.
   *
   * @param how by a merge, or by a rebase
   * @param isUsable whether what came of it can be gone on with; else the person is told, as by a conflict of git
   * @returns what stood there before and comes of it; undefined where there was a conflict: the person then drops the own
   *   work, knowingly, and goes on with that of the others
   */
  integrate(
    { name, workspace }: Person,
    how: 'merge' | 'rebase',
    isUsable: (workspace: Workspace) => boolean,
  ): { base: Workspace; theirs: Workspace; ours: Workspace } | undefined {
    const ours = copyOf(workspace)
    this.#write(workspace)
    const join = how === 'merge' ? 'merge -q --no-edit main' : 'rebase -q main'
    const [at = '', joined] = this.#run(
      `git symbolic-ref HEAD refs/heads/${name}`,
      'git add -A',
      `git commit -q --allow-empty -m 'work of ${name}'`,
      `git merge-base ${name} main`,
      `if git ${join} >&2; then git rev-parse HEAD; else git ${how} --abort; fi`,
    )
    const base = this.#mains.get(at)
    if (!base) throw new Error('no commit of main')
    const theirs = this.#main
    this.#read(workspace)
    if (joined !== undefined && isUsable(workspace)) {
      this.#run(`git branch -f main ${name}`)
      this.#main = this.#remember(joined, workspace)
      return { base, theirs, ours }
    }
    this.#run('git reset -q --hard main')
    this.#read(workspace)
    return undefined
  }

  #remember(commit: string | undefined, workspace: Workspace): Workspace {
    const copy = copyOf(workspace)
    this.#mains.set(commit ?? '', copy)
    return copy
  }

  remove(): void {
    rmSync(this.#root, { recursive: true })
  }

  /**
   * Runs commands one behind the other, in one shell: to start a program takes this process longer than it takes git to
   * do its work. With nobody's own settings, so that merges are git's plain ones.
   *
   * @returns the lines that they wrote
   */
  #run(...commands: string[]): string[] {
    const person = (role: string) => ({ [`GIT_${role}_NAME`]: 'Test', [`GIT_${role}_EMAIL`]: 'test@example.org' })
    const none = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' }
    const env = { ...process.env, ...person('AUTHOR'), ...person('COMMITTER'), ...none }
    const options = { cwd: this.#root, encoding: 'utf8' as const, env, stdio: 'pipe' as const }
    return execFileSync('sh', ['-ec', commands.join('\n')], options)
      .split('\n')
      .filter(Boolean)
  }

  #write({ files, chapters }: Workspace): void {
    for (const folder of ['locales', 'content']) rmSync(path.join(this.#root, folder), { recursive: true, force: true })
    const texts = Object.entries(chapters).map(([name, lines]): [string, string] => [
      `content/${name}.md`,
      `${lines.join('\n\n')}\n`,
    ])
    for (const [relative, text] of [...files, ...texts]) {
      mkdirSync(path.dirname(path.join(this.#root, relative)), { recursive: true })
      writeFileSync(path.join(this.#root, relative), text)
    }
  }

  #read(workspace: Workspace): void {
    const files = ['locales', 'content']
      .filter(folder => existsSync(path.join(this.#root, folder)))
      .flatMap(folder =>
        readdirSync(path.join(this.#root, folder), { recursive: true, encoding: 'utf8' }).map(
          file => `${folder}/${file}`,
        ),
      )
      .filter(file => /\.(?:json|md|tmx)$/.test(file))
    fill(workspace, new Map(files.map(file => [file, readFileSync(path.join(this.#root, file), 'utf8')])))
  }
}

function fill(workspace: Workspace, files: ReadonlyMap<string, string>): void {
  workspace.files.clear()
  const chapters: Record<string, readonly string[]> = {}
  for (const [file, text] of [...files].toSorted(([a], [b]) => (a < b ? -1 : 1)))
    if (file.startsWith('locales/')) workspace.files.set(file, text)
    else
      chapters[file.slice('content/'.length, -'.md'.length)] = text
        .split('\n\n')
        .map(part => part.trim())
        .filter(Boolean)
  workspace.chapters = chapters
}

function copyOf({ files, chapters }: Workspace): Workspace {
  const copy = new Workspace(chapters)
  for (const [file, text] of files) copy.files.set(file, text)
  return copy
}
