import { type Translation, translationOf } from '../../../scripts/translations/locales/locale.ts'
import { translatedSource } from '../../../scripts/translations/locales/staleness.ts'
import { nameOf, type Scene, textOf } from './scene.ts'
import type { Person } from './team.ts'

/**
 * What a reader sees is a translation of what the editor wrote, made or taken by a person, or it is marked, with what it
 * does translate; and what is said to be reviewed is what somebody has read.
 *
 * @throws Error where it is not so
 */
export function expectHonesty(scene: Scene, { workspace }: Person): void {
  const { sources, translations } = workspace.read()
  const [locale] = translations.locales
  if (!locale) return
  for (const segment of sources.flatMap(({ segments }) => segments)) {
    const translation = translationOf(segment, locale)
    const { state, target, previous, located } = translation
    if (state === 'translated' && textOf(target) !== segment.text)
      throw new Error(`${target} stands for “${segment.text}” without a mark (${segment.id})`)
    const names = [located?.id ?? '', segment.text].map(of => nameOf(of, target))
    if (state === 'translated' && !names.some(name => scene.accepted.has(name)))
      throw new Error(`${target} was filled in, and counts as somebody's translation (${segment.id})`)
    const isSure = located && translatedSource(located.entry) !== undefined
    if (state === 'stale' && isSure && textOf(target) !== previous)
      throw new Error(`${target} is said to translate “${previous}” (${segment.id})`)
    if (isReviewed(translation) && !scene.reviewed.has(nameOf(segment.text, target)))
      throw new Error(`${target} is said to be reviewed, and nobody has read it (${segment.id})`)
  }
}

function isReviewed({ review }: Translation): boolean {
  return review?.isCurrent === true
}
