/** What a reader chose; nothing where the system decides. */
export type Choice = 'dark' | 'light' | undefined

/** The one thing that pages keep. */
const KEY = 'colours'

export function readChoice(): Choice {
  try {
    const kept = localStorage.getItem(KEY)
    return kept === 'dark' || kept === 'light' ? kept : undefined
  } catch {
    // A browser may keep nothing for pages from a folder.
    return undefined
  }
}

export function keepChoice(choice: Choice): void {
  try {
    if (choice === undefined) localStorage.removeItem(KEY)
    else localStorage.setItem(KEY, choice)
  } catch {
    // It holds for this page alone.
  }
}

/** The sheet of dark colours is for readers whose system asks for them, for all, or for none. */
export function applyChoice(choice: Choice): void {
  const sheet = document.getElementById('dark-colours') as HTMLLinkElement | HTMLStyleElement | null
  if (!sheet) return
  const media = { dark: 'screen', light: 'not all', system: 'screen and (prefers-color-scheme: dark)' }
  sheet.media = media[choice ?? 'system']
}
