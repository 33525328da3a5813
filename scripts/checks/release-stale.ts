import { defineCheck } from './definition/check.ts'
import { releasedTranslations } from './text/released-translations.ts'

export default defineCheck({
  id: 'release-stale',
  severity: 'error',
  summary: 'A release holds a translation of an older text.',
  bad: { translation: { source: 'Arches lean.', previous: 'Arches stand.', target: '⟦⟧Los arcos se sostienen.' } },
  good: { translation: { source: 'Arches lean.', target: 'Los arcos se inclinan.' } },
  when: 'release',
  translations(locale, say, material) {
    for (const { segment, translation } of releasedTranslations(locale, material)) {
      const { state, located } = translation
      if (state === 'stale' && located)
        say(
          located.file.file,
          `\`${segment.id}\` (${segment.in}) translates an older text: bring it up to date, then delete its \`previous\``,
          {
            place: located.file.placeOf(located.id, 'target'),
          },
        )
    }
  },
})
