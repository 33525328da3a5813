import { globSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { BLOCKS } from '../../scripts/blocks/registry.ts'

const SCRIPTS = path.join(import.meta.dirname, '../../scripts')

it('has a file for each block, and each file in the registry', () => {
  const files = globSync('blocks/*.ts', { cwd: SCRIPTS }).map(file => path.basename(file, '.ts'))
  expect(files.filter(name => name !== 'registry').sort()).toEqual(BLOCKS.map(({ name }) => name).sort())
})

/** Where code decides by what a block is called. Its name alone may be that of other things: elements, nodes of mdast, words. */
function decisions(name: string): RegExp {
  return new RegExp(`(?:name|block\\w*|what) (?:===|!==) '${name}'|blockNamed\\('${name}'`)
}

it('is the only place that knows a block by its name', () => {
  const found = globSync('**/*.ts', { cwd: SCRIPTS, exclude: ['blocks/**'] }).flatMap(file => {
    const code = readFileSync(path.join(SCRIPTS, file), 'utf8')
    return BLOCKS.flatMap(({ name }) => (decisions(name).test(code) ? [`${file}: ${name}`] : []))
  })
  expect(found).toEqual([])
})
