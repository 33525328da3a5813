import { readdirSync } from 'node:fs'
import path from 'node:path'
import { importFiles } from '../ground/import-files.ts'
import type { Block } from '../model/nodes.ts'
import type { BlockDefinition } from './shared/definition.ts'

/** Every block there is, by name: each file beside this one is a block. */
export const BLOCKS: readonly BlockDefinition[] = (
  (await importFiles(
    import.meta.dirname,
    readdirSync(import.meta.dirname)
      .filter(name => name.endsWith('.ts') && name !== path.basename(import.meta.filename))
      .sort(),
  )) as { default: BlockDefinition }[]
).map(({ default: block }) => block)

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
