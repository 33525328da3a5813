import path from 'node:path'
import { watchFiles } from '../dev/watch.ts'
import { interrupted } from '../ground/exit.ts'
import type { Output } from './command.ts'

const CLEAR = '\u001b[2J\u001b[3J\u001b[H'

/**
 * Checks now and again after every save, until the process is told to end. What goes wrong in one run, as when a file
 * vanishes while it is read, is told, and the next save is waited for.
 *
 * @param check checks once and shows what was found
 */
export async function checkOnSave(root: string, check: () => Promise<unknown>, output: Output): Promise<void> {
  let isRunning = false
  let isAsked = false
  const run = async (): Promise<void> => {
    isAsked = true
    if (isRunning) return
    isRunning = true
    while (isAsked) {
      isAsked = false
      if (output.interactive) output.out(CLEAR)
      output.err(`${now()}: checking\n`)
      try {
        await check()
      } catch (error) {
        output.err(`${(error as Error).message}\n`)
      }
      output.err(`${now()}: waiting for the next save; Ctrl+C ends it\n`)
    }
    isRunning = false
  }
  const at = (name: string): string => path.join(root, name)
  const watched = {
    folders: ['content', 'locales', 'templates'].map(at),
    files: ['references.bib', 'docs/sources.md'].map(at),
  }
  const ended = interrupted()
  const stop = watchFiles(watched, () => void run())
  await run()
  await ended
  stop()
}

function now(): string {
  return new Date().toTimeString().slice(0, 8)
}
