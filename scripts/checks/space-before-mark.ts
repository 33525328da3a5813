import { defineCheck } from './definition/check.ts'

export default defineCheck({
  id: 'space-before-mark',
  severity: 'warning',
  summary: 'A space stands before a punctuation mark, or on the inner side of a bracket.',
  bad: 'Arches lean⟦ ⟧, and carry.',
  good: 'Arches lean, and carry (as they do); so it is.',
  passage({ value }, say, { rules }) {
    const set = rules.typography.markSpaces.filter(({ side }) => side === 'before').map(({ marks }) => marks)
    const marks = [...',.;:!?'].filter(mark => !set.some(own => own.includes(mark))).join('')
    const before = new RegExp(
      `(?<=[\\p{L}\\p{N}\\ufffb\\ufffc)\\]%"”’»]) +(?=[${marks}](?:[\\s\\ufffb\\ufffc)\\]”’»]|$))`,
      'gu',
    )
    for (const { 0: was, index } of value.matchAll(before))
      say('A space stands before the mark: take it out', {
        index,
        length: was.length,
        fix: { index, was, becomes: '' },
      })
    for (const { 0: was, index } of value.matchAll(
      /(?<=[([]) +(?=[\p{L}\p{N}])|(?<=[\p{L}\p{N}\ufffb\ufffc.]) +(?=[)\]])/gu,
    ))
      say('A space stands on the inner side of the bracket: take it out', {
        index,
        length: was.length,
        fix: { index, was, becomes: '' },
      })
  },
})
