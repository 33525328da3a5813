/** What a command says. Injected, so that tests can listen. */
export interface Output {
  /** Results and messages. */
  out(text: string): void
  /** Progress and failures. */
  err(text: string): void
  /** Whether someone watches: progress is redrawn in place; else plain lines. */
  interactive: boolean
}

/** Exit codes: 0 all good, 1 content problems, 2 wrong usage or environment. */
export type ExitCode = 0 | 1 | 2

export interface Command {
  /** Options beyond `--root` and `--help`, in the manner of `util.parseArgs`. */
  options: Record<string, CommandOption>
  /** What the words are that may follow and are no options, for `--help`: `[FILE.po …]`. None by default. */
  positionals?: string
  run(args: CommandArguments, output: Output): Promise<ExitCode>
}

export interface CommandOption {
  type: 'string' | 'boolean'
  /** May be given several times. */
  multiple?: boolean
  /** What its value is, for `--help`: `ID`. */
  value?: string
  help: string
}

export interface CommandArguments {
  root: string
  options: Readonly<Record<string, string | boolean | string[] | undefined>>
  positionals: readonly string[]
}

/** Wrong usage: told in one sentence, exit code 2. */
export class UsageError extends Error {
  override name = 'UsageError'
}
