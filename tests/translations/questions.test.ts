import { VFile } from 'vfile'
import { expect, it } from 'vitest'
import { createLocale } from '../../scripts/translations/locales/locale.ts'
import { formatLocaleFile, readLocaleFile } from '../../scripts/translations/locales/locale-file.ts'
import { openLines, openQuestions } from '../../scripts/translations/questions.ts'

it('are lines that begin with a question mark and are not answered below', () => {
  expect(openLines('? Which fund?')).toEqual(['Which fund?'])
  expect(openLines('ignore parity-number: said in the table\n? Which fund?\n?And when?')).toEqual([
    'Which fund?',
    'And when?',
  ])
  expect(openLines('? Which fund?\n! The one of 2019.')).toEqual([])
  expect(openLines('? Which fund?\n! The one of 2019.\n? And whose?')).toEqual(['And whose?'])
  expect(openLines('Is this right?')).toEqual([])
})

it('name the file and the line where they are answered', () => {
  const entries = new Map([
    ['a/p-1', { in: 'A › paragraph', source: 'One.', target: 'Uno.', note: '' }],
    ['a/p-2', { in: 'A › paragraph', source: 'Two.', target: '', note: '? Which?' }],
  ])
  const read = (value: string) => readLocaleFile(new VFile({ path: 'locales/es/a.json', value }))
  const language = { id: 'es', tag: 'es', csl: 'es-ES', name: 'Español' }
  const locale = createLocale(language, new Map([['a', read(formatLocaleFile(entries))]]), read('{}\n'))
  const segments = [...entries].map(([id, entry]) => ({ id, in: entry.in }))
  expect(openQuestions({ name: 'a', segments }, locale)).toEqual([
    { id: 'a/p-2', in: 'A › paragraph', source: 'a', text: 'Which?', place: 'locales/es/a.json:12' },
  ])
})
