import { spawn } from 'node:child_process'
import { peakMemory } from './memory.ts'

/** What a program took. */
export interface Taken {
  /** Wall time. */
  seconds: number
  /** Of the program and all that it started, in bytes. */
  memory: number
}

/**
 * Runs a program to its end.
 *
 * @throws Error with what it said where it fails
 */
export async function runProgram(
  command: string,
  args: readonly string[],
  options: { cwd?: string; env?: Record<string, string> } = {},
): Promise<Taken> {
  const started = performance.now()
  const { bytes } = await peakMemory(
    () =>
      new Promise<void>((resolve, reject) => {
        const child = spawn(command, args, {
          ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
          env: { ...process.env, ...options.env },
          stdio: ['ignore', 'ignore', 'pipe'],
        })
        let said = ''
        child.stderr.on('data', text => {
          said = (said + text).slice(-2000)
        })
        child.once('error', reject)
        child.once('close', code =>
          code === 0 ? resolve() : reject(new Error(`${command} ended with ${code}: ${said}`)),
        )
      }),
  )
  return { seconds: (performance.now() - started) / 1000, memory: bytes }
}

/** The middle one of an odd number of values. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}
