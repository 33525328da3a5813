import type { Element } from 'hast'
import { h } from 'hastscript'
import type { Translate } from '../../model/interface.ts'

export interface Key {
  keys: string
  /** On a Mac, where it differs. */
  mac?: string
  does: string
}

/** The keys of the desk, as `browser/keyboard.ts` reads them, and the word for what each does. Those for a Mac differ, where Option types signs. */
const KEYS: readonly Key[] = [
  { keys: 'Alt ↓', mac: '⌥ ↓', does: 'next' },
  { keys: 'Alt ↑', mac: '⌥ ↑', does: 'previous' },
  { keys: 'Alt Shift ↓', mac: '⌥ ⇧ ↓', does: 'nextUnfinished' },
  { keys: 'Alt 1–9', mac: '⌃ 1–9', does: 'suggestion' },
  { keys: 'Alt 0', mac: '⌃ 0', does: 'mark' },
  { keys: 'Ctrl K', mac: '⌘ K', does: 'search' },
  { keys: 'Ctrl S', mac: '⌘ S', does: 'save' },
  { keys: 'Ctrl Enter', mac: '⌘ ↩', does: 'saveNext' },
]

export function keyList(t: Translate): Element {
  const keys = KEYS.map(key => ({ ...key, does: t(`key.${key.does}`) }))
  return keysSection(keys, t('key.hint'), t('key.title'))
}

/** A list of keys as a part of a page, with a sentence below it. */
export function keysSection(keys: readonly Key[], hint: string, title: string): Element {
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
