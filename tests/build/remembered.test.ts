import { execFileSync } from 'node:child_process'
import { appendFileSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { readDist } from '../../scripts/build/dist-state.ts'
import { exclusively } from '../../scripts/build/lock.ts'
import { type PipelineOptions, type PipelineResult, runPipeline } from '../../scripts/build/pipeline.ts'
import { publish } from '../../scripts/build/publish.ts'
import { listFiles } from '../../scripts/ground/files.ts'
import { readCommit } from '../../scripts/ground/git.ts'
import type { ReportedMessage } from '../../scripts/ground/report.ts'
import { type Outcome, runCommand } from '../support/command-line.ts'
import { chapter, createPublication } from '../support/publication.ts'

vi.mock('../../scripts/build/pipeline.ts', { spy: true })
const makes = vi.mocked(runPipeline)

let root: string
let cache: string

beforeEach(() => {
  makes.mockClear()
  makes.mockImplementation(make)
  root = createPublication()
  cache = path.join(createPublication({}), 'cache')
  vi.stubEnv('PAPER_CACHE', cache)
})

/** A pipeline that publishes nothing but what it has read: what is remembered of it is the same as of the real one. */
async function make({ root, formats = ['html', 'pdf'], beforeWriting }: PipelineOptions): Promise<PipelineResult> {
  const read = ['content', 'locales', 'templates'].flatMap(folder =>
    listFiles(path.join(root, folder)).map(name => [name, readFileSync(path.join(root, folder, name), 'utf8')]),
  )
  const text = JSON.stringify([read, process.env.SOURCE_DATE_EPOCH, readCommit(root).hash], null, 1)
  const messages = [...text.matchAll(/@nobody| {2}(?=spaces)/g)].map(([word]) => message(word))
  if (messages.some(({ severity }) => severity === 'error')) return { messages, written: [] }
  beforeWriting?.()
  const files = new Map(['index', ...formats].map(name => [`en/${name}.txt`, new TextEncoder().encode(text + name)]))
  const complete = formats.length === 2
  const dist = exclusively(root, () => publish(root, files, complete))
  return { messages, written: [...files.keys()], dist, ...(complete && { files }) }
}

function message(word: string): ReportedMessage {
  const [severity, rule] = word.startsWith('@')
    ? (['error', 'citation-unknown'] as const)
    : (['warning', 'space-double'] as const)
  return { file: CHAPTER, line: 1, column: 1, endColumn: 2, severity, text: `Here is ${word}`, rule, source: '' }
}

const CHAPTER = 'content/01-arches.md'
const build = (...options: string[]): Promise<Outcome> => runCommand('build', '--root', root, ...options)
const dist = () => readDist(root, [])?.files
const withoutTime = (text: string) => text.replace(/ in \d.*/, '')
/** What a clean build makes of the publication as it is. */
async function clean(): ReturnType<typeof dist> extends infer Files ? Promise<Files> : never {
  await build('--no-cache')
  return dist()
}

describe('a build of what has not changed', () => {
  it('makes nothing, and says what the last one said', async () => {
    appendFileSync(path.join(root, CHAPTER), '\nTwo  spaces.\n')
    const first = await build()
    expect(first.out).toContain('space-double')
    const written = statSync(path.join(root, 'dist')).mtimeMs
    const second = await build()
    expect(withoutTime(second.out)).toBe(withoutTime(first.out))
    expect(second.out).toMatch(/files in .* s: nothing has changed since they were made\n$/)
    expect({ code: second.code, makes: makes.mock.calls.length }).toEqual({ code: 0, makes: 1 })
    expect(statSync(path.join(root, 'dist')).mtimeMs).toBe(written)
    // Nor where only the words of what is said are others.
    expect(JSON.parse((await build('--json')).out)).toHaveLength(1)
    expect(makes).toHaveBeenCalledTimes(1)
  })

  it('refuses again what it refused, for the same reasons', async () => {
    appendFileSync(path.join(root, CHAPTER), '\nSee [@nobody].\n')
    const first = await build()
    expect(first).toMatchObject({ code: 1, out: expect.stringContaining('citation-unknown') })
    expect(await build()).toEqual(first)
    expect(makes).toHaveBeenCalledTimes(1)
  })

  it('tries again what may have been the fault of the machine', async () => {
    makes.mockResolvedValueOnce({ messages: [{ ...message('@nobody'), rule: 'print-failed' }], written: [] })
    expect((await build()).code).toBe(1)
    expect((await build()).code).toBe(0)
    expect(makes).toHaveBeenCalledTimes(2)
  })

  it.each<[string, () => void]>([
    ['deleted', () => rmSync(path.join(root, 'dist'), { recursive: true })],
    ['changed', () => appendFileSync(path.join(root, 'dist/en/index.txt'), 'mine')],
    ['added to', () => writeFileSync(path.join(root, 'dist/en/mine.html'), 'mine')],
    ['given another folder', () => mkdirSync(path.join(root, 'dist/empty'))],
    [
      'left half-way by a build that was killed',
      () => mkdirSync(path.join(root, 'dist.new-0b9b0a4e-6a3f-4c43-9a83-0f6f1d1d9c11')),
    ],
  ])('puts dist/ right where it was %s', async (_, spoil) => {
    await build()
    const before = dist()
    spoil()
    expect(await build()).toMatchObject({ code: 0 })
    expect(dist()).toEqual(before)
    expect(readdirSync(root).filter(name => name.startsWith('dist'))).toEqual(['dist'])
    expect(makes).toHaveBeenCalledTimes(1)
  })

  it('leaves alone what translators have in dist/', async () => {
    await build()
    mkdirSync(path.join(root, 'dist/po'))
    writeFileSync(path.join(root, 'dist/po/es.po'), 'work')
    await build()
    rmSync(path.join(root, 'dist/en'), { recursive: true })
    await build()
    expect(readFileSync(path.join(root, 'dist/po/es.po'), 'utf8')).toBe('work')
    expect(makes).toHaveBeenCalledTimes(1)
  })

  it.each<[string, (text: string) => string]>([
    ['damaged', text => text.replace('a', 'b')],
    ['cut short', text => text.slice(0, -9)],
    ['of something else', () => 'else'],
  ])('makes again what cannot be taken from what is kept, for it is %s', async (_, damage) => {
    await build()
    const before = dist()
    for (const name of readdirSync(cache)) {
      const file = path.join(cache, name)
      writeFileSync(file, damage(readFileSync(file, 'latin1')), 'latin1')
    }
    rmSync(path.join(root, 'dist'), { recursive: true })
    await build()
    expect(dist()).toEqual(before)
    expect(makes).toHaveBeenCalledTimes(2)
    rmSync(path.join(root, 'dist'), { recursive: true })
    await build()
    expect(dist()).toEqual(before)
    expect(makes).toHaveBeenCalledTimes(2)
  })

  it('makes everything anew where it is told to, and keeps nothing', async () => {
    await build('--no-cache')
    await build('--no-cache')
    expect(makes).toHaveBeenCalledTimes(2)
    await build()
    expect(makes).toHaveBeenCalledTimes(3)
  })
})

describe('a build of what has changed', () => {
  it.each<[string, () => void]>([
    ['a chapter', () => appendFileSync(path.join(root, CHAPTER), '\nOne more.\n')],
    [
      'a setting',
      () => appendFileSync(path.join(root, 'content/publication.yaml'), 'site: https://bridges.example/\n'),
    ],
    ['a template', () => lay('templates/theme.css', ':root { --brand: #123456 }\n')],
    ['the words of the interface', () => lay('locales/en/interface.json', '{ "contents": "What is in it" }\n')],
    ['the environment', () => void vi.stubEnv('SOURCE_DATE_EPOCH', '1000000000')],
    ['the commit', () => commit()],
  ])('is of what it is now: %s', async (_, change) => {
    await build()
    change()
    await build()
    const made = dist()
    expect(makes).toHaveBeenCalledTimes(2)
    expect(await clean()).toEqual(made)
  })

  it('does not take one part for another, nor a part for the whole', async () => {
    await build('--format', 'html')
    expect(dist()?.some(([name]) => name.endsWith('pdf.txt'))).toBe(false)
    await build('--format', 'pdf')
    await build('--format', 'pdf')
    expect(makes).toHaveBeenCalledTimes(2)
    await build()
    const whole = dist()
    expect(await clean()).toEqual(whole)
    expect(whole?.some(([name]) => name.endsWith('pdf.txt'))).toBe(true)
  })

  it('is of one state, when a chapter is edited meanwhile', async () => {
    makes.mockImplementationOnce(options => {
      const { beforeWriting } = options
      return make({
        ...options,
        beforeWriting() {
          lay(CHAPTER, chapter('Arches', 'Edited meanwhile.'))
          beforeWriting?.()
        },
      })
    })
    const { code, err } = await build()
    expect({ code, err }).toMatchObject({
      code: 0,
      err: expect.stringContaining(`so all is read again: \`${CHAPTER}\``),
    })
    expect(readFileSync(path.join(root, 'dist/en/index.txt'), 'utf8')).toContain('Edited meanwhile.')
    const made = dist()
    expect(await clean()).toEqual(made)
  })

  it('writes nothing, and says so, where chapters change again and again', async () => {
    await build()
    const before = dist()
    lay(CHAPTER, chapter('Arches', 'Of today.'))
    let count = 0
    makes.mockImplementation(options => {
      lay(CHAPTER, chapter('Arches', `Edit ${count++}.`))
      return make(options)
    })
    const { code, err } = await build()
    expect({ code, err }).toMatchObject({ code: 2, err: expect.stringMatching(/again and again.*01-arches\.md.*\n$/) })
    expect(dist()).toEqual(before)
  })

  it('says which commit it is of, when that is another meanwhile', async () => {
    commit()
    makes.mockImplementationOnce(options => {
      const { beforeWriting } = options
      return make({
        ...options,
        beforeWriting() {
          git('commit', '-q', '--allow-empty', '-m', 'Another')
          beforeWriting?.()
        },
      })
    })
    expect((await build()).err).toContain('HEAD')
    expect(readFileSync(path.join(root, 'dist/en/index.txt'), 'utf8')).toContain(git('rev-parse', 'HEAD'))
  })

  it('goes on where nothing can be kept, and says so once', async () => {
    writeFileSync(cache, 'in the way')
    const said = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    const { code } = await build()
    const warnings = said.mock.calls.map(([text]) => String(text))
    said.mockRestore()
    expect(code).toBe(0)
    expect(warnings).toEqual([expect.stringMatching(/^Nothing can be kept in `.*cache`, .*\n$/)])
  })
})

function lay(name: string, text: string): void {
  mkdirSync(path.dirname(path.join(root, name)), { recursive: true })
  writeFileSync(path.join(root, name), text)
}

function commit(): void {
  git('init', '-q')
  git('add', '.')
  git('commit', '-q', '-m', 'All')
}

function git(...args: string[]): string {
  const who = ['-c', 'user.name=T', '-c', 'user.email=t@bridges.example']
  return execFileSync('git', [...who, ...args], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim()
}
