import type { Element } from 'hast'
import { h } from 'hastscript'
import { TOOLCHAIN_ROOT } from '../../ground/toolchain.ts'
import { TOOL_LANGUAGE } from '../../languages/registry.ts'
import { loadInterface } from '../../load/interface.ts'
import type { Translate } from '../../model/interface.ts'
import type { Snapshot } from '../preview/snapshot.ts'
import { PAGE_WORDS, type PageWords } from './page-words.ts'

/** Where nothing is known of a language, or of the publication. */
const OWN = (await loadInterface(TOOLCHAIN_ROOT, { id: TOOL_LANGUAGE, tag: TOOL_LANGUAGE })).t

/** The words of the desk: `desk` in `locales/<language>/interface.json` of the language that is translated into. */
export function deskWords({ prepared }: Snapshot, languageId: string): Translate {
  const t = prepared?.words.get(languageId) ?? OWN
  return (key, values) => t(`desk.${key}`, values)
}

/** What the page says by itself; it puts names and reasons in. */
export function pageWords(t: Translate): PageWords {
  const words = PAGE_WORDS.map(key => [key, t(key, { name: '{{name}}', why: '{{why}}' })])
  return Object.fromEntries(words) as PageWords
}

/** The words of the frame around a page. */
export function spokenFrame(lang: string, t: Translate): { lang: string; skip: string; trail: string } {
  return { lang, skip: t('skip'), trail: t('where') }
}

/**
 * A place as segments name theirs, `Finance › Tasks › paragraph`: its headings as they are written, its piece in the words of
 * the desk.
 *
 * @param lang that of the headings
 */
export function spokenPlace(place: string, lang: string, t: Translate): (Element | string)[] {
  const steps = place.split(' › ')
  const piece = pieceName(steps.pop() ?? '', t)
  return steps.length === 0 ? [piece] : [h('span', { lang }, steps.join(' › ')), ' › ', piece]
}

/** What the pieces of a chapter are called where segments say where they stand, as keys: `table column “Aim”`. */
const NAMED = /^(footnote|question|table column) (.+)$/

/** The last step of a place, `paragraph`, in the words of the desk; as it is where it is none of ours. */
function pieceName(step: string, t: Translate): string {
  const [, called = step, name] = NAMED.exec(step) ?? []
  const key = `place.${called.replaceAll(' ', '-')}`
  const word = t(key, { name, defaultValue: '' })
  return word === '' ? step : word
}
