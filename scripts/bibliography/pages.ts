import { allRules, wordsIn } from '../languages/registry.ts'

/** What languages call pages, `pp.` or `páginas`: styles print it themselves. */
const PAGE_WORD = new RegExp(`^(?:${pageWords().join('|')})(?:\\.\\s*|\\s+)(?=\\S)`, 'iu')

function pageWords(): string[] {
  const words = allRules().flatMap(({ citations }) => wordsIn(citations.locators.page))
  return words.map(word => RegExp.escape(word)).sort((a, b) => b.length - a.length)
}

/** Pages as the processor reads them: `pp. 3--5`, `503 à 518`, `28,29` → `3-5`, `503-518`, `28, 29`. */
export function readPages(text: string): string {
  return text
    .replace(PAGE_WORD, '')
    .replace(/^(\d+)\s+\p{Ll}{1,3}\s+(\d+)$/u, '$1-$2')
    .replace(/(?<!\s)\s*[–—-]+\s*/g, '-')
    .replace(/(?<=\d)(?:,\s*(?!\d{3}\b)|\.\s+)(?=\d)/g, ', ')
}
