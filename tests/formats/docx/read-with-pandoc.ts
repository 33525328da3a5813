/** Text and notes as Pandoc found them; calls stand in the text as `[3]`. */
export interface PandocText {
  text: string
  notes: string[]
}

type Json = string | number | null | Json[] | { [key: string]: Json }

/** @param json what `pandoc -t json` prints */
export function pandocText(json: string): PandocText {
  const notes: string[] = []
  const textOf = (node: Json): string => {
    if (Array.isArray(node)) return node.map(textOf).join('')
    if (node === null || typeof node !== 'object') return ''
    const { t, c } = node
    switch (t) {
      case 'Str':
        return String(c)
      case 'Space':
      case 'SoftBreak':
      case 'LineBreak':
        return ' '
      case 'Quoted':
      case 'Image':
      case 'RawBlock':
      case 'RawInline':
        return t === 'Quoted' && Array.isArray(c) ? textOf(c[1] ?? null) : ''
      case 'Code':
      case 'CodeBlock':
        return Array.isArray(c) ? String(c[1]) : ''
      case 'Note': {
        const at = notes.push('') - 1
        notes[at] = textOf(c ?? null)
        return `[${at + 1}]`
      }
      default:
        return textOf(t === undefined ? Object.values(node) : (c ?? null))
    }
  }
  const { blocks } = JSON.parse(json) as { blocks: Json }
  return { text: textOf(blocks), notes }
}
