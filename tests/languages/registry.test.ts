import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it, test } from 'vitest'
import { TOOLCHAIN_ROOT } from '../../scripts/ground/toolchain.ts'
import { findRules, languageNames, rulesOf, wordsIn } from '../../scripts/languages/registry.ts'

describe.each(languageNames())('the language %s', name => {
  const rules = rulesOf(name)

  it('has a tag that leads back to its file, and a CSL locale, patterns and interface words that are there', () => {
    expect(findRules(rules.tag)).toBe(rules)
    for (const file of [
      `templates/csl/locales-${rules.csl}.xml`,
      `node_modules/hyphen/${rules.hyphenation}/index.js`,
      `locales/${name}/interface.json`,
    ])
      expect(existsSync(path.join(TOOLCHAIN_ROOT, file)), file).toBe(true)
  })

  it('counts as far as numbers are compared', () => {
    const { cardinals, tens, ordinals } = rules.numbers
    expect([cardinals, tens, ordinals].map(list => wordsIn(list).length)).toEqual([21, 10, 20])
    expect(wordsIn(rules.dates.months)).toHaveLength(12)
  })
})

test('the longest tag that has a file wins, and a language without one has no rules', () => {
  expect(findRules('es-MX')).toBe(findRules('es'))
  expect(findRules('tlh')).toBeUndefined()
  expect(() => rulesOf('tlh')).toThrow('scripts/languages/tlh.ts')
})

describe('no code but the files of languages', () => {
  const scripts = path.join(TOOLCHAIN_ROOT, 'scripts')
  // The benchmarks write texts of their own.
  const files = readdirSync(scripts, { recursive: true, encoding: 'utf8' }).filter(
    file => file.endsWith('.ts') && !/^(?:languages|bench)\b/.test(file),
  )
  const ids = languageNames().join('|')
  const english = new Intl.DisplayNames('en', { type: 'language' })
  const names = languageNames().map(name => english.of(name))
  // Quoted as a tag or in a tag's place, as a key with a value, as a folder; or by its name.
  const named = new RegExp(
    `['"\`](?:${ids})(?:-[A-Za-z]{2,4})?['"\`]|[{,]\\s*(?:${ids}): (?=['"\`[{a-z])|[=/](?:${ids})(?:-[A-Z]{2})?[/'"\`]|\\b(?:${names.join('|')})\\b`,
    'g',
  )

  it.each(files)('names one: %s', file => {
    // The examples of a rule are texts of made-up publications.
    const code = readFileSync(path.join(scripts, file), 'utf8')
      .replace(/\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*/g, '')
      .replace(/^ {2}(?:bad|good):[\s\S]*?(?=^ {2}\w|^\}\))/gm, '')
    expect(code.match(named) ?? []).toEqual([])
  })
})
