import path from 'node:path'
import type { Element, ElementContent, Root, RootContent } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { SKIP, visit } from 'unist-util-visit'
import type { VFile } from 'vfile'
import { copyTree } from '../../ground/copy-tree.ts'
import { listFiles, readTextFile } from '../../ground/files.ts'
import { report } from '../../ground/messages.ts'
import { pointsOf } from '../../ground/points.ts'
import { TOOLCHAIN_ROOT } from '../../ground/toolchain.ts'
import textExcess from '../../rules/text-excess.ts'

/** The trees that a template's slots take, by name. */
export type Slots = Readonly<Record<string, readonly ElementContent[]>>

/** An HTML template as a tree. */
export interface Template {
  name: string
  file: VFile
  tree: Root
  /** Names of its slots. */
  slots: ReadonlySet<string>
}

/**
 * Loads `templates/<name>.html`: the publication's, else the toolchain's.
 *
 * @returns undefined when neither has it.
 */
export function loadTemplate(root: string, name: string): Template | undefined {
  const relative = path.posix.join('templates', `${name}.html`)
  const file = readTextFile(root, relative) ?? readTextFile(TOOLCHAIN_ROOT, relative)
  if (!file) return undefined
  const tree = fromHtml(withoutExcess(file))
  const slots = new Set<string>()
  visit(tree, 'element', element => {
    const slot = slotName(element)
    if (slot !== undefined) slots.add(slot)
  })
  return { name, file, tree, slots }
}

/** Many times what any page has around its text. Whatever looks at the tree calls itself once more for each element in another. */
const MOST_ELEMENTS = 1000

/** A template's text as far as it may be read; what is too much is reported. */
function withoutExcess(file: VFile): string {
  const text = String(file)
  let count = 0
  for (const { index } of text.matchAll(/<[a-z]/gi)) {
    if (++count <= MOST_ELEMENTS) continue
    report(file, textExcess, 'The template has more than 1,000 elements: take out what is no part of a page', {
      place: pointsOf(text)(index),
    })
    return text.slice(0, index)
  }
  return text
}

/** Names of the templates that a publication can use. */
export function templateNames(root: string): string[] {
  const names = [root, TOOLCHAIN_ROOT].flatMap(folder => listFiles(path.join(folder, 'templates'), folder))
  return [...new Set(names.filter(name => name.endsWith('.html')).map(name => name.replace(/\.html$/, '')))]
}

/** Names of slots that a page can fill. */
export const SLOT_NAMES: ReadonlySet<string> = new Set([
  ...[
    'body',
    'chapters',
    'contents',
    'edition',
    'head',
    'imprint',
    'logo',
    'cover-picture',
    'notes',
    'skip',
    'status',
    'subtitle',
    'switcher',
  ],
  ...['title', 'translated', 'version'],
])

/** Names of slots without which a page would lose its title, its text, or the notes that the text leads to. */
export const NEEDED_SLOTS = ['head', 'chapters', 'notes'] as const

/**
 * Fills a template's `<template data-slot="…">` elements with trees. An element left empty because its slots had
 * nothing to put in goes as well, so that an absent subtitle leaves no gap.
 */
export function fillTemplate(template: Template, slots: Slots): Root {
  const tree = copyTree(template.tree)
  visit(tree, 'element', (element, index, parent) => {
    const slot = slotName(element)
    if (slot === undefined || !parent || index === undefined) return undefined
    const content = copyTree(slots[slot] ?? []) as RootContent[]
    parent.children.splice(index, 1, ...content)
    return [SKIP, index + content.length]
  })
  removeEmpty(tree)
  return tree
}

const REMOVED_WHEN_EMPTY = new Set(['p', 'section', 'footer', 'nav'])

function removeEmpty(parent: Root | Element): void {
  parent.children = (parent.children as RootContent[]).filter(child => {
    if (child.type !== 'element') return true
    // What is empty without its empty parts goes with them.
    removeEmpty(child)
    const isEmpty = child.children.every(part => part.type === 'text' && part.value.trim() === '')
    return !isEmpty || !REMOVED_WHEN_EMPTY.has(child.tagName)
  }) as ElementContent[]
}

function slotName(element: Element): string | undefined {
  const slot = element.properties.dataSlot
  return element.tagName === 'template' && typeof slot === 'string' ? slot : undefined
}
