import { h } from 'hastscript'
import type { DefinitionList } from '../model/nodes.ts'
import type { BlockDefinition } from './shared/definition.ts'
import { NO_PARTS } from './shared/parts.ts'

const acronyms: BlockDefinition = {
  name: 'acronyms',
  form: 'leaf',
  anchor: 'none',
  attributes: {},
  content: 'none',
  numbered: false,
  acronyms: 'kept',
  claims: 'paragraphs',
  parts: (_block, context) => {
    const sorted = context.acronyms.toSorted((a, b) => a.short.localeCompare(b.short, context.tag))
    const list: DefinitionList = {
      type: 'definitionList',
      children: sorted.map(({ short, long, longLang }) => ({
        type: 'definitionItem',
        children: [
          { type: 'definitionTerm', children: [{ type: 'text', value: short }] },
          {
            type: 'definitionDescription',
            spread: false,
            children: [{ type: 'paragraph', children: [{ type: 'text', value: long }] }],
            ...(longLang === undefined ? {} : { data: { lang: longLang } }),
          },
        ],
      })),
    }
    return { ...NO_PARTS, body: [list] }
  },
  html: ({ body }) => body.flatMap(list => (list.type === 'element' ? [h('dl.acronyms', list.children)] : [])),
  documentation: {
    purpose: 'The list of acronyms that the edition uses, from `content/acronyms.yaml`.',
    sample: '::acronyms',
  },
}

export default acronyms
