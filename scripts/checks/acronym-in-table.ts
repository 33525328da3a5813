import type { Nodes } from 'mdast'
import { definitionOf } from '../blocks/registry.ts'
import type { Source } from '../model/source.ts'
import { sourcesOf } from '../model/source-name.ts'
import { defineCheck } from './definition/check.ts'
import { acronymForms } from './text/acronym-forms.ts'
import { writtenTexts } from './text/written-text.ts'

/** Where readers meet an acronym. */
interface Meeting {
  id: string
  form: string
  inTable: boolean
  source: Source
  place: { line: number; column: number }
}

/** In a table nothing is spelled out: readers who meet an acronym there first do not know what it stands for. */
export default defineCheck({
  id: 'acronym-in-table',
  severity: 'hint',
  summary: 'An edition uses an acronym in a table before its text has spelled it out.',
  bad: {
    chapter: '| Body | Year |\n|---|---|\n| ⟦BRC⟧ | 1999 |\n\nThe BRC met.',
    files: { 'content/acronyms.yaml': 'BRC: { short: BRC, long: Bridge Research Council }\n' },
  },
  good: {
    chapter: 'The BRC met.\n\n| Body | Year |\n|---|---|\n| BRC | 1999 |',
    files: { 'content/acronyms.yaml': 'BRC: { short: BRC, long: Bridge Research Council }\n' },
  },
  publication({ publication, sources, acronyms }, say) {
    const { forms, without } = acronymForms(acronyms)
    if (forms.length === 0) return
    const met = new Map<string, Meeting[]>()
    for (const edition of publication.editions) {
      const introduced = new Set<string>()
      for (const name of sourcesOf(edition, sources)) {
        const source = sources.get(name)
        if (!source) continue
        const known = met.get(name) ?? meetings(source, without)
        met.set(name, known)
        for (const { id, form, inTable, place } of known) {
          if (introduced.has(id)) continue
          introduced.add(id)
          if (inTable)
            say(source.file, `\`${form}\` is met here first, in a table: use it in the text above, or spell it out`, {
              place,
              actual: form,
            })
        }
      }
    }
  },
})

/** The acronyms of a source in reading order, where they are spelled out or stand in a table. */
function meetings(source: Source, without: ReturnType<typeof acronymForms>['without']): Meeting[] {
  const found: Meeting[] = []
  const walk = (node: Nodes, inTable: boolean): void => {
    if (node.type === 'footnoteDefinition' || node.type === 'heading' || node.type === 'title') return
    if (node.type === 'block' && definitionOf(node).acronyms === 'kept') return
    if (node.type === 'paragraph' || node.type === 'tableCell') {
      for (const { value, pointAt } of writtenTexts(node, source.file))
        for (const [index, { id, form }] of usesIn(value, without))
          found.push({ id, form, inTable: inTable || node.type === 'tableCell', source, place: pointAt(index) })
      return
    }
    if ('children' in node) for (const child of node.children) walk(child as Nodes, inTable || node.type === 'table')
  }
  walk(source.tree, false)
  return found
}

/** The acronyms in a text, by where they begin. */
function usesIn(
  value: string,
  without: ReturnType<typeof acronymForms>['without'],
): Map<number, { id: string; form: string }> {
  const uses = new Map<number, { id: string; form: string }>()
  without(value, (id, form, index) => uses.set(index, { id, form }))
  return uses
}
