import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { turnCaches } from '../../scripts/ground/cache.ts'
import { PARSERS } from './fuzz/parsers.ts'
import { faultOf, inputOf } from './fuzz/try-input.ts'

// A short part of `npm run fuzz`, and what it found.

/** For each parser. */
const RUNS = 60
const FINDINGS = path.join(import.meta.dirname, 'findings')

beforeAll(() => turnCaches('off'))
afterAll(() => turnCaches('on'))

test.each(PARSERS.map(parser => [parser.name, parser] as const))(
  '%s: what nobody wrote is read, or told',
  async (_, parser) => {
    for (let index = 0; index < RUNS; index++) {
      const fault = await faultOf(parser, inputOf(parser, 20221215, index))
      expect(fault, `input ${index}`).toBeUndefined()
    }
  },
)

test.each(readdirSync(FINDINGS))('what was found once: %s', async name => {
  const parser = PARSERS.find(one => name.startsWith(`${one.name.replace(/[^a-z]+/gi, '-')}.`))
  if (!parser) throw new Error(`No parser reads ${name}`)
  expect(await faultOf(parser, readFileSync(path.join(FINDINGS, name)))).toBeUndefined()
})
