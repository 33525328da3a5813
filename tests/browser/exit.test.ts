import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { browserProcesses, browserProfiles } from '../support/browser-processes.ts'

/** Starts a program that holds a browser open, and returns it with what became of it. */
async function holdBrowser(mode: 'wait' | 'throw' | 'exit') {
  const script = join(import.meta.dirname, '../fixtures/pdf/open-browser.ts')
  const child = spawn(process.execPath, [script, mode], { stdio: ['ignore', 'pipe', 'ignore'] })
  const ended = once(child, 'exit') as Promise<[code: number | null, signal: NodeJS.Signals | null]>
  await once(child.stdout, 'data')
  return { pid: child.pid ?? 0, ended, kill: (signal: NodeJS.Signals) => child.kill(signal) }
}

async function gone(pid: number): Promise<boolean> {
  for (let tries = 0; tries < 40; tries++) {
    if ((await browserProcesses(pid)).length === 0) return true
    await new Promise(resolve => setTimeout(resolve, 50))
  }
  return false
}

describe.runIf(process.platform === 'linux')('the browser is gone when we are', () => {
  test.for([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ] as const)('ended by %s, with its profile, as shells tell it: %i', async ([signal, code]) => {
    const holder = await holdBrowser('wait')
    expect((await browserProcesses(holder.pid)).length).toBeGreaterThan(1)
    holder.kill(signal)
    expect(await holder.ended).toEqual([code, null])
    expect(await gone(holder.pid)).toBe(true)
    expect(await browserProfiles(holder.pid)).toEqual([])
  })

  test.for([
    ['exit', 3],
    ['throw', 1],
  ] as const)('by %s, with its profile', async ([mode, code]) => {
    const holder = await holdBrowser(mode)
    expect(await holder.ended).toEqual([code, null])
    expect(await gone(holder.pid)).toBe(true)
    expect(await browserProfiles(holder.pid)).toEqual([])
  })

  test('killed without a chance to do anything', async () => {
    const holder = await holdBrowser('wait')
    expect((await browserProcesses(holder.pid)).length).toBeGreaterThan(1)
    holder.kill('SIGKILL')
    await holder.ended
    expect(await gone(holder.pid)).toBe(true)
    // Nobody was left to remove it; the next one who needs a browser does.
    expect(await browserProfiles(holder.pid)).toHaveLength(1)
    const next = await holdBrowser('wait')
    expect(await browserProfiles(holder.pid)).toEqual([])
    next.kill('SIGTERM')
    await next.ended
  })
})
