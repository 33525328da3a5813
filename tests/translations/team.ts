import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Workspace } from './workspace.ts'

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

  constructor(names: readonly string[], chapters: Readonly<Record<string, readonly string[]>>) {
    const first = new Workspace({ ...chapters })
    first.sync()
    this.#git('init', '-q', '-b', 'main')
    this.#write(first)
    this.#git('add', '-A')
    this.#git('commit', '-q', '-m', 'start')
    this.people = names.map(name => new Person(name))
    for (const { name, workspace } of this.people) {
      this.#git('branch', name)
      this.#read(workspace)
    }
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
    this.#git('checkout', '-q', name)
    this.#write(workspace)
    this.#git('add', '-A')
    this.#git('commit', '-q', '--allow-empty', '-m', `work of ${name}`)
    const [base, theirs] = [this.#at(this.#git('merge-base', name, 'main').trim()), this.#at('main')]
    const isClean = this.#try(...(how === 'merge' ? ['merge', '-q', '--no-edit', 'main'] : ['rebase', '-q', 'main']))
    this.#read(workspace)
    if (isClean && isUsable(workspace)) {
      this.#git('branch', '-f', 'main', name)
      return { base, theirs, ours }
    }
    if (!isClean) this.#git(how, '--abort')
    this.#git('reset', '-q', '--hard', 'main')
    this.#read(workspace)
    return undefined
  }

  remove(): void {
    rmSync(this.#root, { recursive: true })
  }

  #arguments(args: string[]): string[] {
    return ['-c', 'user.name=Test', '-c', 'user.email=test@example.org', '-c', 'gc.auto=0', ...args]
  }

  /** Nobody's own settings, so that merges are git's plain ones. */
  get #options() {
    const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' }
    return { cwd: this.#root, encoding: 'utf8' as const, env, stdio: 'pipe' as const }
  }

  #git(...args: string[]): string {
    return execFileSync('git', this.#arguments(args), this.#options)
  }

  #try(...args: string[]): boolean {
    return spawnSync('git', this.#arguments(args), this.#options).status === 0
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
      .filter(file => /\.(?:json|md)$/.test(file))
    fill(workspace, new Map(files.map(file => [file, readFileSync(path.join(this.#root, file), 'utf8')])))
  }

  #at(commit: string): Workspace {
    const names = this.#git('ls-tree', '-r', '--name-only', commit).split('\n').filter(Boolean)
    const workspace = new Workspace({})
    fill(workspace, new Map(names.map(name => [name, this.#git('show', `${commit}:${name}`)])))
    return workspace
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
