import { listen } from './connection.ts'

const frame = document.querySelector<HTMLIFrameElement>('#pdf')
const state = document.querySelector('#pdf-state')
let running = false
let again = false
/** What the last one took, in seconds. */
let before: number | undefined

/** Has the PDF made and shows it; while one is made, the next waits, and those between are left out. */
async function show(): Promise<void> {
  again = running
  if (running || !frame || !state) return
  running = true
  const started = performance.now()
  const ticking = setInterval(() => {
    const expected = before === undefined ? '' : ` of about ${Math.ceil(before)}`
    state.textContent = `The PDF is made … ${Math.round((performance.now() - started) / 1000)}${expected} s`
  }, 1000)
  const file = frame.dataset.file ?? ''
  const response = await fetch(file).catch(() => undefined)
  clearInterval(ticking)
  if (response?.ok) {
    const pages = await response.blob()
    before = (performance.now() - started) / 1000
    state.textContent = `Made in ${before.toFixed(1)} s, ${Math.round(pages.size / 1000)} kB`
    frame.src = `${file}#view=FitH`
    if (frame.dataset.shown === 'yes') frame.contentWindow?.location.reload()
    frame.dataset.shown = 'yes'
  } else state.textContent = 'The PDF could not be made: the messages of the preview say why. The last one is kept.'
  running = false
  if (again) void show()
}

listen({ changed: () => void show(), messages: () => undefined })
void show()
