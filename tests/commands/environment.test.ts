import { chmodSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { runCommand } from '../support/command-line.ts'
import { createPublication } from '../support/publication.ts'

const build = (root: string) => runCommand('build', '--root', root, '--format', 'html')

describe('what is no fault of the content', () => {
  it('ends with 2 and one sentence: a file for a folder', async () => {
    const root = createPublication()
    const { code, err } = await build(path.join(root, 'references.bib'))
    expect([code, err]).toEqual([2, expect.stringMatching(/^No folder `.*references\.bib`.*\n$/)])
  })

  it.each(['abc', '', '-1', '1e9', '999999999999'])('ends with 2 and one sentence: a date `%s`', async epoch => {
    vi.stubEnv('SOURCE_DATE_EPOCH', epoch)
    expect(await build(createPublication())).toMatchObject({
      code: 2,
      err: `SOURCE_DATE_EPOCH is \`${epoch}\`: set it to seconds since 1970, as a whole number\n`,
    })
    vi.unstubAllEnvs()
  })

  it('ends with 2 and one sentence: a file, or a link, in the place of dist/', async () => {
    const root = createPublication()
    writeFileSync(path.join(root, 'dist'), 'mine')
    expect(await build(root)).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^`.*` is a file or a link.*\n$/),
    })
    expect(readFileSync(path.join(root, 'dist'), 'utf8')).toBe('mine')

    const linked = createPublication()
    mkdirSync(path.join(linked, 'elsewhere'))
    symlinkSync('elsewhere', path.join(linked, 'dist'))
    expect(await build(linked)).toMatchObject({ code: 2 })
    expect(existsSync(path.join(linked, 'elsewhere/index.html'))).toBe(false)
  })

  // Root may read and write everything.
  it.skipIf(process.getuid?.() === 0)('ends with 2 and one sentence: no permission', async () => {
    const root = createPublication()
    chmodSync(root, 0o555)
    expect(await build(root)).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^The machine refused .*EACCES.*\n$/),
    })
    chmodSync(root, 0o755)
  })

  it('ends with 2 and one sentence: no folder for temporary files', async () => {
    const root = createPublication()
    vi.stubEnv('TMPDIR', path.join(root, 'nowhere'))
    const { code, err } = await runCommand('build', '--root', root, '--format', 'pdf', '--language', 'en')
    vi.unstubAllEnvs()
    expect([code, err]).toEqual([2, expect.stringMatching(/^The machine refused `mkdtemp` at `.*nowhere.*\n$/m)])
    expect(err).not.toMatch(/^\s+at /m)
  })

  it('names the file that links in a circle stand for', async () => {
    const root = createPublication()
    mkdirSync(path.join(root, 'locales'))
    symlinkSync('en', path.join(root, 'locales/en'))
    expect(await build(root)).toMatchObject({
      code: 1,
      out: expect.stringMatching(/^locales\/en\/interface\.json:1:1 .*Links lead in a circle.* file-unreadable$/m),
    })
  })
})
