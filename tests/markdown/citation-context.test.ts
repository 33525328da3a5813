import { expect, test } from 'vitest'
import { parseMarkdown } from '../../scripts/markdown/syntax.ts'
import { outline } from '../support/citations.ts'

const contexts: [what: string, text: string, expected: string][] = [
  // What is no citation
  ['an e-mail address', 'Write to me@example.org.', 'Write to ⟨link me@example.org⟩.'],
  ['an address without a dot', 'root@localhost', 'root@localhost'],
  ['an address after punctuation', '(me.too@example.org)', '(⟨link me.too@example.org⟩)'],
  ['an address in angle brackets', '<a@b.c>', '⟨link a@b.c⟩'],
  [
    'a literal link',
    'https://example.org/@key and www.example.org/@key',
    '⟨link https://example.org/@key⟩ and ⟨link www.example.org/@key⟩',
  ],
  ['code', '`@key` and ``[@key]``', '⟨inlineCode `@key`⟩ and ⟨inlineCode ``[@key]``⟩'],
  ['an escape', '\\@key and [\\@key] and user\\@example.org', '@key and [@key] and user@example.org'],
  ['raw HTML', '<i title="@key">x</i>', '⟨html <i title="@key">⟩x⟨html </i>⟩'],
  ['a link destination', '[x](@key "@key") and [x](<@key>)', '⟨link x⟩ and ⟨link x⟩'],
  ['a definition', '[x]\n\n[x]: @key', '⟨linkReference x⟩⟨definition [x]: @key⟩'],
  ['a lone sign', '@ @. @@ @{} - @', '@ @. @@ @{} - @'],
  ['brackets without a key', '[see; also] [ ] [x', '[see; also] [ ] [x'],
  // What stays a link
  ['a link', '[@key](url)', '⟨link @key⟩'],
  ['a link with more words', '[as @key and -@b say](url)', '⟨link as @key and -@b say⟩'],
  [
    'a link around brackets',
    '[the [see *it*; @key, p. 3] report](url)',
    '⟨link the [see ⟨emphasis it⟩; @key, p. 3] report⟩',
  ],
  ['a link around a narrative locator', '[the @key [p. 3] report](url)', '⟨link the @key [p. 3] report⟩'],
  ['a reference', '[@key][ref]\n\n[ref]: url', '⟨linkReference @key⟩⟨definition [ref]: url⟩'],
  ['a shortcut', '[@key]\n\n[@key]: url', '⟨linkReference @key⟩⟨definition [@key]: url⟩'],
  ['an image', '![the @key [@b, p. 2]](x.png)', '⟨image ![the @key [@b, p. 2]](x.png)⟩'],
  ['a link after a key', '@a [p. 3](url)', '⟨cite @a⟩ ⟨link p. 3⟩'],
  // Where citations stand
  ['emphasis', '*[@a]* **@b** ~~@c [p. 3]~~', '⟨emphasis ⟨cite [@a]⟩⟩ ⟨strong ⟨cite @b⟩⟩ ⟨delete ⟨cite @c [p. 3]⟩⟩'],
  ['a heading', '## As @a says [@b]', '⟨heading As ⟨cite @a⟩ says ⟨cite [@b]⟩⟩'],
  ['an underlined heading', 'As @a\n---', '⟨heading As ⟨cite @a⟩⟩'],
  ['a footnote', '[^n]: See [@a, p. 3].', '⟨footnoteDefinition See ⟨cite [@a, p. 3]⟩.⟩'],
  ['a quotation', '> x [@a,\n> p. 3]', '⟨blockquote x ⟨cite [@a,\n> p. 3]⟩⟩'],
  [
    'a table',
    '| [@a] | b |\n|--|--|\n| @c \\| | x [@d, p. 3] |',
    '⟨table ⟨tableRow ⟨tableCell ⟨cite [@a]⟩⟩⟨tableCell b⟩⟩⟨tableRow ⟨tableCell ⟨cite @c⟩ |⟩⟨tableCell x ⟨cite [@d, p. 3]⟩⟩⟩⟩',
  ],
  ['a directive label', ':::box[On [@a, p. 3]]\n@b\n:::', '⟨containerDirective On ⟨cite [@a, p. 3]⟩⟨cite @b⟩⟩'],
  ['after an exclamation mark', 'So ![@a]', 'So !⟨cite [@a]⟩'],
  [
    'after a footnote call',
    'x[^1] [@a] @b[^2]',
    'x⟨footnoteReference [^1]⟩ ⟨cite [@a]⟩ ⟨cite @b⟩⟨footnoteReference [^2]⟩',
  ],
  ['after a hyphen', 'pre-@a, José-@b and --@c', 'pre-⟨cite @a⟩, José-⟨cite @b⟩ and -⟨cite -@c⟩'],
  ['an open bracket before', '[x and [y @a', '[x and [y ⟨cite @a⟩'],
  ['an open bracket before brackets', '[x [@a]', '[x ⟨cite [@a]⟩'],
  // What cannot hold a citation
  ['a citation in brackets', '[see [@b] and @a]', '[see ⟨cite [@b]⟩ and ⟨cite @a⟩]'],
  ['brackets with a footnote call', '[@a[^1]]', '[⟨cite @a⟩⟨footnoteReference [^1]⟩]'],
  ['brackets with HTML', '[@a <b>p. 3</b>]', '[⟨cite @a⟩ ⟨html <b>⟩p. 3⟨html </b>⟩]'],
  ['empty brackets', '@a [] and @b [ ]', '⟨cite @a⟩ [] and ⟨cite @b⟩ [ ]'],
  // Emphasis does not reach out of brackets, nor across a key.
  ['half an emphasis', '[*@a] b*', '⟨cite [*@a]⟩ b*'],
  ['another half', '*b [@a, c*]', '*b ⟨cite [@a, c*]⟩'],
]

test.each(contexts)('%s: %j', (_, text, expected) => {
  expect(outline(parseMarkdown(text), text)).toBe(expected)
})
