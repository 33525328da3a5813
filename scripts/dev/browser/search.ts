import type { SearchAnswer } from '../desk/protocol.ts'
import { post } from './post.ts'

const PAUSE_MS = 150

/** Answers the form at the head of the desk's pages: what was found stands above the page, and leads to its place. */
export function startSearch(): void {
  const form = document.querySelector<HTMLFormElement>('#search')
  const field = form?.querySelector('input')
  const found = document.querySelector<HTMLElement>('#found')
  if (!form || !field || !found) return
  let asked = ''
  let timer: number | undefined
  const show = async (): Promise<void> => {
    const text = field.value.trim()
    if (text === asked) return
    asked = text
    if (text.length < 2) {
      found.hidden = true
      return
    }
    const reply = await post<SearchAnswer>('/api/search', { language: form.dataset.language, text })
    if (reply.kind !== 'done' || asked !== text) return
    found.innerHTML = reply.value.html
    found.hidden = false
    found.scrollTop = 0
  }
  field.addEventListener('input', () => {
    clearTimeout(timer)
    timer = window.setTimeout(show, PAUSE_MS)
  })
  form.addEventListener('submit', event => {
    event.preventDefault()
    void show().then(() => found.focus())
  })
  const close = (): void => {
    field.value = ''
    asked = ''
    found.hidden = true
  }
  form.addEventListener('keydown', ({ key }) => {
    if (key === 'Escape') close()
  })
  found.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape') return
    close()
    field.focus()
  })
  // Within this page the address changes and nothing else.
  found.addEventListener('click', event => {
    if (event.target instanceof Element && event.target.closest('a')) found.hidden = true
  })
  document.addEventListener('keydown', event => {
    const { ctrlKey, metaKey, altKey, key } = event
    if (!(ctrlKey || metaKey) || altKey || key.toLowerCase() !== 'k') return
    event.preventDefault()
    const chosen = selected()
    if (chosen !== '') field.value = chosen
    field.focus()
    field.select()
    void show()
  })
}

/** The words that are selected, in the page or in the field that has the focus. */
function selected(): string {
  const { activeElement } = document
  if (activeElement instanceof HTMLTextAreaElement)
    return activeElement.value.slice(activeElement.selectionStart, activeElement.selectionEnd).trim()
  return String(getSelection()).replace(/\s+/g, ' ').trim()
}
