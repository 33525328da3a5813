import type { Definition, Html, Image, ImageReference, Link, Nodes, Root, Text } from 'mdast'
import { SKIP, visit } from 'unist-util-visit'
import type { VFile } from 'vfile'
import { BLOCKS } from '../blocks/registry.ts'
import { report } from '../ground/messages.ts'
import { pointsOf } from '../ground/points.ts'
import { attachedFile } from '../model/attachment.ts'
import type { CrossReference } from '../model/nodes.ts'
import bracesMisplaced from '../rules/braces-misplaced.ts'
import crossReferenceUnknown from '../rules/cross-reference-unknown.ts'
import type { Rule } from '../rules/definition/rule.ts'
import directiveForm from '../rules/directive-form.ts'
import footnoteUndefined from '../rules/footnote-undefined.ts'
import linkScheme from '../rules/link-scheme.ts'
import linkUndefined from '../rules/link-undefined.ts'
import missingAlt from '../rules/missing-alt.ts'
import rawHtml from '../rules/raw-html.ts'
import { anchorOf } from './anchor-of.ts'
import { keepFacts } from './facts.ts'
import { linkDefinitions } from './link-definitions.ts'
import { smart } from './smart.ts'
import { checkTables } from './tables.ts'
import { checkUnsupported } from './unsupported.ts'

/**
 * Puts the inline constructs of the content model in place and reports what cannot stay: empty links to anchors become
 * cross-references, comments go (the facts that they name stay, as data), raw HTML is reported and never reaches the
 * output, images need an alternative text, and what is left as text though it looks like a note's
 * call, an anchor or a directive is reported.
 */
export function resolveInline(tree: Root, file: VFile): void {
  const definitions = linkDefinitions(tree)
  checkUnsupported(tree, file)
  checkTables(tree, file)
  visit(tree, (node, index, parent) => {
    if (!parent || index === undefined) return undefined
    switch (node.type) {
      case 'html':
        if (isComment(node.value)) keepFacts(node, index, parent)
        else reportHtml(node, file)
        parent.children.splice(index, 1)
        return [SKIP, index]
      case 'link':
        checkScheme(node, file)
        if (node.children.length === 0 && node.url.startsWith('#'))
          parent.children.splice(index, 1, crossReference(node, parent.children[index + 1]))
        return undefined
      case 'crossReferenceList':
        if (takePage(parent.children[index + 1])) for (const reference of node.children) reference.page = true
        return undefined
      case 'linkReference': {
        const definition = definitions.get(node.identifier)
        if (definition) checkScheme(definition, file)
        return undefined
      }
      case 'image':
      case 'imageReference':
        checkImage(node, file)
        takeWidth(node, parent.children[index + 1], file)
        return undefined
      case 'text':
        checkLeftovers(node, file)
        node.value = smart(node.value, sourceOf(node, file))
        return undefined
      default:
        return undefined
    }
  })
}

function crossReference(link: Link, next: Nodes | undefined): CrossReference {
  const position = link.position ? { position: link.position } : {}
  return { type: 'crossReference', target: anchorOf(link.url), page: takePage(next), ...position }
}

/** Whether a text begins with `{page}`, which is then taken off. */
function takePage(next: Nodes | undefined): boolean {
  if (next?.type !== 'text' || !next.value.startsWith('{page}')) return false
  next.value = next.value.slice('{page}'.length)
  return true
}

const SCHEMES = ['http', 'https', 'mailto']

/** Links lead to the web, to an e-mail address, or within the publication: nothing that runs, and no file of a machine. */
function checkScheme(link: Link | Definition, file: VFile): void {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(link.url.trim())?.[1]
  if (scheme !== undefined && SCHEMES.includes(scheme.toLowerCase())) return
  if (scheme === undefined && link.url.startsWith('#')) return
  // Whether a file is there, the loader knows.
  if (attachedFile('', link.url) !== undefined) return
  const reason = `The link leads to \`${link.url}\`: write an address that begins with https:, http:, mailto: or #, or the path of a file in content/`
  report(file, linkScheme, reason, { place: link })
}

function isComment(html: string): boolean {
  return html.trim().startsWith('<!--') && html.replace(/<!--[\s\S]*?-->/g, '').trim() === ''
}

function checkImage(image: Image | ImageReference, file: VFile): void {
  if ((image.alt ?? '').trim() === '')
    report(file, missingAlt, 'The picture has no alternative text: write in its brackets what it shows', {
      place: image,
    })
}

/** `{width=50%}` right behind an image: its share of the text's width. */
function takeWidth(image: Image | ImageReference, next: Nodes | undefined, file: VFile): void {
  const braces = next?.type === 'text' ? /^\{([^{}\n]*)\}/.exec(next.value) : null
  if (next?.type !== 'text' || !braces) return
  next.value = next.value.slice(braces[0].length)
  const percent = Number(/^\s*width\s*=\s*"?(\d+(?:\.\d+)?)%"?\s*$/.exec(braces[1] ?? '')?.[1])
  if (percent > 0 && percent <= 100) image.data = { ...image.data, width: percent / 100 }
  else
    report(
      file,
      bracesMisplaced,
      `\`${braces[0]}\` is no width of a picture: write a share of the text such as \`{width=50%}\``,
      {
        place: next.position?.start,
      },
    )
}

/** A text as its file has it; as it is where it has no place of its own. */
function sourceOf({ value, position }: Text, file: VFile): string {
  const { start, end } = position ?? {}
  return start?.offset === undefined || end?.offset === undefined ? value : String(file).slice(start.offset, end.offset)
}

/** What is left as text though it looks like more: it would be printed as typed. */
const LEFTOVERS: readonly { pattern: RegExp; rule: Rule; reason(match: RegExpMatchArray): string }[] = [
  {
    pattern: /(?<!\\)\[\^([^\]\n]+)\]/g,
    rule: footnoteUndefined,
    reason: ([, id = '']) =>
      /\s/.test(id)
        ? `The id of a footnote cannot hold a space: write \`[^${id.replace(/\s+/g, '-')}]\`, here and where it is defined`
        : `Footnote \`${id}\` is not defined: write \`[^${id}]: …\` at the end of the file`,
  },
  {
    // Emphasis begins within its brackets.
    pattern: /(?<!\\)\[\^$/g,
    rule: footnoteUndefined,
    reason: () => 'The footnote that begins with `[^` is not defined: make its id of letters, digits and `-`',
  },
  {
    pattern: /(?<!\\)\^\[/g,
    rule: footnoteUndefined,
    reason: () => 'The note that begins with `^[` has no end: write `^[Its text.]`',
  },
  {
    // On the line of a block, something else is wrong first.
    pattern: /(?<!\\|(?:^|\n):{2,}[^\n]*)\{#[^}\n]*\}/g,
    rule: bracesMisplaced,
    reason: ([braces]) =>
      `\`${braces}\` is no anchor: one stands at the end of a heading, and is a letter, then letters, digits, \`-\`, \`_\`, \`.\``,
  },
  {
    pattern: /(?<!\\)\]\[(?!@|-@|\^)([^\]\n]*)\]/g,
    rule: linkUndefined,
    reason: ([, name]) =>
      `No line \`[${name === '' ? 'words' : name}]: …\` gives the address of this link: write one, or \`[words](address)\``,
  },
  {
    pattern: /(?<!\\)\[\]\(#[^)\n]*\)/g,
    rule: crossReferenceUnknown,
    reason: ([link]) => `\`${link}\` is no cross-reference: each anchor begins with #, as in \`[](#a #b)\``,
  },
  {
    pattern: /(?<!\\)\{page\}/g,
    rule: bracesMisplaced,
    reason: () => '`{page}` stands alone: write it right behind a cross-reference, `[](#anchor){page}`',
  },
  {
    pattern: new RegExp(
      `(?<=^|\\n):{3,}[ \\t]+(${BLOCKS.map(({ name }) => name).join('|')})(?=[ \\t]*(?:[{[\\n]|$))`,
      'g',
    ),
    rule: directiveForm,
    reason: ([, name]) => `A space keeps this from being a block: write \`:::${name}\``,
  },
  {
    pattern: new RegExp(
      `(?<![\\\\:\\p{L}\\p{N}]):{2,3}(${BLOCKS.map(({ name }) => name).join('|')})(?![\\p{L}\\p{N}:-])`,
      'gu',
    ),
    rule: directiveForm,
    reason: ([mark]) => `\`${mark}\` is read as text: write it at the start of a line, and close its braces`,
  },
  {
    pattern: /(?<=^[ \t]*):{3,}(?=[ \t]*$)/gm,
    rule: directiveForm,
    reason: ([mark]) => `\`${mark}\` closes nothing: take it away, or begin a block above`,
  },
]

function checkLeftovers(node: Text, file: VFile): void {
  const start = node.position?.start
  const end = node.position?.end
  if (start?.offset === undefined || end?.offset === undefined) return
  const source = String(file).slice(start.offset, end.offset)
  for (const { pattern, rule, reason } of LEFTOVERS)
    for (const match of source.matchAll(pattern)) {
      // What was read, such as the anchor of a heading, is no longer in the text.
      if (!node.value.includes(match[0])) continue
      if (/^:{3,}$/.test(match[0]) && closesForeign(String(file), start.offset + match.index)) continue
      const before = source.slice(0, match.index).split('\n')
      const line = start.line + before.length - 1
      const column = before.length === 1 ? start.column + match.index : (before.at(-1)?.length ?? 0) + 1
      report(file, rule, reason(match), { place: { line, column } })
    }
}

/** Whether the `:::` at an offset ends a division of another tool, which is told of where it begins. */
function closesForeign(source: string, offset: number): boolean {
  const above = source.slice(0, offset).match(/^[ \t>]*:{3,}.*$/gm) ?? []
  let open = 0
  for (const line of above.toReversed()) {
    if (/^[ \t>]*:{3,}[ \t]*$/.test(line)) open++
    else if (open === 0) return !/^[ \t>]*:{3,}[A-Za-z]/.test(line)
    else open--
  }
  return false
}

/** Text behind a comment is a part of it in Markdown, though nobody who typed it meant that. */
function reportHtml(node: Html, file: VFile): void {
  const behind = /^(?:\s*<!--[\s\S]*?-->)+\s*(?=\S)/.exec(node.value)
  const start = node.position?.start.offset
  if (!behind || start === undefined) report(file, rawHtml, 'HTML is left out: write Markdown', { place: node })
  else
    report(
      file,
      rawHtml,
      'Text behind a comment is left out with it: begin a new paragraph, with an empty line between',
      {
        place: pointsOf(String(file))(start + behind[0].length),
      },
    )
}
