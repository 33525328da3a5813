import { defineCheck } from './definition/check.ts'

export default defineCheck({
  id: 'silence-invalid',
  severity: 'error',
  summary: 'The settings silence a rule that does not exist, or one that cannot be silenced.',
  silenceable: false,
  bad: {
    added: {
      'content/publication.yaml':
        'checks:\n  silenced:\n    - { rule: ⟦acronym-unusd⟧, reason: Two papers share the list }\n',
    },
  },
  good: {
    added: {
      'content/publication.yaml':
        'checks:\n  silenced:\n    - { rule: acronym-unused, reason: Two papers share the list }\n',
    },
  },
  publication({ publication: { checks, file }, placeOf }, say, rules) {
    const silenceable = new Map(rules.map(({ id, silenceable }) => [id, silenceable]))
    for (const [index, { rule }] of checks.silenced.entries()) {
      const place = placeOf(['checks', 'silenced', index, 'rule'])
      if (!silenceable.has(rule))
        say(file, `No rule \`${rule}\`: docs/rules.md lists those that there are`, {
          place,
          actual: rule,
          expected: silenceable.keys(),
        })
      else if (!silenceable.get(rule))
        say(file, `Rule \`${rule}\` cannot be silenced: it tells of something that could not be done`, { place })
    }
  },
})
