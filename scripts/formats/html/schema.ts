import { defaultSchema, type Options as Schema } from 'rehype-sanitize'

/**
 * What may leave the compilation of content. The class names, anchors and data attributes are ours: content cannot write
 * any, since raw HTML is dropped before. Addresses are http, https, mailto or within the page.
 */
export const SCHEMA: Schema = {
  ...defaultSchema,
  // Anchors are checked when they are read and no script runs in our pages, so there is nothing to clobber.
  clobber: [],
  tagNames: [
    ...[
      'a',
      'abbr',
      'aside',
      'b',
      'blockquote',
      'br',
      'cite',
      'code',
      'dd',
      'del',
      'div',
      'dl',
      'dt',
      'em',
      'figcaption',
    ],
    ...['figure', 'h2', 'h3', 'h4', 'h5', 'h6', 'hr', 'i', 'ins', 'li', 'ol', 'p', 'pre', 'section', 'small', 'span'],
    ...['strong', 'sub', 'sup', 'table', 'tbody', 'td', 'th', 'thead', 'tr', 'ul'],
  ],
  attributes: {
    '*': [
      'id',
      'className',
      'lang',
      'title',
      'dataNumber',
      'dataParagraph',
      'dataTarget',
      'dataSays',
      'dataWas',
      'dataEntries',
      'dataCount',
    ],
    a: ['href', 'ariaLabel'],
    aside: ['ariaLabelledBy'],
    div: ['dataSrc', 'dataScope', 'dataAlt', 'dataLang', 'dataWidth'],
    li: ['value'],
    ol: ['start'],
    span: ['dataSrc', 'dataScope', 'dataAlt', 'dataLang', 'dataWidth'],
    td: ['align', 'colSpan', 'rowSpan'],
    th: ['align', 'colSpan', 'rowSpan', 'scope'],
  },
  protocols: { href: ['http', 'https', 'mailto'] },
  required: {},
}
