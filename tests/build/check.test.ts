import { appendFileSync, cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import fc from 'fast-check'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import { checkPublication } from '../../scripts/build/check.ts'
import * as pipeline from '../../scripts/build/pipeline.ts'
import { createCache } from '../../scripts/ground/cache.ts'
import { silent } from '../../scripts/ground/progress.ts'
import { createPublication } from '../support/publication.ts'

vi.mock('../../scripts/build/pipeline.ts', { spy: true })
const runs = vi.mocked(pipeline.runPipeline)
beforeEach(() => void runs.mockClear())

function publication(): { root: string; check: () => ReturnType<typeof checkPublication> } {
  const root = createPublication()
  cpSync(path.join(import.meta.dirname, '../fixtures/bridges'), root, { recursive: true })
  const cache = createCache(path.join(createPublication({}), 'cache'))
  return { root, check: () => checkPublication(root, cache) }
}

describe('a check', () => {
  it('reads nothing again where nothing has changed, and says the same', async () => {
    const { root, check } = publication()
    appendFileSync(path.join(root, 'content/01-arches.md'), '\nSee [@nobody] and  there.\n')
    const first = await check()
    expect(first.map(({ rule }) => rule)).toContain('citation-unknown')
    expect(await check()).toEqual(first)
    expect(runs).toHaveBeenCalledTimes(1)
  })

  it('never says what an earlier state would, whatever was edited', async () => {
    const { root, check } = publication()
    const files = ['content/01-arches.md', 'references.bib', 'locales/es/01-arches.json', 'content/publication.yaml']
    const edit = fc.record({
      file: fc.constantFrom(...files),
      at: fc.nat({ max: 3000 }),
      remove: fc.nat({ max: 12 }),
      insert: fc.constantFrom('', '[@nobody]', '  ', '”', '{', '**', '\n\n', '"', ':::box', '\u200b'),
    })
    const apply = ({ file, at, remove, insert }: { file: string; at: number; remove: number; insert: string }) => {
      const absolute = path.join(root, file)
      const text = readFileSync(absolute, 'utf8')
      writeFileSync(absolute, text.slice(0, at) + insert + text.slice(at + remove))
      return () => writeFileSync(absolute, text)
    }
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 3 }), async edits => {
        const undo = edits.map(apply)
        const { messages } = await pipeline.runPipeline({ root, formats: [], progress: silent })
        expect(await check()).toEqual(messages)
        expect(await check()).toEqual(messages)
        for (const back of undo.reverse()) back()
      }),
      { seed: 20221215, numRuns: 12 },
    )
  }, 120_000)

  it('is of what stands there in the end, when a chapter is edited meanwhile', async () => {
    const { root, check } = publication()
    runs.mockImplementationOnce(async () => {
      appendFileSync(path.join(root, 'content/01-arches.md'), '\nSee [@nobody].\n')
      return { messages: [], written: [] }
    })
    expect((await check()).map(({ rule }) => rule)).toContain('citation-unknown')
    expect(runs).toHaveBeenCalledTimes(2)
  })

  it('does not trust what it cannot see the state of', async () => {
    const { root, check } = publication()
    symlinkSync('01-arches.md', path.join(root, 'content/linked.md'))
    await check()
    await check()
    expect(runs).toHaveBeenCalledTimes(2)
  })

  it('reads again when a setting of the environment is another', async () => {
    const { check } = publication()
    await check()
    vi.stubEnv('PAPER_LIMITS', '2')
    await check()
    vi.unstubAllEnvs()
    expect(runs).toHaveBeenCalledTimes(2)
  })
})
