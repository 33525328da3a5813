import type { ElementContent } from 'hast'
import { h } from 'hastscript'
import { TOOL_LANGUAGE } from '../../languages/registry.ts'
import type { LocaleEntry } from '../../translations/locales/locale-file.ts'
import { diffText } from '../../translations/word-diff.ts'
import type { DeskChapter } from './chapter.ts'
import type { Draft } from './draft.ts'
import { diffContent } from './parts.ts'

/** Two versions of a segment to choose from: what was typed, and what stands in the file meanwhile. */
export function conflictPart(
  { locale, path }: DeskChapter,
  mine: Draft,
  { target, note }: LocaleEntry,
): ElementContent[] {
  const { tag } = locale.language
  const sameText = target === mine.target
  return [
    h('h3', 'Changed meanwhile'),
    h('p', [
      'This segment was changed in ',
      h('code', path),
      ', or its source was, since you began. Nothing was written over.',
    ]),
    h('div.versions', [
      h('section', [
        h('h4', 'Yours'),
        h('p', { lang: tag }, sameText ? mine.target : diffContent(diffText(target, mine.target))),
        ...noteOf(mine.note),
        h('button', { type: 'button', dataKeep: 'mine' }, 'Save yours'),
      ]),
      h('section', [
        h('h4', 'In the file'),
        h('p', { lang: tag }, target === '' ? h('em', { lang: TOOL_LANGUAGE }, 'not translated') : target),
        ...noteOf(note),
        h('button', { type: 'button', dataKeep: 'theirs' }, 'Take this one'),
      ]),
    ]),
  ]
}

function noteOf(note: string): ElementContent[] {
  return note === '' ? [] : [h('p.hint', `Note: ${note}`)]
}
