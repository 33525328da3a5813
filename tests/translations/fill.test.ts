import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { command as fill } from '../../scripts/commands/translations-fill.ts'
import { command as sync } from '../../scripts/commands/translations-sync.ts'
import { distrust } from '../../scripts/translations/machine/trusted-command.ts'
import { TestPublication } from './commands.ts'

const ES = 'locales/es/01-one.json'
const SECOND = 'They receive a tenth of climate finance, most of it from their own governments.'
const TENTH = 'Reciben una décima parte de la financiación climática, la mayor parte de sus propios gobiernos.'

let publication: TestPublication
let tools: string
beforeEach(async () => {
  publication = new TestPublication()
  tools = mkdtempSync(path.join(tmpdir(), 'tools-'))
  await publication.run(sync)
})
afterEach(() => {
  vi.unstubAllEnvs()
  publication.remove()
  rmSync(tools, { recursive: true })
})

/** Has a program of these words in the settings, allowed or not. */
function program(script: string, { allowed = true } = {}): string[] {
  const file = path.join(tools, 'translate.mjs')
  writeFileSync(file, script)
  chmodSync(file, 0o755)
  const command = [process.execPath, file]
  publication.edit(
    'content/publication.yaml',
    'languages:',
    `translate: { command: ${JSON.stringify(command)} }\nlanguages:`,
  )
  if (allowed) vi.stubEnv('PAPER_TRANSLATE_COMMAND', command.join(' '))
  return command
}
const READ = "let text = ''; for await (const chunk of process.stdin) text += chunk;"
/** Gives every source back as its translation, its words written from the end. */
const REVERSED = `${READ}
const reversed = words => words.replace(/<[^>]*>|[a-z]+/g, part => part.startsWith('<') ? part : [...part].reverse().join(''))
process.stdout.write(text.replace(/<source([^>]*)>([\\s\\S]*?)<\\/source>/g, (all, how, words) => all + '<target' + how + '>' + reversed(words) + '</target>'))`
const machine = () => publication.run(fill, { language: ['es'], machine: true })

describe('the same words elsewhere', () => {
  beforeEach(async () => {
    publication.translate(ES, SECOND, TENTH)
    publication.write('content/01-one.md', `${publication.read('content/01-one.md')}\n${SECOND}\n`)
    await publication.run(sync)
  })

  it('are filled in as to be looked at, never as done', async () => {
    const { code, out } = await publication.run(fill, { language: ['es'] })
    expect([code, out]).toEqual([0, expect.stringMatching(/^es: 1 copied.*0 by the program/)])
    expect(publication.read(ES)).toMatch(/"target": "Reciben[^"]*",\n {4}"prefilled": "copy of one\/p-\w+"/)
    const before = publication.read(ES)
    await publication.run(fill, { language: ['es'] })
    await publication.run(sync)
    expect(publication.read(ES)).toBe(before)
  })

  it('are left to a person where they are translated in two ways', async () => {
    publication.write('content/01-one.md', `${publication.read('content/01-one.md')}\n${SECOND}\n`)
    await publication.run(sync)
    publication.translate(ES, SECOND, 'Reciben un diez por ciento de la financiación climática.')
    expect((await publication.run(fill, { language: ['es'] })).out).toContain('es: 0 copied')
  })
})

describe('a program of the team’s own', () => {
  it('fills in what is empty, marked as its work', async () => {
    publication.translate(ES, SECOND, TENTH)
    program(REVERSED)
    const { code, out } = await machine()
    expect([code, out]).toEqual([0, expect.stringMatching(/es: 0 copied.* [1-9]\d* by the program/)])
    const file = publication.read(ES)
    expect(file).toContain(TENTH)
    expect(file).toContain('"prefilled": "machine"')
    expect(file.split('"prefilled"').length).toBe(file.split('"source"').length - 1)
  })

  it('is not run on the word of publication.yaml alone, which a pull request can change', async () => {
    const sign = path.join(tools, 'ran')
    program(`import { writeFileSync } from 'node:fs'; writeFileSync(${JSON.stringify(sign)}, '')`, { allowed: false })
    await expect(machine()).rejects.toThrow('PAPER_TRANSLATE_COMMAND')
    vi.stubEnv('PAPER_TRANSLATE_COMMAND', 'another program')
    await expect(machine()).rejects.toThrow('anybody who sends a pull request')
    await expect(async () => publication.readBytes(sign)).rejects.toThrow()
  })

  it('is not run where a part of it lies among the publication’s files', () => {
    const { root } = publication
    for (const command of [
      [process.execPath, 'content/01-one.md'],
      [path.join(root, 'content/01-one.md')],
      ['./translate'],
      ['translate', '--config=content/publication.yaml'],
      ['translate', `-c${path.join(root, 'content/publication.yaml')}`],
      ['translate', '--glossary', 'file:content/publication.yaml'],
      ['sh', '-c', 'cat content/publication.yaml'],
    ])
      expect(distrust(command, root, command.join(' ')), command.join(' ')).toBeDefined()
    expect(distrust(['translate', '--to', 'es'], root, 'translate --to es')).toBeUndefined()
  })

  it.each([
    [
      'fails',
      "process.stdin.resume(); console.error('no key'); process.exitCode = 3",
      /ended with 3: no key.* machine-failed/,
    ],
    ['does not end', 'setInterval(() => undefined, 1000)', /had not ended after 1 seconds/],
    ['writes no XLIFF', `${READ} process.stdout.write('<html>')`, /es\.machine\.xlf:1:\d+ .*import-syntax/],
    [
      'writes entities',
      `${READ} process.stdout.write('<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><xliff/>')`,
      /document type/,
    ],
  ])('that %s changes nothing, and is told with a place', async (_, script, said) => {
    if (said.source.includes('seconds')) vi.stubEnv('PAPER_TRANSLATE_SECONDS', '1')
    const before = publication.read(ES)
    program(script)
    const { code, out } = await machine()
    expect(code).toBe(1)
    expect(out).toMatch(said)
    expect(publication.read(ES)).toBe(before)
  })

  it('that loses segments, changes sources or breaks marks fills in the rest', async () => {
    program(
      REVERSED.replace(
        'all + ',
        "words.includes('<ph') ? all + '<target>Roto.</target>' : words.startsWith('They') ? all.replace('They', 'We') + '<target>Nos.</target>' : all + ",
      ),
    )
    const { out } = await machine()
    expect(out).toMatch(/\.xlf:\d+:\d+ .*What the program wrote for `[^`]+` is left out\. The translation lacks/)
    expect(out).toMatch(/changed the source of.* machine-output/)
    expect(publication.read(ES)).not.toContain('Roto.')
    expect(publication.read(ES)).not.toContain('Nos.')
    expect(publication.read(ES)).toContain('"prefilled": "machine"')
  })

  it('that gives the source back, or leaves words of it, has nothing of that filled in', async () => {
    program(REVERSED.replace('+ reversed(words)', '+ words'))
    const { out } = await machine()
    expect(out).toMatch(/is left out\. `They receive a tenth[^`]*` is English: translate it .* machine-output/)
    expect(publication.read(ES)).not.toContain('"target": "They')
  })

  it('that gives a source back in which no word tells its language has nothing of that filled in', async () => {
    publication.write('content/01-one.md', `${publication.read('content/01-one.md')}\nTwo pumps run.\n`)
    await publication.run(sync)
    program(REVERSED.replace('+ reversed(words)', '+ words'))
    const { out } = await machine()
    expect(out).toMatch(/is left out\. The translation is the source itself.* machine-output/)
    expect(publication.read(ES)).not.toContain('"target": "Two pumps')
  })
})
