import { toHtml } from 'hast-util-to-html'
import { expect, test } from 'vitest'
import { markEmphasis } from '../../scripts/model/emphasis-marks.ts'
import { cite, citerFor, item } from './cite.ts'

const WORKS = '@book{smith, author={Smith, Ann}, title={Bridges}, year={2020}, publisher={Arch}, address={Leeds}}'

test.each(['policy-notes', 'policy-author-date'])('%s prints the emphasis around a citation', style => {
  const prefix = `${markEmphasis('emphasis', 'see')} ${markEmphasis('strong', 'above all')}`
  const work = item('smith 3', { prefix, suffix: markEmphasis('emphasis', 'passim') })
  const noteIndex = style === 'policy-notes' ? 1 : 0
  const { clusters } = cite(citerFor(style, 'en', WORKS), [{ noteIndex, items: [work] }])
  const html = toHtml(clusters[0]?.citation ?? [])
  expect(html).toMatch(/<i>[Ss]ee<\/i> <b>above all<\/b> /)
  expect(html).toMatch(/3 <i>passim<\/i>/)
  expect(html).not.toMatch(/\p{Co}/u)
})

test('a work whose prefix was printed in a note before is still the same work', () => {
  const prefix = markEmphasis('emphasis', 'cf.')
  const items = [item('smith 3', { prefix })]
  const { clusters } = cite(citerFor('policy-notes', 'en', WORKS), [
    { noteIndex: 1, items },
    { noteIndex: 2, items },
  ])
  expect(toHtml(clusters[1]?.citation ?? [])).toMatch(/^<i>Cf\.<\/i> ibid/i)
})
