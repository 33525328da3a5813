import { defineCheck } from './definition/check.ts'

export default defineCheck({
  id: 'release-status',
  severity: 'error',
  summary: 'A draft cannot be released.',
  bad: { changed: { 'content/publication.yaml': ['status: final', 'status: ⟦draft⟧'] } },
  good: { changed: { 'content/publication.yaml': ['status: final', 'status: final'] } },
  when: 'release',
  publication({ publication: { status, file }, placeOf, wanted: { toComment } }, say) {
    const expected = toComment ? ['consultation', 'final'] : ['final']
    if (!expected.includes(status))
      say(
        file,
        `A release cannot have the status \`${status}\`: write ${expected.map(one => `\`${one}\``).join(' or ')}`,
        {
          place: placeOf(['status']),
        },
      )
  },
})
