import type { Element } from 'hast'
import { h } from 'hastscript'

export interface Key {
  keys: string
  /** On a Mac, where it differs. */
  mac?: string
  does: string
}

/** The keys of the desk, as `browser/keys.ts` reads them. Those for a Mac differ, where Option types signs. */
const KEYS: readonly Key[] = [
  { keys: 'Alt ↓', mac: '⌥ ↓', does: 'next segment' },
  { keys: 'Alt ↑', mac: '⌥ ↑', does: 'previous segment' },
  { keys: 'Alt Shift ↓', mac: '⌥ ⇧ ↓', does: 'next that is not done, in any chapter' },
  { keys: 'Alt 1–9', mac: '⌃ 1–9', does: 'insert a suggestion' },
  { keys: 'Alt 0', mac: '⌃ 0', does: 'insert the next missing mark' },
  { keys: 'Ctrl K', mac: '⌘ K', does: 'search all chapters for what is selected' },
  { keys: 'Ctrl S', mac: '⌘ S', does: 'save as up to date' },
  { keys: 'Ctrl Enter', mac: '⌘ ↩', does: 'save, and go to the next that is not done' },
]

export function keyList(): Element {
  return keysSection(
    KEYS,
    'Leaving a segment saves what you typed. One whose source changed stays marked until you save it.',
  )
}

/** A list of keys as a part of a page, with a sentence below it. */
export function keysSection(keys: readonly Key[], hint: string, title = 'Keys'): Element {
  return h('section.keys', { ariaLabelledBy: 'keys' }, [
    h('h2', { id: 'keys' }, title),
    h(
      'dl',
      keys.map(({ keys: pressed, mac = pressed, does }) =>
        h('div', [h('dt', [h('kbd.not-mac', pressed), h('kbd.mac', mac)]), h('dd', does)]),
      ),
    ),
    h('p.hint', hint),
  ])
}
