import type { Element } from 'hast'
import { h } from 'hastscript'

/** The keys of the desk, as `browser/keys.ts` reads them. Those for a Mac differ, where Option types signs. */
const KEYS: readonly { keys: string; mac?: string; does: string }[] = [
  { keys: 'Alt ↓', mac: '⌥ ↓', does: 'next segment' },
  { keys: 'Alt ↑', mac: '⌥ ↑', does: 'previous segment' },
  { keys: 'Alt Shift ↓', mac: '⌥ ⇧ ↓', does: 'next that is not done' },
  { keys: 'Alt 1–9', mac: '⌃ 1–9', does: 'insert a suggestion' },
  { keys: 'Alt 0', mac: '⌃ 0', does: 'insert the next missing mark' },
  { keys: 'Ctrl S', mac: '⌘ S', does: 'save as up to date' },
  { keys: 'Ctrl Enter', mac: '⌘ ↩', does: 'save, and go to the next that is not done' },
]

export function keyList(): Element {
  return h('section.keys', { ariaLabelledBy: 'keys' }, [
    h('h2', { id: 'keys' }, 'Keys'),
    h(
      'dl',
      KEYS.map(({ keys, mac = keys, does }) =>
        h('div', [h('dt', [h('kbd.not-mac', keys), h('kbd.mac', mac)]), h('dd', does)]),
      ),
    ),
    h('p.hint', 'Leaving a segment saves what you typed. One whose source changed stays marked until you save it.'),
  ])
}
