import { element } from './element.ts'
import type { ReadingWords } from './words.ts'

/** Lets readers have the recommendations to one of those whom they address, in a list grouped by them. */
export function chooseActors(words: ReadingWords): void {
  for (const table of document.querySelectorAll<HTMLTableElement>('table.recommendations')) {
    const groups = [...table.tBodies]
    if (groups.length < 2) continue
    const names = groups.map(group => (group.querySelector('th')?.textContent ?? '').trim())
    const choice = element('select', '', new Option(words.everyone, ''), ...names.map(name => new Option(name)))
    choice.addEventListener('change', () => {
      for (const [index, group] of groups.entries()) group.hidden = choice.value !== '' && names[index] !== choice.value
    })
    table.before(element('p', 'choose-actor', element('label', '', `${words.addressedTo} `, choice)))
  }
}
