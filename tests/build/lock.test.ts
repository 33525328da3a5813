import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { exclusively } from '../../scripts/build/lock.ts'
import type { Manifest } from '../../scripts/build/manifest.ts'
import { recoverIfNeeded } from '../../scripts/build/publish.ts'
import { createPublication } from '../support/publication.ts'

const CLI = path.resolve(import.meta.dirname, '../../scripts/start.js')

/** A process id that no process has: the largest that Linux gives is 4194304. */
const NOBODY = 99_999_999

describe('a lock on dist/', () => {
  it('goes when the work is done, or fails', () => {
    const root = createPublication()
    expect(exclusively(root, () => existsSync(path.join(root, 'dist.lock')))).toBe(true)
    expect(() =>
      exclusively(root, () => {
        throw new Error('no')
      }),
    ).toThrow('no')
    expect(existsSync(path.join(root, 'dist.lock'))).toBe(false)
  })

  it('is broken when its owner was killed', () => {
    const root = createPublication()
    mkdirSync(path.join(root, 'dist.lock'))
    writeFileSync(path.join(root, 'dist.lock/owner'), String(NOBODY))
    mkdirSync(path.join(root, 'dist.new-0b9b0a4e-6a3f-4c43-9a83-0f6f1d1d9c11'))
    recoverIfNeeded(root)
    expect(existsSync(path.join(root, 'dist.new-0b9b0a4e-6a3f-4c43-9a83-0f6f1d1d9c11'))).toBe(false)
    expect(existsSync(path.join(root, 'dist.lock'))).toBe(false)
  })

  it.each([
    ['the id of a process that is no build', '1'],
    ['an id that is none', 'x'],
    ['nothing', ''],
  ])('is broken when it is signed by %s', (_, owner) => {
    const root = createPublication({ 'dist.lock/owner': owner })
    expect(exclusively(root, () => readFileSync(path.join(root, 'dist.lock/owner'), 'utf8'))).toContain(
      String(process.pid),
    )
    expect(existsSync(path.join(root, 'dist.lock'))).toBe(false)
  })

  it('is waited for while its owner lives', async () => {
    const root = createPublication()
    const held = `import { exclusively } from ${JSON.stringify(path.resolve(import.meta.dirname, '../../scripts/build/lock.ts'))}
exclusively(${JSON.stringify(root)}, () => { console.log('held'); Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 700); console.log('over') })`
    const child = spawn(process.execPath, ['--input-type=module', '-e', held], { stdio: ['ignore', 'pipe', 'inherit'] })
    let said = ''
    await new Promise<void>(resolve =>
      child.stdout.on('data', (chunk: Buffer) => {
        said += chunk
        resolve()
      }),
    )
    exclusively(root, () => undefined)
    await new Promise(resolve => child.once('exit', resolve))
    expect(said).toBe('held\nover\n')
  })

  it('is never held by two, however many want it', async () => {
    const root = createPublication({ 'count.txt': '0' })
    const module = JSON.stringify(path.resolve(import.meta.dirname, '../../scripts/build/lock.ts'))
    const counting = `import { exclusively } from ${module}
import { readFileSync, writeFileSync } from 'node:fs'
const file = ${JSON.stringify(path.join(root, 'count.txt'))}
for (let i = 0; i < 40; i++) exclusively(${JSON.stringify(root)}, () => writeFileSync(file, String(Number(readFileSync(file, 'utf8')) + 1)))`
    const run = () =>
      new Promise<number | null>(resolve => {
        spawn(process.execPath, ['--input-type=module', '-e', counting], { stdio: ['ignore', 'ignore', 'inherit'] }).on(
          'exit',
          resolve,
        )
      })
    expect(await Promise.all([run(), run(), run(), run()])).toEqual([0, 0, 0, 0])
    expect(readFileSync(path.join(root, 'count.txt'), 'utf8')).toBe('160')
  }, 60_000)

  it('lets builds of several languages at once publish all of them', async () => {
    const root = createPublication()
    const build = (language: string) =>
      new Promise<number | null>(resolve => {
        const args = [CLI, 'build', '--root', root, '--format', 'html', '--language', language]
        spawn(process.execPath, args, { stdio: 'ignore' }).on('exit', resolve)
      })
    expect(await Promise.all(['en', 'es', 'pt'].map(build))).toEqual([0, 0, 0])
    const { publications } = JSON.parse(readFileSync(path.join(root, 'dist/manifest.json'), 'utf8')) as Manifest
    expect(publications.map(({ path: name }) => name)).toEqual(['en/paper.html', 'es/paper.html', 'pt/paper.html'])
    for (const { path: name } of publications) expect(existsSync(path.join(root, 'dist', name))).toBe(true)
  }, 60_000)
})
