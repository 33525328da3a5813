import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'link-scheme',
  severity: 'error',
  summary: 'A link leads to an address that is not http, https, mailto or within the page.',
  bad: 'See ⟦[⟧this](javascript:alert).',
  good: 'See [this](https://example.org).',
})
