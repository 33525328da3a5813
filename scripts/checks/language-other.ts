import { languageName } from '../languages/registry.ts'
import { defineCheck } from './definition/check.ts'
import { otherLanguages } from './text/other-language.ts'

/**
 * Names and titles keep their language in emphasis, quotation marks and links. Of translations, `parity-language` tells what
 * is left of the source; this tells of any other language, once in a passage.
 */
export default defineCheck({
  id: 'language-other',
  severity: 'warning',
  summary: 'A passage is in another language than the text.',
  bad: 'Arches lean. ⟦Los⟧ puentes de la ciudad son una obra que el gobierno debe cuidar con sus vecinos.',
  good: 'Arches lean: *los puentes de la ciudad son una obra que el gobierno debe cuidar*.',
  passage(passage, say, { tag }) {
    for (const { index, first, tag: other } of otherLanguages(passage, tag).slice(0, 1))
      say(
        `This passage is ${languageName(other)}: translate it, or put it into emphasis (\`*…*\`) or quotation marks`,
        {
          index,
          length: first.length,
        },
      )
  },
})
