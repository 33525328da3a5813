import { visit } from 'unist-util-visit'
import { pointsOf } from '../ground/points.ts'
import { defineCheck } from './definition/check.ts'

/**
 * Every fact that a comment names must stand in `docs/sources.md`, among those of its chapter where the list has a
 * section for it: whoever changes a fact looks there for the chapters that rest on it.
 */
export default defineCheck({
  id: 'fact-unknown',
  severity: 'warning',
  summary: 'A comment names a fact that docs/sources.md does not list, or lists for other chapters only.',
  bad: {
    chapter: '<!-- fact: ⟦F2⟧ -->\nArches lean.',
    files: { 'docs/sources.md': '## 02-example\n\n- F1: Arches lean.\n' },
  },
  good: {
    chapter: '<!-- fact: F1 -->\nArches lean.',
    files: { 'docs/sources.md': '## 02-example\n\n- F1: Arches lean.\n' },
  },
  publication({ sources, facts }, say) {
    const all = new Set([...facts.values()].flatMap(ids => [...ids]))
    for (const { name, tree, file } of sources.values()) {
      const own = facts.get(name)
      const pointAt = pointsOf(String(file))
      visit(tree, node => {
        for (const { id, offset } of node.data?.facts ?? []) {
          const place = pointAt(offset)
          if (!all.has(id))
            say(file, `No fact \`${id}\` is listed in docs/sources.md`, {
              place,
              actual: id,
              expected: own ?? all,
            })
          else if (own && !own.has(id)) {
            const reason = `Fact \`${id}\` is listed for another chapter: list it under \`## ${name}\` in docs/sources.md`
            say(file, reason, { place })
          }
        }
      })
    }
  },
})
