/** What a page is told by the server. */
export interface Listener {
  /** Files changed: what the page shows is old. */
  changed(version: string): void
  /** The messages may be others than the page shows. */
  messages(): void
  /** Files are being saved. */
  saved?(): void
}

/**
 * Listens to the server while the page is visible: a browser lends few connections to one server, and each tab that
 * listens holds one. What happened in the meantime, or while the server was away, is told afterwards.
 */
export function listen({ changed, messages, saved }: Listener): void {
  let events: EventSource | undefined
  let known = document.querySelector<HTMLMetaElement>('meta[name="dev-version"]')?.content
  const connect = (): void => {
    events = new EventSource('/dev/events')
    events.addEventListener('version', ({ data }: MessageEvent<string>) => {
      const version = JSON.parse(data) as string
      if (known !== undefined && known !== version) changed(version)
      known = version
    })
    events.addEventListener('messages', messages)
    if (saved) events.addEventListener('saved', saved)
  }
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) {
      events?.close()
      events = undefined
    } else if (!events) connect()
  })
  if (!document.hidden) connect()
}

/** Puts the messages of now in the place of those that the page shows. */
export async function refreshPanel(): Promise<void> {
  const response = await fetch('/dev/panel')
  const old = document.querySelector('#dev-panel')
  if (!response.ok || !old) return
  const isOpen = old.querySelector('details')?.open === true
  const fresh = new DOMParser().parseFromString(await response.text(), 'text/html').querySelector('#dev-panel')
  if (!fresh) return
  const details = fresh.querySelector('details')
  if (details) details.open = isOpen
  old.replaceWith(fresh)
}
