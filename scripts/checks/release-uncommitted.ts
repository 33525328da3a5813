import { defineCheck } from './definition/check.ts'

export default defineCheck({
  id: 'release-uncommitted',
  severity: 'error',
  summary: 'A release needs sources that are committed.',
  bad: { uncommitted: true, at: 'content/publication.yaml' },
  good: 'Text.',
  when: 'release',
  publication({ publication: { file }, repository: { revision } }, say) {
    if (revision.hash === '') say(file, 'The publication is not under version control: a release is made from a commit')
    else if (revision.dirty)
      say(file, `Changes are not committed, in ${listed(revision.uncommitted)}: commit them first`)
  },
})

/** How many files are named; the others are counted. */
const NAMED = 12

function listed(files: readonly string[]): string {
  const names = files.slice(0, NAMED).map(name => `\`${name}\``)
  const left = files.length - names.length
  if (left > 0) return `${names.join(', ')} and ${left} more`
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}
