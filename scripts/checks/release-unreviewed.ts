import { defineCheck } from './definition/check.ts'
import { releasedTranslations } from './text/released-translations.ts'

export default defineCheck({
  id: 'release-unreviewed',
  severity: 'error',
  summary: 'A release holds a translation that was not reviewed, where publication.yaml says that all are.',
  noExample: 'All segments of a language are reviewed, or none of them matters: see tests/translations/review.test.ts.',
  when: 'release',
  translations(locale, say, material) {
    if (!material.publication.translate.reviewed.includes(locale.language.id)) return
    for (const { segment, translation } of releasedTranslations(locale, material)) {
      const { state, located, review } = translation
      // Anything else is told by a rule of its own.
      if (state !== 'translated' || !located || review?.isCurrent) continue
      const why = review ? `was changed since the review of ${review.by}, ${review.date}` : 'was not reviewed'
      const reason = `\`${segment.id}\` (${segment.in}) ${why}: \`npm run translations:review -- --language ${locale.language.id} ${segment.id}\` once it was`
      say(located.file.file, reason, { place: located.file.placeOf(located.id, 'target') })
    }
  },
})
