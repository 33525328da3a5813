import { type CslItem, textOf } from '../../bibliography/csl.ts'
import type { LocalisedField } from '../../bibliography/localise-work.ts'
import type { LocalisedReferences } from '../../bibliography/localised-references.ts'
import { KeptResults, nameOf } from '../../ground/kept-results.ts'
import { report } from '../../ground/messages.ts'
import parityNumber from '../../rules/parity-number.ts'
import referenceParity from '../../rules/reference-parity.ts'
import { checkParity } from './check.ts'

/** Names of the fields that are compared → the variables that they replace. */
const COMPARED = {
  title: 'title',
  shorttitle: 'title-short',
  booktitle: 'container-title',
  number: 'number',
  note: 'note',
}

/** Reports what a localised reference lost of the work: a date, a DOI, an author (`reference-parity`), a number. */
export function checkReferences(
  { works, file, language }: LocalisedReferences,
  items: ReadonlyMap<string, CslItem>,
  sourceTag: string,
): void {
  // Most are as they were the last time.
  const good = new KeptResults<true>('reference-parity', [sourceTag, language.tag])
  for (const [key, { fields }] of works) {
    const item = items.get(key)
    if (!item) continue
    const lost = (field: LocalisedField, reason: string): void => {
      report(file, referenceParity, reason, { place: field.placeOf(0) })
    }
    const doi = textOf(item, 'DOI')
    const url = fields.get('url')
    if (url && doi !== '' && !fields.has('doi') && !url.texts[0]?.includes(doi)) {
      const reason = `The address of \`${key}\` takes the place of its DOI ${doi}: write the \`doi\` of this version beside it`
      lost(url, reason)
    }
    for (const name of ['author', 'editor', 'translator'] as const) {
      const field = fields.get(name)
      const names = item[name] ?? []
      if (field && field.texts.length !== names.length) {
        lost(
          field,
          `\`${name}\` of \`${key}\` has ${field.texts.length} names here, and ${names.length} in references.bib`,
        )
      }
    }
    for (const [name, variable] of Object.entries(COMPARED)) {
      const field = fields.get(name)
      const source = plain(textOf(item, variable))
      if (!field || source === '') continue
      const languages = { source: sourceTag, target: language.tag }
      const target = field.texts[0] ?? ''
      const pair = nameOf([source, target])
      if (good.find(pair)) continue
      const problems = checkParity({ source, target, kind: 'alt', inline: true, languages }).filter(
        ({ rule }) => rule === parityNumber,
      )
      if (problems.length === 0) good.add(pair, true)
      for (const { reason, index } of problems) report(file, parityNumber, reason, { place: field.placeOf(0, index) })
    }
  }
  good.keep()
}

/** Without the markup of CSL-JSON. */
function plain(text: string): string {
  return text.replace(/<\/?(?:i|b|sup|sub|span)\b[^>]*>/g, '')
}
