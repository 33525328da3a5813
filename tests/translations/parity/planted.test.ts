import { VFile } from 'vfile'
import { expect, it } from 'vitest'
import { untranslatedAcronyms } from '../../../scripts/checks/acronym-untranslated.ts'
import { Check } from '../../../scripts/checks/definition/check.ts'
import { loadRules } from '../../../scripts/checks/definition/registry.ts'
import { passagesIn } from '../../../scripts/checks/passages/passage.ts'
import { rulesOf } from '../../../scripts/languages/registry.ts'
import type { Segment } from '../../../scripts/model/source.ts'
import { createLocale } from '../../../scripts/translations/locales/locale.ts'
import { formatLocaleFile, readLocaleFile } from '../../../scripts/translations/locales/locale-file.ts'
import { parseSegment } from '../../../scripts/translations/locales/target.ts'
import { checkParity } from '../../../scripts/translations/parity/check.ts'
import { DEFAULTS } from '../../checks/run-check.ts'
import { CORRECT, PLANTED } from './planted-cases.ts'

const readers = (await loadRules()).filter(rule => rule instanceof Check).filter(check => check.readsPassages)

/** The rules that say something of a translation, by what `check` and the desk read of it alone. */
function said(source: string, target: string, tag: string): string[] {
  const isHeading = source.startsWith('#')
  const kind = isHeading ? 'h' : 'p'
  const text = source.replace(/^#/, '')
  const parity = checkParity({
    source: text,
    target,
    kind,
    inline: isHeading,
    languages: { source: 'en-GB', target: tag },
  })
  const context = { tag, rules: rulesOf(tag), isTranslated: true, settings: DEFAULTS, date: '2022-12-15' }
  const passages = passagesIn(parseSegment(target, isHeading).tree, target)
  const found = passages.flatMap(passage => readers.flatMap(check => check.findIn(passage, context)))
  return [...parity.map(({ rule }) => rule.id), ...found.map(({ rule }) => rule)]
}

it('finds at least nine in ten of 120 mistakes of 60 kinds', () => {
  expect(PLANTED.length).toBeGreaterThanOrEqual(120)
  expect(new Set(PLANTED.map(({ kind }) => kind)).size).toBeGreaterThanOrEqual(60)
  const missed = PLANTED.filter(({ source, wrong, tag }) => said(source, wrong, tag).length === 0)
  expect(missed.map(({ kind, tag }) => `${kind} (${tag})`).slice(Math.floor(PLANTED.length / 10))).toEqual([])
})

it.each(['es', 'pt-BR'] as const)('says nothing of a hundred correct sentences in %s', tag => {
  const right = PLANTED.filter(each => each.tag === tag).map(each => [each.source, each.right] as const)
  const all = [...right, ...CORRECT.map(([source, es, pt]) => [source, tag === 'es' ? es : pt] as const)]
  expect(all.length).toBeGreaterThanOrEqual(100)
  const alarms = all.flatMap(([source, target]) => said(source, target, tag).map(rule => `${rule}: ${target}`))
  expect(alarms.slice(1)).toEqual([])
})

it('reports an acronym that has another form in the language: acronym-untranslated', () => {
  const segment = (id: string, kind: Segment['kind'], text: string): Segment => ({
    ...{ id, kind, text, in: '', line: 1, column: 1 },
  })
  const segments = [
    segment('a/term-1', 'term', 'SDG'),
    segment('a/p-1', 'p', 'The SDG binds.'),
    segment('a/p-2', 'p', 'An SDG in a title.'),
  ]
  const targets = ['ODS', 'El SDG obliga.', 'Un ODS en *The SDG book*.']
  const entries = new Map(
    segments.map(({ id, text }, index) => [id, { in: '', source: text, target: targets[index] ?? '', note: '' }]),
  )
  const read = (value: string) => readLocaleFile(new VFile({ path: 'locales/es/a.json', value }))
  const language = { id: 'es', tag: 'es', csl: 'es-ES', name: 'Español' }
  const locale = createLocale(language, new Map([['a', read(formatLocaleFile(entries))]]), read('{}\n'))
  const found = [...untranslatedAcronyms(locale, segments, segments)]
  expect(found.map(({ reason }) => reason)).toEqual(['`SDG` is `ODS` in Spanish'])
})
