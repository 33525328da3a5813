import { VFile } from 'vfile'
import type { Check } from '../../scripts/checks/definition/check.ts'
import type { Material } from '../../scripts/checks/definition/material.ts'
import { checkPassages } from '../../scripts/checks/definition/passages.ts'
import type { Checks } from '../../scripts/model/publication.ts'
import type { Source } from '../../scripts/model/source.ts'

/** What a publication asks of checks where it asks for nothing. */
export const DEFAULTS: Checks = {
  uncitedClaims: false,
  uncitedWorks: false,
  spelling: false,
  programmes: [],
  names: [],
  capitals: [],
  silenced: [],
}

/** Runs a check on some sources, and whatever else it reads. */
export function runCheck(
  check: Check,
  sources: readonly Source[],
  { settings = {}, ...rest }: Partial<Material> & { settings?: Partial<Checks> } = {},
): void {
  const checks: Checks = { ...DEFAULTS, ...settings }
  const material = materialWith(sources, checks, rest)
  for (const source of sources) check.readChapter(source, { tag: 'en-GB', settings: checks })
  check.run(material)
  if (check.readsPassages) checkPassages(material, [check])
}

/** What checks read, of a publication that has these sources, and nothing else that is not given. */
export function materialWith(sources: readonly Source[], checks: Checks, rest: Partial<Material> = {}): Material {
  const file = new VFile({ path: 'content/publication.yaml' })
  const languages = [{ id: 'en', tag: 'en-GB' }]
  return {
    publication: { file, checks, languages, date: '2022-01-01' } as unknown as Material['publication'],
    placeOf: () => ({ line: 1, column: 1 }),
    sources: new Map(sources.map(source => [source.name, source])),
    wordLists: [],
    acronyms: [],
    acronymList: undefined,
    ownWords: new Map(),
    lacksWords: false,
    facts: new Map(),
    figures: { assets: new Map(), source: { name: 'figures' } } as unknown as Material['figures'],
    references: { items: new Map() },
    bibliography: undefined,
    localisedReferences: [],
    locales: [],
    segments: [],
    terms: [],
    has: () => true,
    repository: { revision: { hash: '', dirty: false, uncommitted: [], time: undefined } },
    wanted: { editions: [], languages: [] },
    ...rest,
  }
}
