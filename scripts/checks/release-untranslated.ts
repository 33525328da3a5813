import { defineCheck } from './definition/check.ts'
import { releasedTranslations } from './text/released-translations.ts'

export default defineCheck({
  id: 'release-untranslated',
  severity: 'error',
  summary: 'A release holds a text that is not translated.',
  bad: { translation: { source: '⟦⟧Arches lean.', target: '' } },
  good: { translation: { source: 'Arches lean.', target: 'Los arcos se inclinan.' } },
  when: 'release',
  translations(locale, say, material) {
    for (const { segment, translation } of releasedTranslations(locale, material)) {
      const { state, located } = translation
      if (state !== 'untranslated') continue
      const file = located?.file ?? [...locale.files.values()][0] ?? locale.retired
      say(file.file, `\`${segment.id}\` (${segment.in}) is not translated: fill in its \`target\``, {
        place: located?.file.placeOf(located.id, 'source'),
      })
    }
  },
})
