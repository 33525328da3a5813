import { visit } from 'unist-util-visit'
import { report } from '../ground/messages.ts'
import { pointsOf } from '../ground/points.ts'
import type { Source } from '../model/source.ts'

/**
 * Every fact that a comment names must stand in `docs/sources.md`, among those of its chapter where the list has a
 * section for it (`fact-unknown`): whoever changes a fact looks there for the chapters that rest on it.
 *
 * @param facts numbers by the name of the source under which they are listed
 */
export function checkFacts({ name, tree, file }: Source, facts: ReadonlyMap<string, ReadonlySet<string>>): void {
  const all = new Set([...facts.values()].flatMap(ids => [...ids]))
  const own = facts.get(name)
  const pointAt = pointsOf(String(file))
  visit(tree, node => {
    for (const { id, offset } of node.data?.facts ?? []) {
      const place = pointAt(offset)
      if (!all.has(id))
        report(file, 'fact-unknown', `Unexpected fact \`${id}\`, expected one that \`docs/sources.md\` lists`, {
          place,
          actual: id,
          expected: own ?? all,
        })
      else if (own && !own.has(id))
        report(
          file,
          'fact-unknown',
          `Unexpected fact \`${id}\`, expected it under \`## ${name}\` in \`docs/sources.md\``,
          {
            place,
          },
        )
    }
  })
}
