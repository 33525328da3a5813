import type { VFile } from 'vfile'
import { figureWords } from '../figures/words.ts'
import { wholeWords } from '../ground/whole-words.ts'
import { rulesOf } from '../languages/registry.ts'
import type { Segment, Source } from '../model/source.ts'
import { sourcesOf } from '../model/source-name.ts'
import { type Locale, translationOf } from '../translations/locales/locale.ts'
import { defineCheck } from './definition/check.ts'
import type { Material } from './definition/material.ts'
import { proseMatches } from './text/prose-matches.ts'

export default defineCheck({
  id: 'release-draft',
  severity: 'error',
  summary: 'A text that is released calls itself a draft.',
  bad: 'Arches lean. ⟦This draft⟧ says why.',
  good: 'Arches lean. The drafts of 2019 said so.',
  when: 'release',
  publication(material, say) {
    if (material.wanted.toComment) return
    const { publication, wanted, locales } = material
    const chapters = releasedChapters(material)
    const lists = material.wordLists.filter(({ name }) => !name.startsWith('consultation/'))
    const words = draftWords(publication.languages[0].tag)
    const told = [
      ...chapters.flatMap(inChapter(words)),
      ...lists.flatMap(inList(words, material)),
      ...figureTexts(material).flatMap(inText(words)),
    ]
    // Where the source says it as well, to mend it there makes the translation an old one.
    const segments = [...chapters, ...lists].flatMap(source => source.segments.filter(({ text }) => !says(text, words)))
    const released = locales.filter(({ language }) => wanted.languages.some(({ id }) => id === language.id))
    for (const locale of released) told.push(...inTranslations(segments, locale))
    for (const { file, found, place } of told) say(file, `A release says \`${found}\`: write what is final`, { place })
  },
})

interface Told {
  file: VFile
  /** The words, on one line. */
  found: string
  place: { line: number; column: number }
}

function draftWords(tag: string): RegExp {
  return new RegExp(wholeWords(rulesOf(tag).words.drafts)?.source ?? '(?!)', 'giu')
}

function says(text: string, words: RegExp): boolean {
  return text.search(words) >= 0
}

function releasedChapters({ wanted, sources }: Material): Source[] {
  const names = new Set(wanted.editions.flatMap(edition => [...sourcesOf(edition, sources)]))
  return [...names].flatMap(name => sources.get(name) ?? [])
}

function inChapter(words: RegExp): (chapter: Source) => Told[] {
  return chapter =>
    [...proseMatches(chapter, words)].map(({ match, place }) => ({
      file: chapter.file,
      found: onOneLine(match),
      place,
    }))
}

/** Figures have their words in files of their own, and chapters their short titles. */
function inList(words: RegExp, { figures, sources }: Material): (list: Source) => Told[] {
  const elsewhere = new Set([...sources.values()].map(({ short }) => short))
  return list =>
    list.name === figures.source.name
      ? []
      : list.segments.flatMap(segment =>
          elsewhere.has(segment.text) ? [] : inText(words)({ ...segment, file: list.file }),
        )
}

function figureTexts({ figures }: Material) {
  return [...new Set(figures.assets.values())].flatMap(figureWords)
}

type Text = Pick<Segment, 'text' | 'line' | 'column'> & { file: VFile }

function inText(words: RegExp): (text: Text) => Told[] {
  return ({ file, text, line, column }) =>
    [...text.matchAll(words)].map(match => ({
      file,
      found: onOneLine(match),
      place: placeOf(match, file, line, column),
    }))
}

function inTranslations(segments: readonly Segment[], locale: Locale): Told[] {
  const words = draftWords(locale.language.tag)
  return segments.flatMap(segment => {
    const { target, located } = translationOf(segment, locale)
    if (!located) return []
    const { file, placeOf: placeIn } = located.file
    return inText(words)({ file, text: target, ...placeIn(located.id, 'target') })
  })
}

/** The word itself, where its line has it as it is read; else where the text begins. */
function placeOf([words]: RegExpExecArray, file: VFile, line: number, column: number): Told['place'] {
  const at =
    String(file)
      .split('\n')
      [line - 1]?.indexOf(words, column - 1) ?? -1
  return { line, column: at < 0 ? column : at + 1 }
}

function onOneLine([words]: RegExpExecArray): string {
  return words.replace(/\s+/g, ' ')
}
