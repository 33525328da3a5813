import type { ElementContent } from 'hast'
import { h } from 'hastscript'
import { VFile } from 'vfile'
import type { FigureAsset, Translate } from '../../figures/asset.ts'
import { wordKey } from '../../figures/library.ts'
import { drawFigure } from '../../figures/render.ts'
import { embedSvg } from '../../figures/render-svg.ts'
import { collectMessages } from '../../ground/report.ts'
import type { Translate as Translator } from '../../model/interface.ts'
import type { Segment } from '../../model/source.ts'
import type { Locale } from '../../translations/locales/locale.ts'
import { translateText } from '../../translations/translate.ts'
import type { DeskChapter } from './chapter.ts'
import { type Draft, withDraft } from './draft.ts'
import { issueItem } from './parts.ts'

/**
 * The figures that hold a word, drawn with the translations as they are, and what does not fit into them.
 *
 * @param draft what is typed in the word's place, not saved yet
 * @returns nothing where the segment is no word of a figure
 */
export async function figurePart(chapter: DeskChapter, segment: Segment, draft?: Draft): Promise<ElementContent[]> {
  const { figures } = chapter.prepared.content
  const locale = draft && draft.target !== '' ? withDraft(chapter, segment, draft) : chapter.locale
  const shown = [...figures.words].filter(([, words]) => [...words.values()].some(({ id }) => id === segment.id))
  const parts = await Promise.all(shown.map(([asset, words]) => drawn(asset, words, locale, chapter.t)))
  return parts.flat()
}

async function drawn(
  asset: FigureAsset,
  words: ReadonlyMap<string, Segment>,
  locale: Locale,
  t: Translator,
): Promise<ElementContent[]> {
  const { language } = locale
  const translate: Translate = (text, where) => {
    const segment = words.get(wordKey(text, where))
    return { text: segment ? translateText(segment, locale).text : text }
  }
  // With a file of its own: what is found in a draft is no message of the publication.
  const file = new VFile({ path: asset.path, value: String(asset.file) })
  const drawing = await drawFigure({ ...asset, file }, translate, language)
  if (!drawing) return []
  const found = collectMessages([file]).filter(({ rule }) => rule.startsWith('figure-'))
  return [
    h('div.figure', { lang: language.tag }, embedSvg(drawing, `drawn-${locale.language.id}`, asset.path)),
    ...(found.length === 0
      ? []
      : [
          h(
            'ul.issues',
            found.map(issue => issueItem(issue, t)),
          ),
        ]),
  ]
}
