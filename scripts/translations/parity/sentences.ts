import type { Side } from './definition.ts'
import type { Words } from './inspect.ts'

/** Behind a mark that ends sentences, before what begins one. An abbreviation has a small letter or number behind it. */
const END = /(?<=[.!?…][”»"')\]\ufffc]*)\s+(?=[«“"'(¿¡]*\p{Lu})/gu

/** The sentences of what is read. */
export function splitSentences(visible: string): string[] {
  return visible.split(END).filter(sentence => /\p{L}/u.test(sentence))
}

/** Sides that hold one sentence each; the side itself where its words do not lead back to one. */
function sentencesOf(side: Side): Side[] {
  const [only, ...others] = side.words
  if (!only || others.length > 0) return joined(side)
  return pieces(only).map(words => ({ ...side, words: [words], visible: words.text }))
}

function joined(side: Side): Side[] {
  const found: Side[] = []
  let words: Words[] = []
  const close = (): void => {
    if (words.length > 0) found.push({ ...side, words, visible: words.map(({ text }) => text).join(' ') })
    words = []
  }
  for (const part of side.words)
    for (const [index, piece] of pieces(part).entries()) {
      const before = words.at(-1)?.text.trimEnd() ?? ''
      if (index > 0 || (/[.!?…]["”»)]*$/.test(before) && /^\s*[«“"'(¿¡]*\p{Lu}/u.test(piece.text))) close()
      words.push(piece)
    }
  close()
  return found
}

function pieces({ text, index, marked }: Words): Words[] {
  let at = 0
  const found: Words[] = []
  for (const match of text.matchAll(END)) {
    found.push({ text: text.slice(at, match.index), index: index + at, marked })
    at = match.index + match[0].length
  }
  found.push({ text: text.slice(at), index: index + at, marked })
  return found.filter(piece => piece.text !== '')
}

/** The sentences of both sides that go together: one by one where there are as many, else all of them. */
export function sentencePairs(source: Side, target: Side): [Side, Side][] {
  const [from, to] = [sentencesOf(source), sentencesOf(target)]
  if (from.length !== to.length) return [[source, target]]
  return from.flatMap((side, index) => {
    const other = to[index]
    return other ? [[side, other] as [Side, Side]] : []
  })
}
