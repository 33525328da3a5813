import type { Block } from '../model/nodes.ts'
import { acronyms } from './acronyms.ts'
import { bibliography } from './bibliography.ts'
import { box } from './box.ts'
import { figure } from './figure.ts'
import { include } from './include.ts'
import { keyMessages } from './key-messages.ts'
import { quote } from './quote.ts'
import { recommendation } from './recommendation.ts'
import { recommendations } from './recommendations.ts'
import type { BlockDefinition } from './shared/definition.ts'
import { table } from './table.ts'

/** Every block there is, in the order of docs/blocks.md. */
export const BLOCKS: readonly BlockDefinition[] = [
  figure,
  table,
  box,
  keyMessages,
  quote,
  recommendation,
  include,
  acronyms,
  bibliography,
  recommendations,
]

const BY_NAME = new Map(BLOCKS.map(block => [block.name, block]))

/** The block that is typed by a name, if there is one. */
export function blockNamed(name: string): BlockDefinition | undefined {
  return BY_NAME.get(name)
}

/** What is to be known of a block that stands in a chapter. */
export function definitionOf({ name }: Pick<Block, 'name'>): BlockDefinition {
  const definition = BY_NAME.get(name)
  if (!definition) throw new Error(`Block ${name} has no definition`)
  return definition
}

/** The attributes of a block that are there and hold what `wanted` says, with their names. */
export function attributesThat(
  block: Pick<Block, 'name' | 'attributes'>,
  wanted: 'picture' | 'chapter-file' | 'actors' | 'anchor',
): { name: string; value: string }[] {
  return Object.entries(definitionOf(block).attributes).flatMap(([name, { holds }]) => {
    const value = block.attributes[name]
    return holds === wanted && value !== undefined && value !== '' ? [{ name, value }] : []
  })
}
