import { defineRule } from './definition/rule.ts'

/** A PNG of 1200 × 630 px as far as its header says so. */
const header = (width: string) =>
  `\u0089PNG\r\n\u001a\n\u0000\u0000\u0000\rIHDR\u0000\u0000${width}\u0000\u0000\u0002v\b\u0006\u0000\u0000\u0000xxxx\u0000\u0000\u0000\u0000IEND®B\`\u0082`

export default defineRule({
  id: 'share-picture',
  severity: 'error',
  summary: 'The picture for services that show links is not there, or not of the size that these want.',
  bad: {
    added: { 'content/publication.yaml': 'share: ⟦share.png⟧\n' },
    files: { 'content/share.png': header('\u0000x') },
    encoding: 'latin1',
  },
  good: {
    added: { 'content/publication.yaml': 'share: share.png\n' },
    files: { 'content/share.png': header('\u0004°') },
    encoding: 'latin1',
  },
})
