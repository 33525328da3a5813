import { diffArrays } from 'diff'

/** A run of words that two texts share, or that only the older (`removed`) or newer (`added`) one has. */
export interface DiffPart {
  kind: 'same' | 'removed' | 'added'
  text: string
}

/** Texts that differ in more words than this are replaced as wholes: nobody could read the pieces. */
const MOST_EDITS = 2_000

/** What changed from one text to another, by words, spaces and marks. */
export function diffWords(before: string, after: string): DiffPart[] {
  const changes = diffArrays(tokens(before), tokens(after), { maxEditLength: MOST_EDITS })
  if (!changes) return joinParts([part('removed', before), part('added', after)])
  return joinParts(
    changes.map(({ added, removed, value }) => part(added ? 'added' : removed ? 'removed' : 'same', value.join(''))),
  )
}

/** The difference in one line, as `git diff --word-diff` shows it: `at [-least-]{+most+} 100`. */
export function formatDiff(parts: readonly DiffPart[]): string {
  const marks = { same: ['', ''], removed: ['[-', '-]'], added: ['{+', '+}'] } as const
  return parts.map(({ kind, text }) => `${marks[kind][0]}${text}${marks[kind][1]}`).join('')
}

function part(kind: DiffPart['kind'], text: string): DiffPart {
  return { kind, text }
}

function tokens(text: string): string[] {
  return text.match(/[\p{L}\p{N}]+|\s+|[^\p{L}\p{N}\s]/gu) ?? []
}

/** Joins what was removed and what was added; a space between two changed words changes with them, so that they read as one. */
function joinParts(parts: readonly DiffPart[]): DiffPart[] {
  const joined: DiffPart[] = []
  const changed = { removed: '', added: '' }
  const flush = (): void => {
    for (const kind of ['removed', 'added'] as const) {
      if (changed[kind] !== '') joined.push(part(kind, changed[kind]))
      changed[kind] = ''
    }
  }
  parts.forEach(({ kind, text }, index) => {
    const follows = parts[index + 1]
    const bridges = /^\s+$/.test(text) && changed.removed + changed.added !== '' && follows && follows.kind !== 'same'
    if (kind !== 'same') changed[kind] += text
    else if (bridges) {
      changed.removed += text
      changed.added += text
    } else {
      flush()
      joined.push(part('same', text))
    }
  })
  flush()
  return joined
}
