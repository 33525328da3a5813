import type { Nodes, Root } from 'mdast'
import type { VFile } from 'vfile'
import { report, ruleOf } from '../ground/messages.ts'
import nestingDepth from '../rules/nesting-depth.ts'

/** Deepest nesting of nodes. A list in a list in a list counts six; what no reader can follow would exhaust the machine. */
const DEEPEST = 100

/** Cuts off what is nested too deeply to be read (`nesting-depth`). Does not call itself: nothing that follows could. */
export function limitNesting(tree: Root, file: VFile): void {
  // What was too deep even to be parsed was reported: see excess.ts.
  const isTold = file.messages.some(message => ruleOf(message) === nestingDepth)
  let level: Nodes[] = [tree]
  for (let depth = 0; level.length > 0; depth++) {
    if (depth === DEEPEST)
      for (const node of level)
        if ('children' in node && node.children.length > 0) {
          if (!isTold)
            report(
              file,
              nestingDepth,
              `What stands here is nested more than ${DEEPEST} levels deep: take it out of some of the lists, quotations or blocks around it`,
              { place: node },
            )
          node.children = []
        }
    level = level.flatMap(node => ('children' in node ? (node.children as Nodes[]) : []))
  }
}
