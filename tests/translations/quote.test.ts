import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { command } from '../../scripts/commands/translations-quote.ts'
import { command as sync } from '../../scripts/commands/translations-sync.ts'
import type { Quote } from '../../scripts/translations/quote.ts'
import { TestPublication } from './commands.ts'

const ES = 'locales/es/01-one.json'
const SECOND = 'They receive a tenth of climate finance, most of it from their own governments.'

let publication: TestPublication
beforeEach(async () => {
  publication = new TestPublication()
  publication.edit(
    'content/02-two.md',
    '\n\n',
    `\n\n${SECOND}\n\nNobody has said this before.\n\nNobody has said this before.\n\n`,
  )
  await publication.run(sync)
  publication.translate(ES, SECOND, 'Reciben una décima parte.')
  publication.edit('content/01-one.md', 'a tenth', 'a ninth')
  await publication.run(sync)
})
afterEach(() => publication.remove())

async function quote(options: Record<string, string[]> = {}): Promise<Quote['bands']> {
  const { code, out } = await publication.run(command, { language: ['es'], json: true, ...options })
  expect(code).toBe(0)
  const [found] = JSON.parse(out) as Quote[]
  return found?.bands ?? expect.unreachable()
}

describe('npm run translations:quote', () => {
  it('tells words that are new, like others, and repeated', async () => {
    const bands = await quote({ chapter: ['02-two'] })
    expect(bands['100 %']).toEqual({ segments: 1, words: 14 })
    expect(bands.repeated).toEqual({ segments: 1, words: 5 })
    expect((await quote({ chapter: ['01-one'] }))['85–99 %']).toEqual({ segments: 1, words: 14 })
  })

  it('counts every segment once', async () => {
    const count = (bands: Quote['bands']) => Object.values(bands).reduce((sum, { segments }) => sum + segments, 0)
    const parts = [await quote({ chapter: ['01-one'] }), await quote({ chapter: ['02-two'] })].map(count)
    const whole = await quote()
    expect(count(whole)).toBeGreaterThanOrEqual((parts[0] ?? 0) + (parts[1] ?? 0))
    expect(whole.translated).toEqual({ segments: 0, words: 0 })
  })

  it('shows a table, and says what a chapter that there is not was meant to be', async () => {
    const { out } = await publication.run(command, { language: ['es'] })
    expect(out).toMatch(/Español \(es\)\n\s+segments\s+words\n[\s\S]*to translate\s+\d+\s+\d+\n/)
    await expect(publication.run(command, { chapter: ['02-tow'] })).rejects.toThrow('did you mean `02-two`?')
  })
})
