import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { runCli } from '../../scripts/cli.ts'
import { ask, copyBridges } from './serve.ts'

const CLI = path.join(import.meta.dirname, '../../scripts/start.js')

async function run(...args: string[]): Promise<{ code: number; said: string }> {
  let said = ''
  const listen = (text: string) => {
    said += text
  }
  return { code: await runCli(['dev', ...args], { out: listen, err: listen, interactive: false }), said }
}

describe('npm run dev', () => {
  it('tells its address, serves only this machine, and ends when it is told to', async () => {
    const child = spawn(process.execPath, [CLI, 'dev', '--root', copyBridges(), '--port', '0'])
    onTestFinished(() => void child.kill('SIGKILL'))
    let said = ''
    child.stderr.on('data', chunk => {
      said += chunk
    })
    const address = await new Promise<string>(resolve => {
      child.stdout.on('data', chunk => {
        said += chunk
        const found = /desk: (http:\S+)/.exec(said)?.[1]
        if (found) resolve(found)
      })
    })
    expect(new URL(address).hostname).toBe('127.0.0.1')
    expect((await ask(address, { path: '/dev/reload.ts' })).status).toBe(200)
    child.kill('SIGINT')
    expect((await once(child, 'exit'))[0]).toBe(0)
    expect(said).not.toMatch(/warning/i)
  })

  it('says when a port is taken, or is none', async () => {
    const other = createServer().listen(0, '127.0.0.1')
    await once(other, 'listening')
    onTestFinished(() => void other.close())
    const { port } = other.address() as AddressInfo
    const root = copyBridges()
    expect(await run('--root', root, '--port', String(port))).toEqual({
      code: 2,
      said: `Port ${port} is taken: choose another with --port\n`,
    })
    expect(await run('--root', root, '--port', '70000')).toMatchObject({
      code: 2,
      said: expect.stringContaining('70000'),
    })
    expect(await run('--root', root, '--host', '203.0.113.7')).toMatchObject({
      code: 2,
      said: expect.stringContaining('203.0.113.7'),
    })
  })
})
