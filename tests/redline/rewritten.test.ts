import { expect, it } from 'vitest'
import { tokensOf } from '../../scripts/redline/tokens.ts'
import { diffTokens } from '../../scripts/translations/diff-tokens.ts'
import { TONGUES, type Tongue, Writer } from './make-paragraphs.ts'

const PAIRS = 50

const runsOf = (before: string, after: string) => {
  const [old, fresh] = [before, after].map(value =>
    tokensOf([{ type: 'text', value }], { callKey: () => '', sameCitations: new Set() }),
  )
  return diffTokens(old ?? [], fresh ?? [])
}

/** Whether all of a line is shown old, then new. */
const isWhole = (before: string, after: string) => {
  const runs = runsOf(before, after)
  return runs.length === 1 && runs[0]?.same === false
}

/** How many of made paragraphs, each with what became of it, are shown as wholes. */
function wholes(tongue: Tongue, change: (writer: Writer, before: string) => string): number {
  const writer = new Writer(19, tongue)
  const pairs = Array.from({ length: PAIRS }, () => {
    const before = writer.sentences().join(' ')
    return [before, change(writer, before)] as const
  })
  return pairs.filter(([before, after]) => isWhole(before, after)).length
}

it.each(TONGUES)('shows a rewritten paragraph as a whole, also where it keeps words: %s', tongue => {
  for (const kept of [0.2, 0.4, 0.6])
    expect(wholes(tongue, (writer, before) => writer.rewrite(before, kept))).toBe(PAIRS)
  expect(wholes(tongue, writer => writer.sentences().join(' '))).toBe(PAIRS)
})

it.each(TONGUES)('shows what was edited in a paragraph, be it much: %s', tongue => {
  expect(wholes(tongue, (writer, before) => writer.edit(before, writer.chance.between(1, 8)))).toBe(0)
  const heavily = (words: number): number => Math.floor(words / 8)
  expect(wholes(tongue, (writer, before) => writer.edit(before, heavily(before.split(' ').length)))).toBe(0)
})

it('shows as a whole what says in other words what a Spanish paragraph said', () => {
  const before =
    'Los puentes de la región se construyeron para los carros y no para los camiones que pasan hoy por ellos, y por eso los municipios de la cuenca deben reforzar los pilares antes de la temporada de lluvias.'
  const after =
    'En la temporada de lluvias los municipios no deben cerrar al paso de los camiones más que los puentes viejos; a los de la cuenca, que son de piedra y se levantaron para carga, les basta con una revisión de los arcos.'
  expect(isWhole(before, after)).toBe(true)
})

it('shows a sentence that stayed in a paragraph whose others are new', () => {
  const writer = new Writer(20)
  const [kept, ...others] = Array.from({ length: 5 }, () => writer.sentence(18))
  const runs = runsOf([kept, others[0], others[1]].join(' '), [kept, others[2], others[3]].join(' '))
  expect(runs[0]?.same).toBe(true)
})

it('marks commas, where many changed, and a word of a short line', () => {
  expect(isWhole('Arch, pier, beam, rope, span, deck, cable', 'Arch pier beam rope span deck cable')).toBe(false)
  expect(isWhole('The upkeep of bridges in small towns', 'The upkeep of ferries in large towns')).toBe(false)
})
