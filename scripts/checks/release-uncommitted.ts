import { defineCheck } from './definition/check.ts'

export default defineCheck({
  id: 'release-uncommitted',
  severity: 'error',
  summary: 'A release needs sources that are committed.',
  bad: { uncommitted: true, at: 'content/publication.yaml' },
  good: 'Text.',
  when: 'release',
  publication({ publication: { file }, repository: { revision } }, say) {
    if (revision.hash === '') say(file, 'Unexpected folder outside version control, expected a commit to release from')
    else if (revision.dirty) say(file, 'Unexpected changes that are not committed, expected a commit to release from')
  },
})
