import { defineCheck } from './definition/check.ts'
import { acronymForms } from './text/acronym-forms.ts'
import { writtenTexts } from './text/written-text.ts'

export default defineCheck({
  id: 'acronym-unused',
  severity: 'warning',
  summary: 'An acronym is defined and no edition uses it.',
  bad: {
    chapter: 'They met.',
    files: { 'content/acronyms.yaml': 'BRC: { short: ⟦BRC⟧, long: Bridge Research Council }\n' },
  },
  good: {
    chapter: 'The BRC met.',
    files: { 'content/acronyms.yaml': 'BRC: { short: BRC, long: Bridge Research Council }\n' },
  },
  publication({ sources, wordLists, acronyms, acronymList }, say) {
    if (!acronymList || acronymList.file.messages.some(({ fatal }) => fatal)) return
    const used = new Set<string>()
    const { without } = acronymForms(acronyms)
    const read = (text: string): unknown => without(text, id => used.add(id))
    for (const { tree, file } of sources.values()) for (const { value } of writtenTexts(tree, file)) read(value)
    // Readers meet acronyms in figures and titles as well.
    for (const list of wordLists) if (list !== acronymList) for (const { text } of list.segments) read(text)
    for (const { id, short } of acronyms)
      if (!used.has(id))
        say(acronymList.file, `No edition uses the acronym \`${short}\`: take it out of the list`, {
          place: acronymList.segments.find(segment => segment.in === `${id} › short`),
        })
  },
})
