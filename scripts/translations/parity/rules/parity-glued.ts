import { defineParity } from '../definition.ts'

/** What prints words, and so needs a space: notes are set behind a word without any. */
const MARK = /\[\]\([^()]*\)|\[[^[\]@]*@[^[\]]*\]/y

export default defineParity({
  id: 'parity-glued',
  severity: 'warning',
  summary: 'A cross-reference or citation stands close to a word, and is printed as a part of it.',
  bad: {
    chapter: '## Here {#sec-here}\n\nIt leans, see [](#sec-here).',
    translation: { source: 'It leans, see [](#sec-here).', target: 'Se inclina, véase⟦[](#sec-here)⟧.' },
  },
  good: {
    chapter: '## Here {#sec-here}\n\nIt leans, see [](#sec-here).',
    translation: { source: 'It leans, see [](#sec-here).', target: 'Se inclina, véase [](#sec-here).' },
  },
  *compare(source, target) {
    for (const { kind, index } of target.items) {
      if (kind !== 'cross-reference' && kind !== 'citation') continue
      // An item of a citation may stand within its brackets.
      const start = target.text[index] === '[' ? index : target.text.lastIndexOf('[', index)
      MARK.lastIndex = Math.max(0, start)
      const [mark] = MARK.exec(target.text) ?? []
      if (mark === undefined || source.text.includes(around(target.text, start, mark))) continue
      const isBefore = /[\p{L}\p{N}]/u.test(target.text[start - 1] ?? '')
      const isBehind = /[\p{L}\p{N}]/u.test(target.text[start + mark.length] ?? '')
      if (isBefore || isBehind)
        yield { reason: `\`${mark}\` stands close to a word: put a space between them`, index: start }
    }
  },
})

/** A mark with the characters at its sides. */
function around(text: string, start: number, mark: string): string {
  return text.slice(Math.max(0, start - 1), start + mark.length + 1)
}
