import fc from 'fast-check'
import { VFile } from 'vfile'
import { expect, test } from 'vitest'
import { loadReferences } from '../../scripts/bibliography/references.ts'

const SEED = { seed: 20221215, numRuns: 300 }

const key = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/)
/** A value with balanced braces and without the start of an entry at the start of a line. */
const value = fc
  .string({ unit: fc.constantFrom(...'abc É\\\'"{}$%&~-–‘’“”<i>/@,=#\n12'), maxLength: 40 })
  .map(text => text.replace(/[{}]/g, '').replace(/\\+$/, '').replace(/^\s*@/gm, ''))
const braced = fc
  .array(value, { maxLength: 4 })
  .map(parts => parts.map((part, index) => (index % 2 ? `{${part}}` : part)).join(''))

test('any balanced value is read without a crash, and leaves the next entry alone', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('title', 'author', 'publisher', 'url', 'date', 'pages', 'keywords'),
      braced,
      (field, text) => {
        const file = new VFile(`@misc{first, ${field} = {${text}}}\n@misc{last, title={Last}}`)
        const { items } = loadReferences(file)
        expect([...items.keys()]).toEqual(['first', 'last'])
        expect(items.get('last')?.title).toBe('Last')
      },
    ),
    SEED,
  )
})

test('plain words come through as they are', () => {
  const words = fc
    .array(fc.stringMatching(/^[\p{L}\p{N}]{1,9}$/u), { minLength: 1, maxLength: 6 })
    .map(list => list.join(' '))
  fc.assert(
    fc.property(words, words, (title, note) => {
      const { items } = loadReferences(new VFile(`@misc{a, title={${title}}, note={${note}}}`))
      expect(items.get('a')).toMatchObject({ title, note })
    }),
    SEED,
  )
})

test('whatever a file holds, complete entries between its lines are found', () => {
  const junk = fc.string({ unit: fc.constantFrom(...'ab @{}(),=#"\\%\n'), maxLength: 60 })
  fc.assert(
    fc.property(
      fc.uniqueArray(key, { minLength: 1, maxLength: 5 }),
      fc.array(junk, { minLength: 5, maxLength: 5 }),
      (keys, between) => {
        const text = keys.map((name, index) => `${between[index]}\n@misc{${name}, title={T}}\n`).join('')
        const { items } = loadReferences(new VFile(text))
        for (const name of keys) expect(items.has(name)).toBe(true)
      },
    ),
    SEED,
  )
})
