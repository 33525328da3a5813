import type { Element, ElementContent } from 'hast'
import { select } from 'hast-util-select'
import { h } from 'hastscript'
import { visit } from 'unist-util-visit'
import { referenceAnchor } from '../../blocks/bibliography.ts'
import type { CitedIn } from '../../resolve/document.ts'
import { hasClass } from './class-names.ts'
import type { Words } from './notes.ts'

export interface FullReferences {
  /** The notes that cite each work. */
  cited: readonly CitedIn[]
  /** Ids of all elements of the page's text. */
  ids: ReadonlySet<string>
  words: Words
}

/**
 * Leads from each note to the full reference of the works that it cites: in the bibliography, else in the note that cites
 * the work first. A note that is nothing but one short form, or "Ibid.", is the link itself; others have a link for each work
 * at their end.
 */
export function linkFullReferences(notes: readonly Element[], { cited, ids, words }: FullReferences): void {
  const targets = new Map<string, string[]>()
  for (const { key, notes: numbers } of cited) {
    const entry = referenceAnchor(key)
    const first = `note-${Math.min(...numbers)}`
    const target = ids.has(entry) ? entry : first
    for (const number of numbers) {
      const id = `note-${number}`
      if (id !== target) targets.set(id, [...(targets.get(id) ?? []), target])
    }
  }
  for (const section of notes)
    visit(section, 'element', note => {
      const found = note.tagName === 'li' ? targets.get(String(note.properties.id)) : undefined
      if (found) linkNote(note, found, words)
    })
}

function linkNote(note: Element, targets: readonly string[], { t, language }: Words): void {
  const paragraphs = note.children.filter(child => child.type === 'element')
  const last = paragraphs.at(-1)
  if (last?.tagName !== 'p') return
  const end = last.children.findIndex(child => hasClass(child, 'backlink'))
  // A no-break space stands before the first link back.
  const own = last.children.slice(0, end < 0 ? undefined : end - 1)
  const rest = last.children.slice(own.length)
  const [target] = targets
  if (targets.length === 1 && paragraphs.length === 1 && !own.some(holdsLink)) {
    last.children = [h('a.full', { href: `#${target}` }, own), ...rest]
    return
  }
  const links = targets.flatMap((one, index): ElementContent[] => {
    const label = `${t('reading.reference', { count: 1 })}${targets.length === 1 ? '' : ` ${index + 1}`}`
    return [
      { type: 'text', value: '\u00a0' },
      h(
        'a.full',
        { href: `#${one}`, ariaLabel: label, lang: language.tag },
        `→${targets.length === 1 ? '' : index + 1}`,
      ),
    ]
  })
  last.children = [...own, ...links, ...rest]
}

function holdsLink(node: ElementContent): boolean {
  return node.type === 'element' && (node.tagName === 'a' || Boolean(select('a', node)))
}
