import { defineCheck } from './definition/check.ts'

export default defineCheck({
  id: 'release-status',
  severity: 'error',
  summary: 'A draft cannot be released.',
  bad: { changed: { 'content/publication.yaml': ['status: final', 'status: ⟦draft⟧'] } },
  good: { changed: { 'content/publication.yaml': ['status: final', 'status: final'] } },
  when: 'release',
  publication({ publication: { status, file }, placeOf }, say) {
    if (status === 'draft')
      say(file, 'Unexpected status `draft`, expected `consultation` or `final` for a release', {
        place: placeOf(['status']),
      })
  },
})
