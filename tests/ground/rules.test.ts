import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { listFiles } from '../../scripts/ground/files.ts'
import { RULES } from '../../scripts/ground/rules.ts'

/** The TypeScript files of a folder of the project, save some, as one text. */
function textOf(folder: string, ...without: string[]): string {
  const root = path.join(import.meta.dirname, '../..', folder)
  const files = listFiles(root).filter(name => name.endsWith('.ts') && !without.includes(name))
  return files.map(name => readFileSync(path.join(root, name), 'utf8')).join('\n')
}

const ids = Object.keys(RULES)

describe('the rules', () => {
  it('are sorted, and each is described in sentences', () => {
    expect(ids).toEqual(ids.toSorted())
    for (const [id, { description }] of Object.entries(RULES)) {
      expect(id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/)
      expect(description, id).toMatch(/^[A-Z].*[^.]\.$/)
    }
  })

  it('are all reported somewhere', () => {
    // The second only names rules that others report.
    const scripts = textOf('scripts', 'ground/rules.ts', 'translations/sources.ts')
    expect(ids.filter(id => !scripts.includes(`'${id}'`))).toEqual([])
  })

  it('are all tested', () => {
    const tests = textOf('tests', 'ground/rules.test.ts')
    expect(ids.filter(id => !new RegExp(`(?<![\\w-])${id}(?![\\w-])`).test(tests))).toEqual([])
  })
})
