import { execFileSync, spawnSync } from 'node:child_process'

/** Whether a program can be called here; tests that need it are skipped where it cannot. */
export function hasProgram(name: string): boolean {
  return spawnSync(name, ['--version'], { stdio: 'ignore', timeout: 60_000 }).status === 0
}

/** What a program prints. */
export function outputOf(name: string, args: readonly string[], input?: string | Uint8Array): string {
  return execFileSync(name, args, {
    input,
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
    stdio: ['pipe', 'pipe', 'ignore'],
  })
}
