/** What a key asks for; the list on the page is in `desk/keys.ts`. */
export type KeyAction =
  | { kind: 'next' | 'previous' | 'next unfinished' | 'save' | 'save and go on' | 'mark' }
  | { kind: 'suggestion'; number: number }

export const IS_MAC = /Mac|iP(?:hone|ad)/.test(navigator.platform)

/**
 * Reads a key. Ctrl and Alt together are AltGr, which types `@` and `[` on many keyboards; so does Option with digits on
 * a Mac, where Control takes its place.
 */
export function readKey(event: KeyboardEvent): KeyAction | undefined {
  const { altKey, ctrlKey, metaKey, shiftKey, code, key } = event
  if (event.isComposing || event.getModifierState('AltGraph') || (ctrlKey && altKey)) return undefined
  const command = IS_MAC ? metaKey && !ctrlKey : ctrlKey && !metaKey
  if (command && !altKey && !shiftKey) {
    if (key.toLowerCase() === 's') return { kind: 'save' }
    if (key === 'Enter') return { kind: 'save and go on' }
  }
  if (altKey && !metaKey) {
    if (key === 'ArrowDown') return { kind: shiftKey ? 'next unfinished' : 'next' }
    if (key === 'ArrowUp' && !shiftKey) return { kind: 'previous' }
  }
  const digits = IS_MAC ? ctrlKey && !metaKey : altKey && !metaKey
  const digit = digits && !shiftKey ? /^Digit(\d)$/.exec(code)?.[1] : undefined
  if (digit === undefined) return undefined
  return digit === '0' ? { kind: 'mark' } : { kind: 'suggestion', number: Number(digit) }
}
