import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseAst } from 'rolldown/parseAst'
import { analyse } from 'scslre'
import { expect, test } from 'vitest'

// An expression that tries the same signs in many ways takes a time that grows much faster than the text: see scslre's README.

const ROOT = path.join(import.meta.dirname, '..')

/**
 * Expressions whose time grows with the square of a text, and that may stay, below the reason why: what they read is bounded before,
 * or is our own. One a line: file, then expression.
 */
const KNOWN = readFileSync(path.join(import.meta.dirname, 'regular-expressions.txt'), 'utf8')
  .split('\n')
  .filter(line => line !== '' && !line.startsWith('# '))

interface Expression {
  /** `scripts/markdown/inline.ts /a+$/u` */
  name: string
  pattern: string
  flags: string
}

/** Every expression that is written as one in our code. */
function expressions(): Expression[] {
  const files = readdirSync(path.join(ROOT, 'scripts'), { recursive: true, encoding: 'utf8' })
  const found = files
    .filter(name => name.endsWith('.ts'))
    .flatMap(name => {
      const file = `scripts/${name.split(path.sep).join('/')}`
      const tree = parseAst(readFileSync(path.join(ROOT, file), 'utf8'), { lang: 'ts' }, file)
      return expressionsIn(tree).map(({ pattern, flags }) => ({ name: `${file} /${pattern}/${flags}`, pattern, flags }))
    })
  return [...new Map(found.map(one => [one.name, one])).values()]
}

function expressionsIn(node: unknown): { pattern: string; flags: string }[] {
  if (typeof node !== 'object' || node === null) return []
  if ('regex' in node && node.regex) return [node.regex as { pattern: string; flags: string }]
  return Object.values(node).flatMap(expressionsIn)
}

const slow = expressions().map(({ name, pattern, flags }) => ({
  name,
  reports: analyse(new RegExp(pattern, flags), {}).reports,
}))

test('no expression takes a time that doubles with every sign', () => {
  expect(slow.length).toBeGreaterThan(500)
  expect(slow.filter(({ reports }) => reports.some(({ exponential }) => exponential)).map(({ name }) => name)).toEqual(
    [],
  )
})

test('those whose time grows with the square of a text are known', () => {
  const found = slow.filter(({ reports }) => reports.length > 0).map(({ name }) => name)
  expect(
    found.filter(name => !KNOWN.includes(name)),
    'mend them (a look behind lets a run be tried from its start alone), or list those whose texts are bounded',
  ).toEqual([])
  expect(
    KNOWN.filter(name => !found.includes(name)),
    'these are gone, or mended: take them from the list',
  ).toEqual([])
})
