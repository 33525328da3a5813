import { defineCheck } from './definition/check.ts'

export default defineCheck({
  id: 'mark-doubled',
  severity: 'warning',
  summary: 'A punctuation mark stands twice, or two stand together that cannot.',
  bad: 'Arches lean⟦,,⟧ and carry.',
  good: 'Arches lean … and carry, etc., as they do.',
  passage({ value }, say) {
    for (const { 0: marks, index } of value.matchAll(
      /(?<=[\p{L}\p{N}\ufffb\ufffc)\]"”’»%])(?:,{2,}|;{2,}|,\.|\.{2}(?![./\\])|\.{4,}|(?: \.){2,})/gu,
    ))
      say(
        marks.length > 3 || marks.startsWith(' ')
          ? `\`${marks}\` is no mark: write \`…\`, or one full stop`
          : `\`${marks}\` stands for one mark: take the other out`,
        { index, length: marks.length },
      )
  },
})
