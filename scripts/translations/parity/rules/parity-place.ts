import { placesIn } from '../../interface/words.ts'
import { defineParity } from '../definition.ts'

export default defineParity({
  id: 'parity-place',
  severity: 'error',
  summary: 'A word of the interface has lost a place that is filled in, such as `{{number}}`.',
  noExample: 'The words of the interface stand in no chapter: see tests/translations/interface.test.ts.',
  *compare(source, target, kind) {
    if (kind !== 'ui') return
    const own = placesIn(target.text)
    // "One page" need not say how many.
    for (const name of placesIn(source.text))
      if (!own.has(name) && name !== 'count')
        yield {
          reason: `The translation has no \`{{${name}}}\`, which is filled in: write it where it belongs`,
          index: 0,
        }
  },
})
