import { readFileSync } from 'node:fs'
import path from 'node:path'
import { runPipeline } from '../../scripts/build/pipeline.ts'
import { silent } from '../../scripts/ground/progress.ts'
import type { ReportedMessage } from '../../scripts/ground/report.ts'
import { consultation } from '../../scripts/renditions/consultation.ts'
import { type Contents, createPublication, SETTINGS } from '../support/publication.ts'

export const ROUND = `title: First round
from: 2023-01-10
until: 2023-02-28
contact: secretariat@example.org
questions:
  - What carries most?
  - What should be dropped?
asked: { towns: Towns, builders: Builders }
`

/** A chapter with one of each kind of paragraph. */
export const CHAPTER = `---
title: Arches
id: sec-arches
---

Arches carry by leaning on one another, and they have done so for two thousand years [@smith2020, p. 3].[^one] Whoever builds
one needs a frame until the last stone is in its place.

A second paragraph says what follows from this for towns that have little money and much stone in the hills around them.

## Stones {#sec-stones}

- The first stone is laid by the mayor of the town.
- The second stone is laid by those who carried it.

:::box{#box-rope}[Rope or stone]
Ropes are lighter than stones and do not last as long in the rain.
:::

| Part | How many |
|---|---|
| Keystone | one for each arch |
| Springer | two for each arch |

[^one]: Some say that it is three thousand years, which nobody has shown yet.
`

export const CONSULTED: Contents = {
  'content/publication.yaml': SETTINGS,
  'content/01-arches.md': CHAPTER,
  'content/consultation/first/round.yaml': ROUND,
}

export interface SentRound {
  root: string
  messages: readonly ReportedMessage[]
  /** Paths below `dist/`. */
  written: readonly string[]
  /** A file that was made, by its path below `dist/`. */
  read(name: string): Uint8Array
}

/** Makes what members get of a small publication, in the formats asked for. */
export async function sendRound(formats: readonly string[], contents: Contents = CONSULTED): Promise<SentRound> {
  const root = createPublication(contents)
  const { messages, written } = await runPipeline({ root, formats, variant: consultation('first'), progress: silent })
  return { root, messages, written, read: name => readFileSync(path.join(root, 'dist', name)) }
}
