import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadPublication } from '../../scripts/load/publication.ts'
import { loadSources } from '../../scripts/load/sources.ts'
import type { Publication } from '../../scripts/model/publication.ts'
import type { Source } from '../../scripts/model/source.ts'
import { shortName, uniqueSlug } from '../../scripts/model/source-name.ts'
import { type Contents, chapter, createPublication, SETTINGS } from '../support/publication.ts'

/** Loads the chapters of a publication; messages as `file:line:column rule`. */
function load(contents: Contents, chapters = '[01-arches, 02-cables]'): { sources: Source[]; messages: string[] } {
  const settings = SETTINGS.replace('[01-arches, 02-cables]', chapters)
  const loaded = loadPublication(createPublication({ ...contents, 'content/publication.yaml': settings }))
  const sources = [...loadSources(loaded.publication as Publication, loaded).values()]
  const messages = [loaded.file, ...sources.map(({ file }) => file)].flatMap(file =>
    file.messages.map(({ line, column, ruleId }) => `${file.path}:${line}:${column} ${ruleId}`),
  )
  return { sources, messages }
}

describe('loadSources', () => {
  it('reads chapters and what they include, each once, in reading order', () => {
    const { sources, messages } = load({
      'content/01-arches.md': chapter('Arches', '::include{src=shared/wind.md}\n\n::include{src=shared/wind.md#sec-x}'),
      'content/02-cables.md': chapter('Cables', '::include{src=./shared/wind.md}'),
      'content/shared/wind.md': chapter('Wind', '::include{src=../rain.md}'),
      'content/rain.md': chapter('Rain', 'Wet.'),
      'content/unused.md': chapter('Unused', 'Nobody lists this.'),
    })
    expect(sources.map(({ name }) => name)).toEqual(['01-arches', 'shared/wind', 'rain', '02-cables'])
    expect(messages).toEqual([])
  })

  it('takes chapters with and without their ending, and finds one that is listed twice', () => {
    const { sources, messages } = load({}, '[01-arches.md, ./02-cables, 01-arches]')
    expect(sources.map(({ name }) => name)).toEqual(['01-arches', '02-cables'])
    expect(messages).toEqual(['content/publication.yaml:15:43 chapter-repeated'])
  })

  it('follows files that many others include once', () => {
    const files = Array.from({ length: 40 }, (_, index) => {
      const next = `::include{src=part-${index + 1}.md}`
      return [`content/part-${index}.md`, chapter(`Part ${index}`, index === 39 ? 'End.' : `${next}\n\n${next}`)]
    })
    const { sources, messages } = load(Object.fromEntries(files), '[part-0, part-1]')
    expect(sources).toHaveLength(40)
    expect(messages).toEqual([])
  })

  it('tells of a circle where it closes, and reads the rest', () => {
    const { sources, messages } = load({
      'content/01-arches.md': chapter('Arches', '::include{src=a.md}\n\n::include{src=b.md}'),
      'content/a.md': chapter('A', '::include{src=01-arches.md}'),
      'content/b.md': chapter('B', 'Read.'),
    })
    expect(sources.map(({ name }) => name)).toEqual(['01-arches', 'a', 'b', '02-cables'])
    expect(messages).toEqual(['content/a.md:5:15 include-cycle'])
  })
})

describe('the names of sources', () => {
  it.each([
    ['05-finance', 'finance'],
    ['annex/b_method', 'b_method'],
    ['05-2030-agenda', '2030-agenda'],
    ['2022', '2022'],
    ['3', '3'],
  ])('of %s is short %s', (name, short) => {
    expect(shortName(name)).toBe(short)
  })

  it('begin ids that are unique and hold no space, whatever files are called', () => {
    const name = fc.array(fc.constantFrom('01-', '2-', 'a', 'b', '/', ' ', '-', 'é', '—', '&'), { minLength: 1 })
    fc.assert(
      fc.property(fc.uniqueArray(name.map(parts => parts.join(''))), names => {
        const taken = new Set<string>()
        const slugs = names.map(one => uniqueSlug(one, taken))
        expect(new Set(slugs).size).toBe(names.length)
        for (const slug of slugs) expect(slug).toMatch(/^[\p{L}\p{N}._-]+$/u)
      }),
      { seed: 20221215, numRuns: 300 },
    )
  })

  it('give the later of two chapters alike its folder', () => {
    const taken = new Set<string>()
    expect(['12-next-steps', 'statement/6-next-steps', 'a/finance'].map(name => uniqueSlug(name, taken))).toEqual([
      'next-steps',
      'statement-6-next-steps',
      'finance',
    ])
  })
})
