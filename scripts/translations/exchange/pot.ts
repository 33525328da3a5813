import { baseOf } from './base.ts'
import type { ExchangeEntry, ExchangeFormat } from './format.ts'
import { po } from './po.ts'

/** A PO template (GNU gettext): the sources without any translation, for a team that starts anew in a tool of its own. */
export const pot: ExchangeFormat = {
  ...po,
  id: 'pot',
  extensions: ['pot'],
  write: document =>
    po.write({
      ...document,
      language: { ...document.language, tag: '', name: '' },
      entries: document.entries.map(bare),
    }),
}

function bare({ previous: _, ...entry }: ExchangeEntry): ExchangeEntry {
  const nothing = { target: '', note: '' }
  return { ...entry, ...nothing, base: baseOf({ source: entry.source, ...nothing }) }
}
