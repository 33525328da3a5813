import type { Parent, Parents, PhrasingContent } from 'mdast'
import { SKIP, visit } from 'unist-util-visit'
import { definitionOf } from '../blocks/registry.ts'
import { wholeWords } from '../ground/whole-words.ts'
import type { Abbreviation } from '../model/nodes.ts'
import type { Acronym } from '../model/source.ts'
import type { ChapterTree } from './assemble.ts'

/** Parts of the text in which an acronym is left as it stands. */
const UNTOUCHED = new Set(['link', 'citation', 'footnoteReference'])
/** Parts in which an acronym is marked but never expanded: the expansion belongs to running text. */
const NOT_EXPANDED = new Set(['heading', 'title', 'tableCell', 'footnoteDefinition', 'inlineNote'])

/** What makes one word with the acronym before it: "NGO-led", "the UN's". */
const IN_WORD = /^(?:[-\u2010\u2011]\p{L}|['\u2019]s?(?!\p{L}))/u

/**
 * Marks the acronyms of an edition. The first use in running text reads "long form (ACRONYM)"; the others carry the long
 * form as a title. An acronym that the text itself introduces in brackets is not expanded a second time.
 *
 * @param acronyms in the language of the edition
 * @returns ids of those used, in order of first use
 */
export function markAcronyms(chapters: readonly ChapterTree[], acronyms: readonly Acronym[]): string[] {
  const forms = new Map<string, { acronym: Acronym; long: string }>()
  for (const acronym of acronyms) {
    forms.set(acronym.shortPlural, { acronym, long: acronym.longPlural })
    forms.set(acronym.short, { acronym, long: acronym.long })
  }
  const pattern = wholeWords(forms.keys())
  if (!pattern) return []
  const marking: Marking = { forms, pattern, used: new Set(), expanded: new Set() }
  for (const { tree } of chapters) markTree(tree, marking)
  return [...marking.used]
}

interface Marking {
  forms: ReadonlyMap<string, { acronym: Acronym; long: string }>
  /** Finds the forms. */
  pattern: RegExp
  /** Ids of the acronyms met so far, and of those that the text has introduced. */
  used: Set<string>
  expanded: Set<string>
}

function markTree(tree: Parents, marking: Marking): void {
  const { forms, pattern, used, expanded } = marking
  visit(tree, (node, index, parent) => {
    if (UNTOUCHED.has(node.type) || (node.type === 'block' && definitionOf(node).acronyms === 'kept')) return SKIP
    // A note may be read before or after the text, or not at all: nothing is introduced there.
    if (NOT_EXPANDED.has(node.type) && node !== tree) {
      markTree(node as Parents, marking)
      return SKIP
    }
    // Text kept in the source language has that language's acronyms; the reader's are not put into it.
    if (node.data?.lang !== undefined) return SKIP
    if (node.type !== 'text') return undefined
    const holder = parent as Parent
    const mayExpand = tree.type === 'root'
    const parts: PhrasingContent[] = []
    let end = 0
    for (const match of node.value.matchAll(pattern)) {
      const form = forms.get(match[0].replace(/\s+/g, ' '))
      if (!form) continue
      const before = node.value.slice(0, match.index)
      const after = node.value.slice(match.index + match[0].length)
      const introduced = before.endsWith('(') && after.startsWith(')')
      // "long form (ACRONYM)-led" cannot be read: the next use introduces it.
      const expandable = mayExpand && !IN_WORD.test(after)
      const first = expandable && !introduced && !expanded.has(form.acronym.id)
      if (expandable) expanded.add(form.acronym.id)
      used.add(form.acronym.id)
      const { longLang } = form.acronym
      const abbreviation: Abbreviation = {
        type: 'abbreviation',
        value: match[0],
        long: form.long,
        ...(longLang === undefined ? {} : { longLang }),
        first,
      }
      parts.push({ type: 'text', value: node.value.slice(end, match.index) }, abbreviation)
      end = match.index + match[0].length
    }
    if (end === 0) return undefined
    parts.push({ type: 'text', value: node.value.slice(end) })
    const kept = parts.filter(part => part.type !== 'text' || part.value !== '')
    holder.children.splice(index as number, 1, ...kept)
    return [SKIP, (index as number) + kept.length]
  })
}
