import type { Element } from 'hast'
import { STATUSES } from '../../consultation/entries/entry.ts'
import { keysSection } from '../desk/keys.ts'

/** The keys of the consultation desk, as `browser/keyboard.ts` reads them. */
export function keyList(): Element {
  return keysSection(
    [
      { keys: 'Alt ↓', mac: '⌥ ↓', does: 'next entry' },
      { keys: 'Alt ↑', mac: '⌥ ↑', does: 'previous entry' },
      { keys: 'Alt Shift ↓', mac: '⌥ ⇧ ↓', does: 'next that is open' },
      ...STATUSES.map((status, index) => ({ keys: `Alt ${index + 1}`, mac: `⌃ ${index + 1}`, does: status })),
      { keys: 'Alt 0', mac: '⌃ 0', does: 'apply the proposal' },
      { keys: 'Ctrl S', mac: '⌘ S', does: 'save' },
      { keys: 'Ctrl Enter', mac: '⌘ ↩', does: 'save, and go to the next that is open' },
    ],
    'Leaving an entry saves what you typed.',
  )
}
