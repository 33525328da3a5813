import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
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
  test.for(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('ended by %s, with its profile', async signal => {
    const holder = await holdBrowser('wait')
    expect((await browserProcesses(holder.pid)).length).toBeGreaterThan(1)
    holder.kill(signal)
    expect(await holder.ended).toEqual([null, signal])
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
    // Its profile is swept by a later run; it need not wait for that.
    for (const name of await browserProfiles(holder.pid)) await rm(join(tmpdir(), name), { recursive: true })
  })
})
