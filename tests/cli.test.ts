import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { TOOLCHAIN_ROOT } from '../scripts/ground/toolchain.ts'
import { runCommand as run } from './support/command-line.ts'
import { chapter, createPublication } from './support/publication.ts'

const scripts: Record<string, string> = JSON.parse(
  readFileSync(path.join(TOOLCHAIN_ROOT, 'package.json'), 'utf8'),
).scripts
/** The commands that `npm run` knows. */
const COMMANDS = Object.entries(scripts).flatMap(([name, script]) =>
  script === `node scripts/start.js ${name}` ? [name] : [],
)

describe('the command line', () => {
  it('lists all commands with a line for each, on request or when none is given', async () => {
    const { code, out } = await run('--help')
    expect(code).toBe(0)
    expect(COMMANDS.length).toBeGreaterThan(5)
    for (const name of COMMANDS) expect(out).toMatch(new RegExp(`^ {2}${name} +\\S.*$`, 'm'))
    expect(out.match(/^ {2}\S/gm)).toHaveLength(COMMANDS.length)
    expect(await run()).toEqual({ code: 2, out, err: '' })
  })

  it.each(COMMANDS)('tells the options of %s, in lines that fit a terminal', async name => {
    const { code, out } = await run(name, '--help')
    expect(code).toBe(0)
    expect(out).toMatch(new RegExp(`^Usage: npm run ${name} -- \\[OPTIONS\\]`))
    for (const option of ['--root DIR', '--help']) expect(out).toMatch(new RegExp(`^ {2}${option} +\\S`, 'm'))
    for (const line of out.split('\n')) expect(line.length, line).toBeLessThanOrEqual(110)
  })

  it.each([
    [['chekc'], 'No command is called `chekc`; did you mean `check`?'],
    [['publish-all-of-it'], 'No command is called `publish-all-of-it`: there are build, check,'],
    [['constructor'], 'No command is called `constructor`'],
    [['build', '--formt', 'pdf'], 'No option is called `--formt`; did you mean `--format`?'],
    [['build', '--format', 'doc'], 'No format is called `doc`: there are `html`, `pdf`'],
    [['build', '--format'], "Option '--format <value>' argument missing"],
    [['build', 'en'], "Unexpected argument 'en'"],
    [['check', '--json=yes'], "Option '--json' does not take an argument"],
    [['build', '--edition', 'papr'], 'No edition is called `papr`: there is `paper`; did you mean `paper`?'],
    [['build', '--bilingual', 'ess'], 'No language is called `ess`: there are `es`, `pt`; did you mean `es`?'],
    [
      ['translations:export', '--format', 'opo'],
      'No format is called `opo`: there are `po`, `xliff`, `xlsx`, `csv`, `pot`; did you mean `po`?',
    ],
    [['build', '--language', 'en,fr'], 'No language is called `fr`: there are `en`, `es`, `pt`'],
    [['check', '--root', '/nowhere'], 'No folder `/nowhere`'],
    [['check', '--root', path.join(TOOLCHAIN_ROOT, 'package.json')], 'No folder `'],
  ])('says in a sentence what is wrong with %j', async (argv, reason) => {
    const [name = '', ...rest] = argv
    const root = rest.includes('--root') ? [] : ['--root', createPublication()]
    const { code, out, err } = await run(name, ...root, ...rest)
    expect(code).toBe(2)
    expect(out).toBe('')
    expect(err.startsWith(reason), err).toBe(true)
    expect(err).not.toMatch(/\n\s+at /)
  })
})

describe('messages', () => {
  const contents = { 'content/01-arches.md': chapter('Arches', 'Lean [@nobody].') }

  it('come as JSON for programs', async () => {
    const { code, out } = await run('check', '--json', '--root', createPublication(contents))
    expect(code).toBe(1)
    expect(JSON.parse(out)).toContainEqual({
      file: 'content/01-arches.md',
      line: 5,
      column: 7,
      endColumn: 14,
      severity: 'error',
      text: 'No entry `nobody` in references.bib',
      rule: 'citation-unknown',
      source: 'Lean [@nobody].',
    })
  })

  it('come beside the lines of a pull request where a forge runs the check', async () => {
    const root = createPublication(contents)
    vi.stubEnv('GITHUB_ACTIONS', 'true')
    const command = /^::error file=content\/01-arches\.md,line=5,col=7,endColumn=14,title=citation-unknown::/m
    expect((await run('check', '--root', root)).out).toMatch(command)
    vi.stubEnv('GITHUB_ACTIONS', undefined)
    expect((await run('check', '--root', root)).out).not.toMatch(/^::/m)
    expect((await run('check', '--format', 'github', '--root', root)).out).toMatch(/^(?:::.*\n)+$/)
    vi.unstubAllEnvs()
  })
})
