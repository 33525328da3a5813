import { element } from './element.ts'
import type { ReadingWords } from './words.ts'

const SHOWN_FOR = 2500

/** Offers at each heading to copy its address, to be sent to somebody. */
export function offerLinks(words: ReadingWords): void {
  const headings = document.querySelectorAll<HTMLElement>('main :is(h2, h3, h4, h5, h6)[id]')
  if (headings.length === 0) return
  // What is read out when it changes has to be there before.
  const said = element('p', 'copy-said')
  said.role = 'status'
  document.body.append(said)
  let timer = 0
  const say = (text: string): void => {
    said.textContent = text
    clearTimeout(timer)
    timer = window.setTimeout(() => {
      said.textContent = ''
    }, SHOWN_FOR)
  }
  for (const heading of headings) {
    const button = element('button', 'copy-link', '#')
    button.type = 'button'
    button.ariaLabel = words.copy
    button.title = words.copy
    button.addEventListener('click', () => {
      copy(heading.id).then(copied => say(copied ? words.copied : ''))
    })
    // Whoever has the headings listed hears them as they are.
    heading.ariaLabel = ownText(heading)
    heading.append(button)
  }
}

function ownText(heading: Element): string {
  const copied = heading.cloneNode(true) as Element
  for (const call of copied.querySelectorAll('.call, .call-separator')) call.remove()
  return (copied.textContent ?? '').replace(/\s+/g, ' ').trim()
}

/** Copies the address of a place in this page; where the browser lets nobody copy, the address bar shows it. */
async function copy(id: string): Promise<boolean> {
  const address = new URL(location.href)
  address.hash = id
  try {
    await navigator.clipboard.writeText(address.href)
    return true
  } catch {
    location.hash = id
    return false
  }
}
