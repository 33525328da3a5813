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

/** Whether a proposal shows already what was said: what a change puts in need not be read twice. */
export function isInProposal(text: string, proposal: readonly DiffPart[]): boolean {
  const proposed = proposal.filter(({ kind }) => kind !== 'removed').map(part => part.text)
  const changed = proposal.filter(({ kind }) => kind !== 'same').map(part => part.text)
  return [proposed.join(''), ...changed].some(known => known.trim() === text.trim())
}
