import { wholeWords } from '../../ground/whole-words.ts'
import type { Acronym } from '../../model/source.ts'

/** Takes the defined acronyms out of texts. */
export interface AcronymForms {
  /** As they are written, in singular and plural. */
  forms: readonly string[]
  /** Calls `onUse` with each acronym in a text: its id, how it is written and where. Returns the text with spaces in their places. */
  without(text: string, onUse?: (id: string, form: string, index: number) => void): string
}

export function acronymForms(acronyms: readonly Acronym[]): AcronymForms {
  const ids = new Map(acronyms.flatMap(({ id, short, shortPlural }) => [short, shortPlural].map(form => [form, id])))
  const pattern = wholeWords(ids.keys())
  return {
    forms: [...ids.keys()],
    without: (text, onUse) =>
      pattern === undefined
        ? text
        : text.replace(pattern, (form, index: number) => {
            const id = ids.get(form.replace(/\s+/g, ' '))
            if (id !== undefined) onUse?.(id, form, index)
            return ' '.repeat(form.length)
          }),
  }
}
