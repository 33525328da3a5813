/** Shows the entries that are asked for, and the text that they are about. */
export interface EntryFilter {
  apply(): void
}

/**
 * @param controls holds a choice each for `state`, `member`, `place` and `type`; the address can choose as well, for links
 * @param list the passages with their entries
 */
export function createEntryFilter(controls: HTMLElement, list: HTMLElement): EntryFilter {
  const choices = Array.from(controls.querySelectorAll('select'))
  const asked = new URLSearchParams(location.search)
  for (const choice of choices) {
    const value = asked.get(choice.name)
    if (value !== null && Array.from(choice.options).some(option => option.value === value)) choice.value = value
  }

  const wanted = (entry: HTMLElement): boolean =>
    choices.every(({ name, value }) => {
      const { open, member, type, kind } = entry.dataset
      if (value === '') return true
      if (name === 'state') return (open === 'yes') === (value === 'open')
      if (name === 'member') return member === value
      if (name === 'type') return value === `kind ${kind}` || type === value
      const { segment } = entry.closest<HTMLElement>('.passage')?.dataset ?? {}
      return segment === value || entry.closest<HTMLElement>('.place')?.dataset.place === value
    })

  const apply = (): void => {
    const isAll = choices.every(({ value }) => value === '')
    // What somebody is at stays until they leave it.
    for (const entry of list.querySelectorAll<HTMLElement>('.entry'))
      entry.hidden = !entry.contains(document.activeElement) && !wanted(entry)
    for (const rival of list.querySelectorAll<HTMLElement>('.rivals'))
      rival.hidden = !Array.from(rival.querySelectorAll<HTMLElement>('[data-rival]')).some(({ dataset }) => {
        const entry = document.getElementById(dataset.rival ?? '')
        return entry !== null && !entry.hidden
      })
    for (const passage of list.querySelectorAll<HTMLElement>('.passage'))
      passage.hidden = !isAll && passage.querySelector('.entry:not([hidden])') === null
    for (const place of list.querySelectorAll<HTMLElement>('.place'))
      place.hidden = place.querySelector('.passage:not([hidden])') === null
  }
  controls.addEventListener('change', apply)
  return { apply }
}
