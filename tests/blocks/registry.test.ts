import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { BLOCKS } from '../../scripts/blocks/registry.ts'

const SCRIPTS = path.join(import.meta.dirname, '../../scripts')

it('has a file for each block, and each file in the registry', () => {
  const files = globSync('blocks/*.ts', { cwd: SCRIPTS }).map(file => path.basename(file, '.ts'))
  expect(files.filter(name => name !== 'registry').sort()).toEqual(BLOCKS.map(({ name }) => name).sort())
})

/** Names that other things have as well: elements of HTML, nodes of mdast, lists of words, kinds of works. */
const SHARED_NAMES = /'(?:figure|table|quote|acronyms|recommendations|bibliography|box)'/

/** Where code decides by what a block is called. */
function decisions(name: string): RegExp {
  const quoted = `'${name}'`
  const shared = SHARED_NAMES.test(quoted)
  return new RegExp(shared ? `(?:name|block\\w*|what) (?:===|!==) ${quoted}|blockNamed\\(${quoted}` : quoted)
}

it('is the only place that knows a block by its name', () => {
  const found = globSync('**/*.ts', { cwd: SCRIPTS, exclude: ['blocks/**'] }).flatMap(file => {
    const code = readFileSync(path.join(SCRIPTS, file), 'utf8')
    return BLOCKS.flatMap(({ name }) => (decisions(name).test(code) ? [`${file}: ${name}`] : []))
  })
  expect(found).toEqual([])
})
