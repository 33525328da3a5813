import { alignTokens, diffTokens, type Run, type TextToken, tokensOfText } from './diff-tokens.ts'

/** A run of words that two texts share, or that only the older (`removed`) or newer (`added`) one has. */
export interface DiffPart {
  kind: 'same' | 'removed' | 'added'
  text: string
}

/** What changed from one text to another, for a reader: as in a redline, without crumbs, and all of it where too little stayed. */
export function diffText(before: string, after: string): DiffPart[] {
  return partsOf(diffTokens(tokensOfText(before), tokensOfText(after)))
}

/** What changed from one text to another, by words, spaces and marks: to the letter, where a change is to be carried out. */
export function diffWords(before: string, after: string): DiffPart[] {
  const tokens = (text: string): TextToken[] => tokensOfText(text).map(token => ({ ...token, key: token.text }))
  return joinParts(partsOf(alignTokens(tokens(before), tokens(after))))
}

function partsOf(runs: readonly Run<TextToken>[]): DiffPart[] {
  const textOf = (tokens: readonly TextToken[]): string => tokens.map(({ text }) => text).join('')
  return runs
    .flatMap(({ same, old, new: fresh }) =>
      same ? [part('same', textOf(fresh))] : [part('removed', textOf(old)), part('added', textOf(fresh))],
    )
    .filter(({ text }) => text !== '')
}

/** The difference in one line, as `git diff --word-diff` shows it: `at [-least-]{+most+} 100`. */
export function formatDiff(parts: readonly DiffPart[]): string {
  const marks = { same: ['', ''], removed: ['[-', '-]'], added: ['{+', '+}'] } as const
  return parts.map(({ kind, text }) => `${marks[kind][0]}${text}${marks[kind][1]}`).join('')
}

function part(kind: DiffPart['kind'], text: string): DiffPart {
  return { kind, text }
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
