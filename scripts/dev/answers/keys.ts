import type { Element } from 'hast'
import { STATUSES } from '../../consultation/entries/entry.ts'
import type { Translate } from '../../model/interface.ts'
import { keysSection } from '../desk/keys.ts'
import { statusName } from './names.ts'

/** The keys of the consultation desk, as `browser/keyboard.ts` reads them. */
export function keyList(t: Translate): Element {
  const word = (key: string): string => t(`consultation.desk.${key}`)
  return keysSection(
    [
      { keys: 'Alt ↓', mac: '⌥ ↓', does: word('keyNext') },
      { keys: 'Alt ↑', mac: '⌥ ↑', does: word('keyPrevious') },
      { keys: 'Alt Shift ↓', mac: '⌥ ⇧ ↓', does: word('keyNextOpen') },
      ...STATUSES.map((status, index) => ({
        keys: `Alt ${index + 1}`,
        mac: `⌃ ${index + 1}`,
        does: statusName(status, t),
      })),
      { keys: 'Alt 0', mac: '⌃ 0', does: word('keyApply') },
      { keys: 'Ctrl S', mac: '⌘ S', does: word('keySave') },
      { keys: 'Ctrl Enter', mac: '⌘ ↩', does: word('keySaveNext') },
    ],
    word('keyHint'),
    word('keys'),
  )
}
