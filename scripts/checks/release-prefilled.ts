import { defineCheck } from './definition/check.ts'
import { releasedTranslations } from './text/released-translations.ts'

export default defineCheck({
  id: 'release-prefilled',
  severity: 'error',
  summary: 'A release holds a translation that no person has looked at.',
  bad: { translation: { source: 'Arches lean.', target: '⟦⟧Los arcos se inclinan.', prefilled: 'machine' } },
  good: { translation: { source: 'Arches lean.', target: 'Los arcos se inclinan.' } },
  when: 'release',
  // Whatever a publication says: what a program wrote is not published unread.
  silenceable: false,
  translations(locale, say, material) {
    for (const { segment, translation } of releasedTranslations(locale, material)) {
      const { located } = translation
      if (!located || located.entry.prefilled === undefined || translation.target === '') continue
      const reason = `\`${segment.id}\` (${segment.in}) was filled in (${located.entry.prefilled}) and not looked at: put it right, then delete its \`prefilled\``
      say(located.file.file, reason, { place: located.file.placeOf(located.id, 'target') })
    }
  },
})
