import GithubSlugger from 'github-slugger'
import type { Heading, Root, Text } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import type { VFile } from 'vfile'
import { report } from '../ground/messages.ts'
import { unreservedAnchor } from '../model/reserved-anchors.ts'
import bracesMisplaced from '../rules/braces-misplaced.ts'
import directiveForm from '../rules/directive-form.ts'
import headingEmpty from '../rules/heading-empty.ts'
import yamlSchema from '../rules/yaml-schema.ts'
import yamlSyntax from '../rules/yaml-syntax.ts'

/** What an anchor may look like: usable as an HTML id, a CSS selector and a PDF destination as it is. */
export const ANCHOR = /^[A-Za-z][\w.-]*$/

/** Bytes of an anchor made from a heading. (A name in a PDF has at most 127: ISO 32000-1, annex C.) */
const LONGEST = 80

/** Behind a heading: its anchor, and `-` or `.unnumbered` for one without a number. */
export const HEADING_ATTRIBUTES =
  /(?<!\s)\s*\{\s*((?:#[A-Za-z][\w.-]*|-|\.unnumbered)(?:\s+(?:#[A-Za-z][\w.-]*|-|\.unnumbered))*)\s*\}\s*$/

/**
 * Gives every heading its anchor as `data.id`: an explicit `{#id}`, which is cut from the text (as is `{-}`, which takes its
 * number), else one made from the
 * source text with the source's slug before it, so that two chapters' "Summary" do not clash. Links are thus the same
 * in all languages. Headings without words are reported (`heading-empty`).
 */
export function anchorHeadings(tree: Root, slug: string, file: VFile): void {
  const slugger = new GithubSlugger()
  visit(tree, 'heading', heading => {
    const attributes = takeAttributes(heading)
    const explicit = heading.data?.id ?? attributes.find(word => word.startsWith('#'))?.slice(1)
    if (attributes.some(word => !word.startsWith('#'))) {
      if (heading.depth > 1) heading.data = { ...heading.data, unnumbered: true }
      else
        report(
          file,
          bracesMisplaced,
          'A title does not lose its number in braces: write `numbering: none` in the front matter above it',
          {
            place: heading,
          },
        )
    }
    const id = explicit ?? unreservedAnchor(`${slug}-${slugger.slug(shortened(textOf(heading)))}`)
    heading.data = { ...heading.data, id }
    if (textOf(heading).trim() === '' && heading.children.every(({ type }) => type === 'text'))
      report(file, headingEmpty, 'The heading has no words: write some, or take the line away', { place: heading })
  })
}

/** As many of the first words as an anchor may hold, or characters of the first one. */
function shortened(text: string): string {
  const fits = (words: string) => Buffer.byteLength(words) <= LONGEST
  if (fits(text)) return text
  const words = text.split(/\s+/)
  while (words.length > 1 && !fits(words.join(' '))) words.pop()
  const characters = [...words.join(' ')]
  while (!fits(characters.join(''))) characters.pop()
  return characters.join('')
}

function takeAttributes(heading: Heading): string[] {
  const last = heading.children.at(-1)
  const match = last?.type === 'text' ? HEADING_ATTRIBUTES.exec(last.value) : null
  if (last?.type !== 'text' || !match) return []
  const kept: Text = { ...last, value: last.value.slice(0, match.index) }
  heading.children.splice(-1, 1, ...(kept.value === '' ? [] : [kept]))
  return match[1]?.split(/\s+/) ?? []
}

/** Rules that tell why an anchor was not read where it is written. */
const UNREAD: readonly string[] = [directiveForm.id, bracesMisplaced.id, yamlSchema.id, yamlSyntax.id]

/** Whether a file has an anchor that could not be read, for a reason that is told. */
export function isUnread(anchor: string, file: VFile): boolean {
  const text = String(file)
  return (
    (text.includes(`{#${anchor}`) || text.includes(`\nid: ${anchor}\n`)) &&
    file.messages.some(({ ruleId }) => UNREAD.includes(ruleId ?? ''))
  )
}

/** Anchors of headings and blocks of a tree, in their order. */
export function anchorsIn(tree: Root): string[] {
  const anchors: string[] = []
  visit(tree, ({ data }) => {
    if (data?.id !== undefined) anchors.push(data.id)
  })
  return anchors
}
