import type { VFile } from 'vfile'
import { KeptResults, nameOf } from '../ground/kept-results.ts'
import type { ReportOptions } from '../ground/messages.ts'
import { wholeWords } from '../ground/whole-words.ts'
import { languageName } from '../languages/registry.ts'
import { isPlain } from '../markdown/segments.ts'
import type { Segment } from '../model/source.ts'
import { type Locale, translationOf } from '../translations/locales/locale.ts'
import { isInline } from '../translations/locales/target.ts'
import { readIgnored } from '../translations/parity/ignore.ts'
import { inspect } from '../translations/parity/inspect.ts'
import { defineCheck } from './definition/check.ts'

/** Titles and names in emphasis and links keep the language of their work. */
export default defineCheck({
  id: 'acronym-untranslated',
  severity: 'warning',
  summary: 'A translation uses an acronym of the source that has another form in its language: SDG for ODS.',
  noExample: 'The forms of acronyms stand in files of their own: see tests/translations/parity/planted.test.ts.',
  translations(locale, say, { segments }) {
    for (const { file, reason, options } of untranslatedAcronyms(locale, segments, segments, 'keep'))
      say(file, reason, options)
  },
})

/**
 * The acronyms that translations of some segments keep though their language has another form.
 *
 * @param all segments of the publication: those of the acronyms tell the forms
 * @param keeping whether what is found is kept from one run to the next, and nothing else of this language
 */
export function* untranslatedAcronyms(
  locale: Locale,
  segments: Iterable<Segment>,
  all: Iterable<Segment>,
  keeping?: 'keep',
): Generator<{ file: VFile; reason: string; options: ReportOptions }> {
  const forms = formsOf(locale, all)
  const pattern = wholeWords(forms.keys())
  if (!pattern) return
  const kept =
    keeping && new KeptResults<[acronym: string, index: number][]>('acronyms', [locale.language.tag, pattern.source])
  for (const segment of segments) {
    if (segment.kind === 'term' || segment.text.search(pattern) < 0) continue
    const { state, target, located } = translationOf(segment, locale)
    if (state === 'untranslated' || !located || located.retired) continue
    if (readIgnored(located.entry.note).ignored.has('acronym-untranslated')) continue
    const how = { plain: isPlain(segment.kind), inline: isInline(segment) }
    const name = nameOf([target, how])
    const found = kept?.find(name) ?? acronymsIn(target, how, pattern)
    kept?.add(name, found)
    for (const [acronym, index] of found)
      yield {
        file: located.file.file,
        reason: `\`${acronym}\` is \`${forms.get(acronym) ?? ''}\` in ${languageName(locale.language.tag)}`,
        options: { place: located.file.placeOf(located.id, 'target', index) },
      }
  }
  kept?.keep()
}

/** The acronyms among the plain words of a translation, and where they stand in it. */
function acronymsIn(
  target: string,
  how: { plain: boolean; inline: boolean },
  pattern: RegExp,
): [acronym: string, index: number][] {
  return inspect(target, how)
    .words.filter(({ marked }) => !marked)
    .flatMap(({ text, index }) =>
      [...text.matchAll(pattern)].map((found): [string, number] => [found[0], index + found.index]),
    )
}

/** Acronyms of the source → how they are in the language, where that is something else. */
function formsOf(locale: Locale, segments: Iterable<Segment>): Map<string, string> {
  const forms = new Map<string, string>()
  for (const segment of segments) {
    if (segment.kind !== 'term' || !/^\p{Lu}\S*\p{Lu}\S*$/u.test(segment.text)) continue
    const { target } = translationOf(segment, locale)
    if (target !== '' && target !== segment.text) forms.set(segment.text, target)
  }
  // What is one acronym in the language and another one in the source is nobody's mistake.
  for (const form of forms.values()) forms.delete(form)
  return forms
}
