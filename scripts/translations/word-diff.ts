/** A run of words that two texts share, or that only the older (`removed`) or newer (`added`) one has. */
export interface DiffPart {
  kind: 'same' | 'removed' | 'added'
  text: string
}

/** Texts with more pairs of words than this are compared as wholes: the table would take too long. */
const LARGEST = 4_000_000

/** What changed from one text to another, word by word: the longest common subsequence of words, spaces and marks. */
export function diffWords(before: string, after: string): DiffPart[] {
  const [old, now] = [tokens(before), tokens(after)]
  let start = 0
  while (start < old.length && start < now.length && old[start] === now[start]) start++
  let end = 0
  while (end < old.length - start && end < now.length - start && old.at(-1 - end) === now.at(-1 - end)) end++
  const middle = diffMiddle(old.slice(start, old.length - end), now.slice(start, now.length - end))
  return joinParts([...old.slice(0, start).map(same), ...middle, ...old.slice(old.length - end).map(same)])
}

/** The difference in one line, as `git diff --word-diff` shows it: `at [-least-]{+most+} 100`. */
export function formatDiff(parts: readonly DiffPart[]): string {
  const marks = { same: ['', ''], removed: ['[-', '-]'], added: ['{+', '+}'] } as const
  return parts.map(({ kind, text }) => `${marks[kind][0]}${text}${marks[kind][1]}`).join('')
}

function tokens(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+|\s+|[^\p{L}\p{N}\s]/gu) ?? []
}

function same(text: string): DiffPart {
  return { kind: 'same', text }
}

function diffMiddle(old: string[], now: string[]): DiffPart[] {
  const removed = (text: string): DiffPart => ({ kind: 'removed', text })
  const added = (text: string): DiffPart => ({ kind: 'added', text })
  if (old.length * now.length > LARGEST) return [removed(old.join('')), added(now.join(''))]
  // Length of the longest common subsequence from each pair of places on.
  const width = now.length + 1
  const lengths = new Uint32Array((old.length + 1) * width)
  const at = (i: number, j: number): number => lengths[i * width + j] ?? 0
  for (let i = old.length - 1; i >= 0; i--)
    for (let j = now.length - 1; j >= 0; j--)
      lengths[i * width + j] = old[i] === now[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  const parts: DiffPart[] = []
  let [i, j] = [0, 0]
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && old[i] === now[j]) {
      parts.push(same(old[i] ?? ''))
      i++
      j++
    } else if (i < old.length && (j === now.length || at(i + 1, j) >= at(i, j + 1))) parts.push(removed(old[i++] ?? ''))
    else parts.push(added(now[j++] ?? ''))
  }
  return parts
}

/** Joins parts of one kind; a space that two changed words share is changed with them, so that they read as one. */
function joinParts(parts: DiffPart[]): DiffPart[] {
  const joined: DiffPart[] = []
  let removed = ''
  let added = ''
  const flush = (): void => {
    if (removed !== '') joined.push({ kind: 'removed', text: removed })
    if (added !== '') joined.push({ kind: 'added', text: added })
    removed = ''
    added = ''
  }
  parts.forEach(({ kind, text }, index) => {
    const changing = removed !== '' || added !== ''
    const between = changing && kind === 'same' && /^\s+$/.test(text) && parts[index + 1]?.kind !== 'same'
    if (kind === 'removed' || (between && index + 1 < parts.length)) removed += text
    if (kind === 'added' || (between && index + 1 < parts.length)) added += text
    if (kind !== 'same' || (between && index + 1 < parts.length)) return
    flush()
    const last = joined.at(-1)
    if (last?.kind === 'same') last.text += text
    else joined.push({ kind: 'same', text })
  })
  flush()
  return joined
}
