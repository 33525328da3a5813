import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Workspace } from '../workspace.ts'

/** Where one person works: a branch of the team's repository. */
export class Person {
  readonly name: string
  readonly workspace = new Workspace({})
  /** What stood on `main` when the person's work was last brought together with it. */
  base: Workspace

  constructor(name: string, base: Workspace) {
    this.name = name
    this.base = base
    takeOver(this.workspace, base)
  }
}

/** A repository in which several people work on branches of their own and bring their work together on `main`. */
export class Team {
  readonly people: readonly Person[]
  readonly #root = mkdtempSync(path.join(tmpdir(), 'team-'))
  /** What stands on `main`. */
  #main: Workspace
  /** What is to be done in the repository before anything else. */
  #first = ''

  constructor(names: readonly string[], chapters: Readonly<Record<string, readonly string[]>>) {
    this.#main = new Workspace({ ...chapters })
    this.#main.sync()
    this.#write(this.#main)
    this.#run(
      'git init -q -b main',
      'git config gc.auto 0',
      'git add -A',
      'git commit -q -m start',
      ...names.map(name => `git branch ${name}`),
    )
    this.people = names.map(name => new Person(name, this.#main))
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
    person: Person,
    how: 'merge' | 'rebase',
    isUsable: (workspace: Workspace) => boolean,
  ): { base: Workspace; theirs: Workspace; ours: Workspace } | undefined {
    const { name, workspace, base } = person
    const [ours, theirs] = [copyOf(workspace), this.#main]
    this.#write(workspace)
    const join = how === 'merge' ? 'merge -q --no-edit main' : 'rebase -q main'
    const [outcome] = this.#run(
      this.#first,
      `echo 'ref: refs/heads/${name}' > .git/HEAD`,
      'git add -A',
      `git commit -q --allow-empty -m 'work of ${name}'`,
      `if git ${join} >&2; then echo joined; else git ${how} --abort; fi`,
    )
    if (outcome === 'joined') {
      this.#read(workspace)
      if (isUsable(workspace)) {
        this.#first = `read -r at < .git/refs/heads/${name}; echo "$at" > .git/refs/heads/main`
        this.#main = copyOf(workspace)
        person.base = this.#main
        return { base, theirs, ours }
      }
    }
    this.#first = `read -r at < .git/refs/heads/main; echo "$at" > .git/refs/heads/${name}`
    takeOver(workspace, theirs)
    person.base = theirs
    return undefined
  }

  remove(): void {
    rmSync(this.#root, { recursive: true })
  }

  /**
   * Runs commands one behind the other, in one shell: to start a program takes this process longer than it takes git to
   * do its work. With nobody's own settings, so that merges are git's plain ones.
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

function copyOf(workspace: Workspace): Workspace {
  const copy = new Workspace({})
  takeOver(copy, workspace)
  return copy
}

function takeOver(workspace: Workspace, { files, chapters }: Workspace): void {
  workspace.chapters = chapters
  workspace.files.clear()
  for (const [file, text] of files) workspace.files.set(file, text)
}
