import type { Root } from 'mdast'
import { directiveFromMarkdown } from 'mdast-util-directive'
import { type Extension as FromMarkdownExtension, fromMarkdown } from 'mdast-util-from-markdown'
import { frontmatterFromMarkdown } from 'mdast-util-frontmatter'
import { gfmAutolinkLiteralFromMarkdown } from 'mdast-util-gfm-autolink-literal'
import { gfmFootnoteFromMarkdown } from 'mdast-util-gfm-footnote'
import { gfmStrikethroughFromMarkdown } from 'mdast-util-gfm-strikethrough'
import { gfmTableFromMarkdown } from 'mdast-util-gfm-table'
import { defList } from 'micromark-extension-definition-list'
import { frontmatter } from 'micromark-extension-frontmatter'
import { gfmAutolinkLiteral } from 'micromark-extension-gfm-autolink-literal'
import { gfmFootnote } from 'micromark-extension-gfm-footnote'
import { gfmStrikethrough } from 'micromark-extension-gfm-strikethrough'
import { gfmTable } from 'micromark-extension-gfm-table'
import { combineExtensions } from 'micromark-util-combine-extensions'
import { normalizeIdentifier } from 'micromark-util-normalize-identifier'
import { codes } from 'micromark-util-symbol'
import type { Extension } from 'micromark-util-types'
import type { Processor } from 'unified'
import { citationFromMarkdown } from './citation-syntax/from-markdown.ts'
import { citation } from './citation-syntax/syntax.ts'
import { definitionsFromMarkdown } from './definition-syntax.ts'
import { directiveSyntax } from './directive-syntax.ts'
import { inlineNote, inlineNoteFromMarkdown } from './inline-note-syntax.ts'
import { raised, raisedFromMarkdown } from './raised-syntax.ts'
import { referenceList, referenceListFromMarkdown } from './reference-list-syntax.ts'

/**
 * unified plugin: adds to remark-parse what Markdown is here, beside CommonMark: front matter, tables, footnotes, literal
 * links, strikethrough, definition lists, subscripts and superscripts, notes in the text, directives, citations and
 * references to several places. No task lists and no text directives.
 */
export function remarkSyntax(this: Processor): void {
  const data = this.data()
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), frontmatter('yaml'), ...fragmentExtensions()]
  data.fromMarkdownExtensions = [...(data.fromMarkdownExtensions ?? []), ...mdastExtensions()]
}

/** Makes nodes of the tokens that `fragmentExtensions` finds, and of front matter. */
function mdastExtensions(): FromMarkdownExtension[] {
  // Literal links are those that the tokenizer finds. The package's second search, through finished text, is left out:
  // it makes links of what an editor escaped (`me\@example.org`) and loses the positions of the text around.
  const { enter, exit } = gfmAutolinkLiteralFromMarkdown()
  return [
    frontmatterFromMarkdown('yaml'),
    gfmTableFromMarkdown(),
    gfmFootnoteFromMarkdown(),
    { enter, exit },
    gfmStrikethroughFromMarkdown(),
    directiveFromMarkdown(),
    citationFromMarkdown(),
    raisedFromMarkdown(),
    inlineNoteFromMarkdown(),
    definitionsFromMarkdown(),
    referenceListFromMarkdown(),
  ]
}

/**
 * Parses a piece of a chapter, such as a translated paragraph. Its footnote calls count without their definitions, which
 * stand elsewhere. A piece has no front matter.
 */
export function parseMarkdown(text: string): Root {
  return fromMarkdown(text, {
    extensions: [FRAGMENT_SYNTAX, footnotesDefinedElsewhere(text)],
    mdastExtensions: FRAGMENT_NODES,
  })
}

function fragmentExtensions(): Extension[] {
  // Citations come last and so first: `-@key` before a literal e-mail link that begins with a hyphen.
  return [
    ...[gfmTable(), gfmFootnote(), gfmAutolinkLiteral(), gfmStrikethrough({ singleTilde: false }), defList],
    ...[directiveSyntax(), raised(), inlineNote(), citation(), referenceList()],
  ]
}

/** Put together once: a piece is short, and there are thousands. */
const FRAGMENT_SYNTAX = combineExtensions(fragmentExtensions())
const FRAGMENT_NODES = mdastExtensions()

/** Tells the parser that every footnote that the text calls is defined. To be made anew for each text. */
function footnotesDefinedElsewhere(text: string): Extension {
  // Labels fold case: `[^A]` calls the note `a`.
  const called = Array.from(text.matchAll(/\[\^((?:\\.|[^\s[\]\\])+)\]/g), ([, id = '']) => normalizeIdentifier(id))
  let told = false
  return {
    text: {
      [codes.leftSquareBracket]: {
        name: 'footnotesDefinedElsewhere',
        tokenize(_effects, _ok, nok) {
          // Comes before the construct that looks for calls, and takes nothing itself.
          if (!told) this.parser.gfmFootnotes = [...(this.parser.gfmFootnotes ?? []), ...called]
          told = true
          return nok
        },
      },
    },
  }
}
