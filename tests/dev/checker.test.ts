import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createChecker } from '../../scripts/dev/preview/checker.ts'
import { copyBridges } from './serve.ts'

describe('the check behind the preview', () => {
  const { signal } = new AbortController()

  it('may be closed at any time, also while it starts', async () => {
    const root = copyBridges()
    for (const wait of [0, 100, 300, 500]) {
      const checker = createChecker(root)
      const checked = checker.check(signal)
      await setTimeout(wait)
      checker.close()
      // Undefined, unless it was quicker than we were.
      expect((await checked) ?? []).toEqual([])
      expect(await checker.check(signal)).toBeUndefined()
    }
  })

  it('tells what is wrong on disk, each time it is asked', async () => {
    const root = copyBridges()
    const chapter = path.join(root, 'content/01-arches.md')
    const text = readFileSync(chapter, 'utf8')
    const checker = createChecker(root)
    onTestFinished(() => checker.close())
    expect(await checker.check(signal)).toEqual([])
    writeFileSync(chapter, `${text}\nA stone [@nobody1900].\n`)
    expect((await checker.check(signal))?.map(({ rule }) => rule)).toContain('citation-unknown')
  })
})
