import { runCli } from '../../scripts/cli.ts'

/** What a command line came to: its exit code and what it printed, results apart from progress and failures. */
export interface Outcome {
  code: number
  out: string
  err: string
}

/** Runs a command line as `npm run` does, where nobody watches. */
export async function runCommand(...argv: readonly string[]): Promise<Outcome> {
  const said = { out: '', err: '' }
  const listen = (where: 'out' | 'err') => (text: string) => {
    said[where] += text
  }
  const code = await runCli(argv, { out: listen('out'), err: listen('err'), interactive: false })
  return { code, ...said }
}
