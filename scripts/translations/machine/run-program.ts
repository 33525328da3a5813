import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'

export interface ProgramLimits {
  /** After so long it is ended, with all that it started. */
  seconds: number
  /** Of its standard output. */
  bytes: number
}

/**
 * Has a program read a text on its standard input and write one on its standard output: without a shell, in an empty
 * folder of its own.
 *
 * @returns what it wrote, or in words why that is of no use
 */
export async function runProgram(
  [program = '', ...args]: readonly string[],
  input: string,
  { seconds, bytes }: ProgramLimits,
): Promise<{ output: string } | { failure: string }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'translate-'))
  try {
    return await new Promise(resolve => {
      const running = spawn(program, args, { cwd: folder, detached: process.platform !== 'win32', windowsHide: true })
      const chunks: Buffer[] = []
      let length = 0
      let errors = ''
      let failure: string | undefined
      const end = (why: string): void => {
        failure ??= why
        try {
          if (process.platform === 'win32' || running.pid === undefined) running.kill('SIGKILL')
          else process.kill(-running.pid, 'SIGKILL')
        } catch {
          // It has ended by itself.
        }
      }
      const timer = setTimeout(() => end(`had not ended after ${seconds} seconds`), seconds * 1000)
      running.stdout.on('data', (chunk: Buffer) => {
        length += chunk.length
        if (length > bytes) end(`wrote more than ${Math.round(bytes / 1_000_000)} MB`)
        else chunks.push(chunk)
      })
      running.stderr.setEncoding('utf8').on('data', (text: string) => {
        errors = `${errors}${text}`.slice(-MOST_TOLD)
      })
      // It need not read all of it.
      running.stdin.on('error', () => undefined)
      running.stdin.end(input)
      running.once('error', error => {
        clearTimeout(timer)
        resolve({ failure: `cannot be run (${error.message})` })
      })
      running.once('close', (code, signal) => {
        clearTimeout(timer)
        const said = errors.trim().split('\n').at(-1) ?? ''
        if (failure === undefined && code !== 0)
          failure = `ended with ${signal ?? code}${said === '' ? '' : `: ${said}`}`
        resolve(failure === undefined ? { output: Buffer.concat(chunks).toString('utf8') } : { failure })
      })
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Characters of what it says when it fails. */
const MOST_TOLD = 500
