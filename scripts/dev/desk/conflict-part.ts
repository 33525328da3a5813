import type { ElementContent } from 'hast'
import { h } from 'hastscript'
import type { Translate } from '../../model/interface.ts'
import type { LocaleEntry } from '../../translations/locales/locale-file.ts'
import { diffText } from '../../translations/word-diff.ts'
import { withCode } from '../preview/panel.ts'
import type { DeskChapter } from './chapter.ts'
import type { Draft } from './draft.ts'
import { changeWords, diffContent } from './parts.ts'

/** Two versions of a segment to choose from: what was typed, and what stands in the file meanwhile. */
export function conflictPart(
  { locale, path, t }: DeskChapter,
  mine: Draft,
  { target, note }: LocaleEntry,
): ElementContent[] {
  const { tag } = locale.language
  const sameText = target === mine.target
  return [
    h('h3', t('conflictTitle')),
    h('p', withCode(t('conflict', { file: path }))),
    h('div.versions', [
      h('section', [
        h('h4', t('yours')),
        h('p', { lang: tag }, sameText ? mine.target : diffContent(diffText(target, mine.target), changeWords(t))),
        ...noteOf(mine.note, t),
        h('button', { type: 'button', dataKeep: 'mine' }, t('saveYours')),
      ]),
      h('section', [
        h('h4', t('inFile')),
        h('p', { lang: tag }, target === '' ? h('em', t('notTranslated')) : target),
        ...noteOf(note, t),
        h('button', { type: 'button', dataKeep: 'theirs' }, t('takeThis')),
      ]),
    ]),
  ]
}

function noteOf(note: string, t: Translate): ElementContent[] {
  return note === '' ? [] : [h('p.hint', t('noteIs', { note }))]
}
