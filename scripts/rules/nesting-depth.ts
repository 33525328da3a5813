import { defineRule } from './definition/rule.ts'

export default defineRule({
  id: 'nesting-depth',
  severity: 'error',
  summary: 'Lists, quotations or boxes are nested too deeply.',
  bad: '> > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > > ⟦⟧> > text',
  good: '> > Text.',
})
