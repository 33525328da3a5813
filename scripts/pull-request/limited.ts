/** The changes of an edition in a language. */
export interface Section {
  title: string
  /** Whether it is unfolded. */
  open: boolean
  /** A change each, as Markdown. */
  lines: string[]
  /** What stands behind them. */
  note: string
}

/** Bytes of a comment: GitHub takes 65,536 characters, and whoever posts it may add some. */
const MOST_BYTES = 60_000
/** Bytes of what is said where something was left out. */
const SAID = 300

/** Puts a comment together, and leaves out what would make it longer than a forge takes, with a word on how much that is. */
export function limited(head: string, sections: readonly Section[], most = MOST_BYTES): string {
  let text = cut(head, most - SAID)
  let left = 0
  for (const { title, open, lines, note } of sections) {
    const count = `${lines.length} ${lines.length === 1 ? 'change' : 'changes'}`
    const start = `\n\n<details${open ? ' open' : ''}><summary><b>${title}</b>: ${count}</summary>\n`
    const end = `${note === '' ? '' : `\n\n${note}`}\n\n</details>`
    let size = bytes(text) + bytes(start) + bytes(end) + SAID
    const fitting: string[] = []
    for (const line of lines) {
      // A shorter one behind a long one may fit.
      if (size + bytes(line) + 1 > most) continue
      size += bytes(line) + 1
      fitting.push(line)
    }
    left += lines.length - fitting.length
    if (fitting.length > 0 || (lines.length === 0 && size <= most))
      text += start + fitting.map(line => `\n${line}`).join('') + end
  }
  if (left > 0)
    text += `\n\n**${left} more ${left === 1 ? 'change is' : 'changes are'} left out**, since a comment cannot be longer: the redlines show all of them.`
  return `${text}\n`
}

function bytes(text: string): number {
  return Buffer.byteLength(text)
}

/** A list of problems alone can be too long; lines are whole. */
function cut(text: string, most: number): string {
  if (bytes(text) <= most) return text
  const lines = text.split('\n')
  let size = 0
  const kept = lines.filter(line => {
    size += bytes(line) + 1
    return size <= most
  })
  return `${kept.join('\n')}\n\n**More is left out**, since a comment cannot be longer.`
}
