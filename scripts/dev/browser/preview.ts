import morphdomModule from 'morphdom'
import { listen, refreshPanel } from './connection.ts'

/** Its types say that it is a module of the older kind, which it is not where it is bundled. */
const morphdom = morphdomModule as unknown as typeof morphdomModule.default

/** The edition and language that the page shows: `en/paper`. */
const page = document.querySelector<HTMLScriptElement>('script[data-page]')?.dataset.page ?? ''

/** Runs work one at a time; what is asked for meanwhile is done once more, afterwards. */
function oneAtATime(work: () => Promise<void>): () => void {
  let running = false
  let again = false
  const run = async (): Promise<void> => {
    again = running
    if (running) return
    running = true
    await work().catch(() => undefined) // The server went away: what is there stays, and it is told of when it is back.
    running = false
    if (again) void run()
  }
  return () => void run()
}

/** Puts edited words in their place at once, before the page of now can be had. */
const showEdits = oneAtATime(async () => {
  const response = await fetch(`/dev/quick/${page}`)
  if (!response.ok) return
  for (const shown of document.querySelectorAll('[data-new]')) shown.remove()
  const last = new Map<Element, Element>()
  for (const { anchor, change, html } of (await response.json()) as Edit[]) {
    if (change === 'text') {
      showText(anchor, html)
      continue
    }
    const place = document.getElementById(anchor)
    if (!place) continue
    const fresh = new DOMParser().parseFromString(html, 'text/html').body
    if (change === 'words') showWords(place, fresh)
    else if (change === 'gone') takeAway(place)
    else if (change === 'table') showTable(place, fresh)
    else if (fresh.firstElementChild) showBehind(place, fresh.firstElementChild, last)
  }
})

interface Edit {
  anchor: string
  change: 'words' | 'gone' | 'behind' | 'table' | 'text'
  html: string
}

function showWords(place: Element, words: Element): void {
  const fresh = place.cloneNode(false) as Element
  fresh.append(...words.childNodes)
  // "Figure 2" stands before the caption.
  const label = place.querySelector(':scope > .label')
  if (label && !fresh.querySelector(':scope > .label')) fresh.prepend(label.cloneNode(true), ' ')
  // From a note, links lead back to its calls.
  for (const link of place.querySelectorAll(':scope > .backlink')) fresh.append('\u00a0', link.cloneNode(true))
  morph(place, fresh)
}

function showTable(cell: Element, fresh: Element): void {
  const [old, now] = [cell.closest('table'), fresh.querySelector('table')]
  if (old && now) morph(old, now)
}

/** Puts words of the settings in the places where others stand alone, whatever spaces they were set with. */
function showText(before: string, after: string): void {
  const plain = (text: string): string => text.replace(/\s+/g, ' ').trim()
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  while (texts.nextNode()) {
    const text = texts.currentNode as Text
    if (plain(text.data) === plain(before)) text.data = after
  }
}

/** An item goes with its only paragraph. */
function takeAway(place: Element): void {
  const item = place.closest('li')
  const isAll = item?.textContent?.trim() === place.textContent?.trim()
  ;(isAll && item ? item : place).remove()
}

/** Shows what is new behind a paragraph or item, and behind what else is new there. The page of now has it in its place. */
function showBehind(place: Element, fresh: Element, last: Map<Element, Element>): void {
  const block = fresh.localName === 'li' ? place.closest('li') : place.closest('section > *, main > *')
  if (!block) return
  fresh.setAttribute('data-new', '')
  ;(last.get(block) ?? block).after(fresh)
  last.set(block, fresh)
}

/** Changes the page into that of now. Where there is none, the last good one stays, with the messages of now. */
const refresh = oneAtATime(async () => {
  const response = await fetch(location.pathname)
  if (!response.ok) return refreshOverlay()
  const fresh = new DOMParser().parseFromString(await response.text(), 'text/html')
  const hold = holdScroll()
  for (const selector of ['main', 'nav.contents', 'section.notes', 'aside', 'body > header', 'body > footer'])
    document.querySelectorAll(selector).forEach((old, index) => {
      const now = fresh.querySelectorAll(selector)[index]
      if (now && !old.parentElement?.closest('main, body > header, body > footer')) morph(old, now)
    })
  document.title = fresh.title
  hold()
  await refreshOverlay()
})

/** Shows the messages of now. An error lies over the page until it is mended: it is why the page may look wrong. */
async function refreshOverlay(): Promise<void> {
  const hadErrors = document.querySelector('#dev-panel.error') !== null
  await refreshPanel()
  if (!hadErrors) unfoldErrors()
}

function unfoldErrors(): void {
  const details = document.querySelector<HTMLDetailsElement>('#dev-panel.error details')
  if (details) details.open = true
}

function morph(old: Element, fresh: Element): void {
  morphdom(old, fresh, {
    onBeforeElUpdated(from, to) {
      if (from.isEqualNode(to)) return false
      // What scripts said of what is open.
      for (const { name, value } of from.attributes)
        if (name.startsWith('aria-') && !to.hasAttribute(name)) to.setAttribute(name, value)
      if (from instanceof HTMLDetailsElement && to instanceof HTMLDetailsElement) to.open = from.open
      return true
    },
    // Buttons are put there by scripts.
    onBeforeNodeDiscarded: node => !(node instanceof HTMLButtonElement),
  })
}

/** Keeps what is read where it is on the screen. */
function holdScroll(): () => void {
  const first = [...document.querySelectorAll('main [id]')].find(element => element.getBoundingClientRect().top >= 0)
  const before = first?.getBoundingClientRect().top ?? 0
  return () => {
    const now = first && document.getElementById(first.id)?.getBoundingClientRect().top
    if (now !== undefined) scrollBy({ top: now - before, behavior: 'instant' })
  }
}

function serveBar(): void {
  const bar = document.querySelector('#dev-bar')
  const value = (name: string): string => bar?.querySelector<HTMLSelectElement>(`[name=${name}]`)?.value ?? ''
  const box = (name: string) => bar?.querySelector<HTMLInputElement>(`[name=${name}]`)
  for (const name of ['marks', 'source']) {
    const input = box(name)
    if (!input) continue
    input.checked = sessionStorage.getItem(`dev-${name}`) !== 'no'
    const apply = (): void => {
      sessionStorage.setItem(`dev-${name}`, input.checked ? 'yes' : 'no')
      document.documentElement.classList.toggle(`dev-without-${name}`, !input.checked)
    }
    input.addEventListener('change', apply)
    apply()
  }
  bar?.addEventListener('change', event => {
    if (event.target instanceof HTMLSelectElement) location.href = `/${value('language')}/${value('edition')}.html`
  })
  document.querySelector('main')?.addEventListener('click', event => {
    const target = event.target as Element
    if (box('source')?.checked !== true || target.closest('a, button, summary, input, label, select')) return
    // Whoever selects words wants them.
    if (getSelection()?.isCollapsed === false) return
    const holder = target.closest('[id]')
    if (holder) void openSource(holder)
  })
}

/** Opens the editor at the line that a part of the page comes from. */
async function openSource(holder: Element): Promise<void> {
  for (let at: Element | null = holder; at; at = at.parentElement?.closest('[id]') ?? null) {
    const response = await fetch(`/dev/source/${page}/${encodeURIComponent(at.id)}`)
    if (!response.ok) continue
    const { file, line, column, href } = (await response.json()) as {
      file: string
      line: number
      column: number
      href?: string
    }
    const words = `${file}:${line}:${column}`
    const link = document.createElement('a')
    link.textContent = words
    document.querySelector('#dev-bar .dev-place')?.replaceChildren(href === undefined ? words : link)
    if (href === undefined) return
    link.href = href
    link.click()
    return
  }
}

serveBar()
unfoldErrors()
listen({ changed: refresh, messages: () => void refreshOverlay(), saved: showEdits })
