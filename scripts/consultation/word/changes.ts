import type { Piece } from '../../office/word/model.ts'

/** One change: what one person took out and put in at one place. */
export interface Change {
  author: string
  date: string
  inserted: string
  deleted: string
  /** Whether it is part of a move. */
  moved: boolean
  /** Pieces that it is made of: the first and the one behind the last. */
  from: number
  to: number
}

/** Changes of a paragraph in their order; what was deleted and what was put in its place are one. */
export function changesIn(pieces: readonly Piece[]): Change[] {
  const changes: Change[] = []
  let open: Change | undefined
  pieces.forEach(({ text, change }, index) => {
    if (!change) {
      // A comment's point has no words.
      if (text !== '') open = undefined
      return
    }
    const moved = change.kind === 'move-from' || change.kind === 'move-to'
    const puts = change.kind === 'insertion' || change.kind === 'move-to'
    // Behind what was put in, the next deletion is another change.
    const goesOn =
      open &&
      open.author === change.author &&
      open.moved === moved &&
      (puts || open.inserted === '' || open.deleted === '')
    if (!open || !goesOn) {
      open = { author: change.author, date: change.date, inserted: '', deleted: '', moved, from: index, to: index }
      changes.push(open)
    }
    if (puts) open.inserted += text
    else open.deleted += text
    open.to = index + 1
  })
  return changes.filter(({ inserted, deleted }) => inserted + deleted !== '')
}

/** The paragraph with one change: `carry [-by leaning-]{+together+}`. Other changes are left out. */
export function proposalOf(pieces: readonly Piece[], { from, to }: Pick<Change, 'from' | 'to'>): string {
  const kept = (piece: Piece): string => (isNew(piece) ? '' : piece.text)
  const inside = pieces.slice(from, to)
  const removed = inside.map(piece => (piece.change && !isNew(piece) ? piece.text : '')).join('')
  const added = inside.map(piece => (isNew(piece) ? piece.text : '')).join('')
  return [
    pieces.slice(0, from).map(kept).join(''),
    removed === '' ? '' : `[-${removed}-]`,
    added === '' ? '' : `{+${added}+}`,
    pieces.slice(to).map(kept).join(''),
  ].join('')
}

function isNew({ change }: Piece): boolean {
  return change?.kind === 'insertion' || change?.kind === 'move-to'
}
