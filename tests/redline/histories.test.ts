import { expect, it } from 'vitest'
import { checkHistory } from './check-history.ts'

// `npm run test:redline` plays 500 of them.
it('gives both texts after random edits of all kinds, as a page and as a Word file', { timeout: 300_000 }, async () => {
  for (let seed = 1; seed <= 4; seed++) expect((await checkHistory(seed)).differences).toEqual([])
})
