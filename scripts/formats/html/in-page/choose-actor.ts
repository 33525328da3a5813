import { element } from './element.ts'
import { hashId } from './hash-target.ts'
import type { ReadingWords } from './words.ts'

/** Lets readers have the recommendations to one of those whom they address, in each chapter and in lists grouped by them. */
export function chooseActors(words: ReadingWords): void {
  for (const chapter of document.querySelectorAll<HTMLElement>('main > .chapter')) chooseInChapter(chapter, words)
  for (const table of document.querySelectorAll<HTMLTableElement>('table.recommendations')) {
    const groups = [...table.tBodies]
    if (groups.length < 2) continue
    const names = groups.map(group => (group.querySelector('th')?.textContent ?? '').trim())
    const { line } = choice(names, words, chosen => {
      for (const [index, group] of groups.entries()) group.hidden = chosen !== '' && names[index] !== chosen
    })
    table.before(line)
  }
}

function chooseInChapter(chapter: HTMLElement, words: ReadingWords): void {
  const all = [...chapter.querySelectorAll<HTMLElement>(':scope > .recommendation')]
  const addressed = new Map(all.map(block => [block, addressees(block)]))
  const names = [...new Set([...addressed.values()].flat())]
  const [first] = all
  if (!first || all.length < 2 || names.length < 2) return
  const headings = [...chapter.querySelectorAll<HTMLElement>(':scope > h3')]
  const { line, select } = choice(names, words, chosen => {
    for (const [block, to] of addressed) block.hidden = chosen !== '' && !to.includes(chosen)
    for (const heading of headings) heading.hidden = isLeftAlone(heading)
  })
  const before = first.previousElementSibling
  if (before?.tagName === 'H3') before.before(line)
  else first.before(line)
  // A link leads to what is not shown.
  addEventListener('hashchange', () => {
    const hidden = document.getElementById(hashId())?.closest('[hidden]')
    if (!hidden || !chapter.contains(hidden)) return
    select.value = ''
    select.dispatchEvent(new Event('change'))
    hidden.scrollIntoView()
  })
}

/** The names between "Addressed to:" and the full stop, which the build joins in this way in all languages. */
function addressees(block: Element): string[] {
  const [, names = ''] = /:\s*(.*?)\.?\s*$/s.exec(block.querySelector('.addressees')?.textContent ?? '') ?? []
  return names.split('; ').filter(name => name !== '')
}

/** Whether nothing is shown below a heading, where there is something. */
function isLeftAlone(heading: Element): boolean {
  let hasBlocks = false
  for (let next = heading.nextElementSibling; next && !/^H[23]$/.test(next.tagName); next = next.nextElementSibling) {
    if (!(next instanceof HTMLElement) || !next.hidden) return false
    hasBlocks = true
  }
  return hasBlocks
}

function choice(names: readonly string[], words: ReadingWords, choose: (name: string) => void) {
  const select = element('select', '', new Option(words.everyone, ''), ...names.map(name => new Option(name)))
  select.addEventListener('change', () => choose(select.value))
  return { select, line: element('p', 'choose-actor', element('label', '', `${words.addressedTo} `, select)) }
}
