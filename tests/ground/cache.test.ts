import { execFile } from 'node:child_process'
import { chmodSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { createCache } from '../../scripts/ground/cache.ts'

function folder(): string {
  const made = mkdtempSync(path.join(tmpdir(), 'cache-'))
  onTestFinished(() => rmSync(made, { recursive: true, force: true }))
  return made
}

describe('what is kept', () => {
  it('comes back under the same step and inputs, and no others', () => {
    const cache = createCache(folder())
    cache.write('chart', ['a', 'b'], { svg: 'ü' })
    expect(cache.read('chart', ['a', 'b'])).toEqual({ svg: 'ü' })
    expect(cache.read('chart', ['ab'])).toBeUndefined()
    expect(cache.read('chart', ['a', 'b', ''])).toBeUndefined()
    expect(cache.read('style', ['a', 'b'])).toBeUndefined()
  })

  it.each([
    ['cut short', (text: string) => text.slice(0, -3)],
    ['changed', (text: string) => text.replace('kept', 'hack')],
    ['emptied', () => ''],
    ['no text at all', () => '\u0000\u0000'],
  ])('is as good as none when it is %s', (_, damage) => {
    const where = folder()
    const cache = createCache(where)
    cache.write('step', ['a'], 'kept')
    const file = path.join(where, readdirSync(where)[0] as string)
    writeFileSync(file, damage(readFileSync(file, 'utf8')))
    expect(cache.read('step', ['a'])).toBeUndefined()
    cache.write('step', ['a'], 'kept')
    expect(cache.read('step', ['a'])).toBe('kept')
  })

  it('is as good as none under the name of another', () => {
    const where = folder()
    const cache = createCache(where)
    cache.write('step', ['a'], 'of a')
    const [nameA] = readdirSync(where)
    cache.write('step', ['b'], 'of b')
    const nameB = readdirSync(where).find(name => name !== nameA) as string
    writeFileSync(path.join(where, nameB), readFileSync(path.join(where, nameA as string)))
    expect(cache.read('step', ['b'])).toBeUndefined()
  })

  it.each([
    ['entries', { entries: 50, bytes: 1e6 }],
    ['bytes', { entries: 1e6, bytes: 6000 }],
  ])('is bounded in %s: the oldest go', (_, limits) => {
    const where = folder()
    const cache = createCache(where, limits)
    cache.write('step', ['first'], 1)
    const bytes = cache.writeBytes(new Uint8Array(10))
    for (const name of readdirSync(where)) utimesSync(path.join(where, name), 1, 1)
    for (let index = 0; index < 201; index++) cache.write('step', [`${index}`], index)
    expect(readdirSync(where).length).toBeLessThan(160)
    expect(cache.read('step', ['first'])).toBeUndefined()
    expect(cache.readBytes(bytes)).toBeUndefined()
    expect(cache.read('step', ['200'])).toBe(200)
  })

  it('does not fill up with what was kept before the clock was set back', () => {
    const where = folder()
    const cache = createCache(where, { entries: 50, bytes: 1e6 })
    for (let index = 0; index < 60; index++) cache.write('future', [`${index}`], index)
    const tomorrow = Date.now() / 1000 + 86_400
    for (const name of readdirSync(where)) utimesSync(path.join(where, name), tomorrow, tomorrow)
    for (let index = 0; index < 100; index++) cache.write('now', [`${index}`], index)
    expect(cache.read('now', ['99'])).toBe(99)
    expect(cache.read('now', ['60'])).toBe(60)
    expect(cache.read('future', ['0'])).toBeUndefined()
  })

  it('keeps bytes once, and finds them by their hash', () => {
    const where = folder()
    const cache = createCache(where)
    const bytes = Uint8Array.from([0, 255, 10, 13, 200])
    const hash = cache.writeBytes(bytes)
    expect(cache.writeBytes(Uint8Array.from(bytes))).toBe(hash)
    expect(readdirSync(where)).toHaveLength(1)
    expect(new Uint8Array(cache.readBytes(hash) as Uint8Array)).toEqual(bytes)
    expect(cache.readBytes('0'.repeat(64))).toBeUndefined()
    expect(cache.readBytes('../package.json')).toBeUndefined()
    writeFileSync(path.join(where, readdirSync(where)[0] as string), Uint8Array.from([0, 255, 10, 13, 201]))
    expect(cache.readBytes(hash)).toBeUndefined()
    expect(cache.writeBytes(bytes)).toBe(hash)
    expect(new Uint8Array(cache.readBytes(hash) as Uint8Array)).toEqual(bytes)
  })

  it('is shared by runs that write and clear away at the same time', async () => {
    const where = folder()
    const program = `
      const { createCache } = await import(${JSON.stringify(path.resolve('scripts/ground/cache.ts'))})
      const cache = createCache(${JSON.stringify(where)}, { entries: 20, bytes: 1e6 })
      for (let index = 0; index < 300; index++) {
        const key = String(index % 30)
        const read = cache.read('step', [key])
        if (read !== undefined && read !== 'of ' + key) throw new Error(key + ' was ' + read)
        cache.write('step', [key], 'of ' + key)
        const bytes = cache.readBytes(cache.writeBytes(Buffer.from('bytes ' + key)))
        if (bytes && bytes.toString() !== 'bytes ' + key) throw new Error(key + ' was ' + bytes)
      }`
    const run = () => promisify(execFile)(process.execPath, ['--input-type=module', '-e', program])
    for (const { stderr } of await Promise.all([run(), run()])) expect(stderr).toBe('')
    expect(readdirSync(where).filter(name => name.endsWith('.half'))).toEqual([])
  })

  it.skipIf(process.getuid?.() === 0)('is nothing where the folder takes nothing, which is said once', () => {
    const where = folder()
    chmodSync(where, 0o500)
    const warned = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    onTestFinished(() => warned.mockRestore())
    const cache = createCache(where)
    cache.write('step', ['a'], 1)
    cache.write('step', ['b'], 1)
    expect(cache.read('step', ['a'])).toBeUndefined()
    expect(warned).toHaveBeenCalledTimes(1)
  })

  it('may not be kept where a file stands in the way of the folder', () => {
    const file = path.join(folder(), 'file')
    writeFileSync(file, '')
    const warned = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    onTestFinished(() => warned.mockRestore())
    createCache(file).write('step', ['a'], 1)
    createCache(file).write('step', ['b'], 1)
    expect(warned).toHaveBeenCalledTimes(1)
  })
})
