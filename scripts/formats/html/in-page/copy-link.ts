import { element } from './element.ts'
import type { ReadingWords } from './words.ts'

const SHOWN_FOR = 2500
/** What has an address of its own, beside headings. */
const PASSAGES = 'main :is(p, li, dd, dt, blockquote, figure, aside, div)[id]:not(.notes *, .references *)'

/**
 * Offers to copy the address of a heading or a passage, to be sent to somebody. Headings have a button each. Passages share
 * one, which goes to the passage that the pointer or the keyboard comes to: hundreds would stand in the way of the keyboard.
 */
export function offerLinks(words: ReadingWords): void {
  const say = announcer()
  for (const heading of document.querySelectorAll<HTMLElement>('main:not(.publications) :is(h2, h3, h4, h5, h6)[id]')) {
    const button = linkButton(words.copy, () => heading.id, words, say)
    // Whoever has the headings listed hears them as they are.
    heading.ariaLabel = ownText(heading)
    heading.append(button)
  }
  let passage: Element | undefined
  const shared = linkButton(words.copyPassage, () => passage?.id ?? '', words, say)
  shared.classList.add('copy-passage')
  const follow = ({ target }: Event) => {
    const found = target instanceof Element ? target.closest(PASSAGES) : null
    if (!found || found === passage) return
    passage = found
    found.append(shared)
  }
  const main = document.querySelector('main')
  for (const event of ['pointerover', 'focusin']) main?.addEventListener(event, follow)
}

function linkButton(
  label: string,
  id: () => string,
  words: ReadingWords,
  say: (text: string) => void,
): HTMLButtonElement {
  const button = element('button', 'copy-link', '#')
  button.type = 'button'
  button.ariaLabel = label
  button.title = label
  button.addEventListener('click', () => {
    copy(id()).then(copied => say(copied ? words.copied : ''))
  })
  return button
}

/** Says something for a while, to those who see and to those who hear. */
function announcer(): (text: string) => void {
  // What is read out when it changes has to be there before.
  const said = element('p', 'copy-said')
  said.role = 'status'
  document.body.append(said)
  let timer = 0
  return text => {
    said.textContent = text
    clearTimeout(timer)
    timer = window.setTimeout(() => {
      said.textContent = ''
    }, SHOWN_FOR)
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
