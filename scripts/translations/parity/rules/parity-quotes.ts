import { defineParity, type Side } from '../definition.ts'

const PAIRS = [
  ['«', '»'],
  ['“', '”'],
  ['„', '“'],
] as const

export default defineParity({
  id: 'parity-quotes',
  severity: 'warning',
  summary: 'A translation lost its quotation marks, or left one without the other.',
  bad: { translation: { source: 'They call it "leaning" here.', target: 'Aquí lo llaman ⟦«⟧inclinado.' } },
  good: { translation: { source: 'They call it "leaning" here.', target: 'Aquí lo llaman «inclinado».' } },
  *compare(source, target) {
    for (const { text, index } of target.words.length > 0 ? [wholeOf(target)] : []) {
      const open = unmatched(text)
      if (open !== undefined) {
        yield {
          reason: `\`${text[open] ?? ''}\` has no other to go with it: close the quotation, or take the mark out`,
          index: index + open,
        }
        return
      }
    }
    const [from, to] = [source, target].map(({ visible }) => quotations(visible)) as [number, number]
    if (from > 0 && to === 0)
      yield {
        reason: 'The translation has no quotation marks, and the source has: what it quotes is not told',
        index: 0,
      }
  },
})

/** All of a side as one text, with blanks for what is no word of it. */
function wholeOf({ words }: Side): { text: string; index: number } {
  const [first] = words
  const start = first?.index ?? 0
  let text = ''
  for (const part of words) text = text.padEnd(Math.max(text.length, part.index - start)) + part.text
  return { text, index: start }
}

/** Where a typographic mark stands that no other closes or opens. */
function unmatched(text: string): number | undefined {
  const [double, single] = PAIRS
  for (const [open, close] of [double, single]) {
    const opened: number[] = []
    for (let at = 0; at < text.length; at++) {
      if (text[at] === open) opened.push(at)
      else if (text[at] === close && opened.pop() === undefined) return at
    }
    if (opened.length > 0) return opened.at(-1)
  }
  return undefined
}

function quotations(visible: string): number {
  const straight = visible.match(/(?<!\d ?)"/g)?.length ?? 0
  return Math.floor(straight / 2) + (visible.match(/[«“„]/g)?.length ?? 0)
}
