import type { FootnoteDefinition } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import { report } from '../ground/messages.ts'
import type { Source } from '../model/source.ts'

/**
 * Footnotes of a source: each definition once (`footnote-duplicate`) and called (`footnote-unused`), none called from
 * inside another (`footnote-nested`), in a link or in a title of the front matter (`footnote-misplaced`). Calls without a definition are found where the text is read.
 */
export function checkFootnotes({ tree, file }: Source): void {
  const definitions = new Map<string, FootnoteDefinition>()
  const called = new Set<string>()
  visit(tree, 'footnoteReference', node => {
    called.add(node.identifier)
  })
  visit(tree, ['link', 'linkReference'], link => {
    visit(link, 'footnoteReference', call => {
      const name = call.label ?? call.identifier
      const reason = `Unexpected call of footnote \`${name}\` in the text of a link, expected it behind the link`
      report(file, 'footnote-misplaced', reason, { place: call })
    })
  })
  visit(tree, ['link', 'linkReference', 'footnoteDefinition', 'inlineNote'], outer => {
    visit(outer, 'inlineNote', note => {
      if (note === outer) return
      const inLink = outer.type === 'link' || outer.type === 'linkReference'
      const reason = `Unexpected note in the text of a ${inLink ? 'link, expected it behind the link' : 'note'}`
      report(file, inLink ? 'footnote-misplaced' : 'footnote-nested', reason, { place: note })
    })
  })
  visit(tree, 'inlineNote', note => {
    visit(note, 'footnoteReference', call => {
      const reason = `Unexpected call of footnote \`${call.label ?? call.identifier}\` inside a footnote`
      report(file, 'footnote-nested', reason, { place: call })
    })
  })
  visit(tree, 'heading', heading => {
    // The title of the front matter is plain words, and the only text without a place in the chapter.
    const call = heading.children[0]?.position ? null : /\[\^([^\]\s]+)\]/.exec(textOf(heading))
    const reason = `Unexpected call of footnote \`${call?.[1]}\` in a front-matter title, expected the title as a \`#\` heading`
    if (call) report(file, 'footnote-misplaced', reason, { place: heading })
  })
  visit(tree, 'footnoteDefinition', definition => {
    const name = definition.label ?? definition.identifier
    const first = definitions.get(definition.identifier)
    if (first)
      report(
        file,
        'footnote-duplicate',
        `Unexpected second footnote \`${name}\`, first defined on line ${first.position?.start.line}`,
        {
          place: definition.position?.start,
        },
      )
    else {
      definitions.set(definition.identifier, definition)
      if (!called.has(definition.identifier))
        report(file, 'footnote-unused', `Unexpected footnote \`${name}\`, expected a call \`[^${name}]\` in the text`, {
          place: definition.position?.start,
          actual: definition.identifier,
          expected: [...called].filter(id => !definitions.has(id)),
        })
    }
    if (definition.children.length === 0)
      report(file, 'footnote-undefined', `Missing text of footnote \`${name}\``, {
        place: definition.position?.start,
      })
    visit(definition, 'footnoteReference', call => {
      report(
        file,
        'footnote-nested',
        `Unexpected call of footnote \`${call.label ?? call.identifier}\` inside a footnote`,
        {
          place: call,
        },
      )
    })
  })
}
