import type { DiffPart } from '../../translations/word-diff.ts'

const MARKED = /\[-(?<removed>.*?)-\]|\{\+(?<added>.*?)\+\}/gs

/** Reads `carry [-by leaning-]{+together+}`. */
export function proposedChange(proposal: string): DiffPart[] {
  const parts: DiffPart[] = []
  const add = (kind: DiffPart['kind'], text: string | undefined): void => {
    if (text !== undefined && text !== '') parts.push({ kind, text })
  }
  let end = 0
  for (const match of proposal.matchAll(MARKED)) {
    add('same', proposal.slice(end, match.index))
    add('removed', match.groups?.removed)
    add('added', match.groups?.added)
    end = match.index + match[0].length
  }
  add('same', proposal.slice(end))
  return parts
}
