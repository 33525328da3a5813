import { listen, refreshPanel } from './connection.ts'

/** Whether the messages are unfolded, kept when the page is loaded again. */
const OPEN = 'dev-panel-open'

const details = document.querySelector<HTMLDetailsElement>('#dev-panel details')
if (details && sessionStorage.getItem(OPEN) === 'yes') details.open = true
addEventListener('pagehide', () => {
  const isOpen = document.querySelector<HTMLDetailsElement>('#dev-panel details')?.open === true
  sessionStorage.setItem(OPEN, isOpen ? 'yes' : 'no')
})

listen({ changed: () => location.reload(), messages: refreshPanel })
