import { expect, it } from 'vitest'
import { formatDate } from '../../scripts/languages/format-date.ts'
import { loadInterface } from '../../scripts/load/interface.ts'
import { createPublication } from '../support/publication.ts'

it.each([
  ['fr', '2022-12-01', '1er décembre 2022'],
  ['fr', '2022-12-11', '11 décembre 2022'],
  ['pt-BR', '2022-12-01', '1º de dezembro de 2022'],
  ['es', '2022-12-01', '1 de diciembre de 2022'],
  ['en-GB', '2022-12-01', '1 December 2022'],
  ['tlh-FR', '2022-12-21', /21/],
])('%s writes %s as %s', (tag, date, expected) => {
  const options = { year: 'numeric', month: 'long', day: 'numeric', timeZone: 'UTC' } as const
  expect(formatDate(Date.parse(date), tag, options)).toMatch(expected)
})

it('stands so on the cover and in the imprint', async () => {
  const { t } = await loadInterface(createPublication(), { id: 'fr', tag: 'fr' })
  const date = new Date('2022-12-01T00:00:00Z')
  expect(t('cover.date', { date })).toBe('1er décembre 2022')
  expect(t('imprint.version', { date, version: '1.0' })).toContain('1er décembre 2022')
})
