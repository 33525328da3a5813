import type { CompileContext, Extension as FromMarkdownExtension, Token } from 'mdast-util-from-markdown'
import type { DefinitionDescription, DefinitionItem, DefinitionList, DefinitionTerm } from '../model/nodes.ts'

/** Makes a `definitionList` of the tokens of definition lists, in which terms are grouped with what they mean. */
export function definitionsFromMarkdown(): FromMarkdownExtension {
  const exit = function (this: CompileContext, token: Token): void {
    this.exit(token)
  }
  return {
    enter: {
      defList(this: CompileContext, token: Token): void {
        this.enter({ type: 'definitionList', children: [] }, token)
      },
      defListTerm(this: CompileContext, token: Token): void {
        this.enter({ type: 'definitionTerm', children: [] }, token)
      },
      defListDescription(this: CompileContext, token: Token): void {
        const spread = '_loose' in token && token._loose === true
        this.enter({ type: 'definitionDescription', spread, children: [] }, token)
      },
    },
    exit: {
      defList(this: CompileContext, token: Token): void {
        const list = this.stack.at(-1)
        if (list?.type === 'definitionList') list.children = grouped(list)
        this.exit(token)
      },
      defListTerm: exit,
      defListDescription: exit,
    },
  }
}

function grouped({ children }: DefinitionList): DefinitionItem[] {
  const items: DefinitionItem[] = []
  // While it is read, a list holds terms and descriptions one behind another.
  for (const part of children as unknown as (DefinitionTerm | DefinitionDescription)[]) {
    const last = items.at(-1)
    const isNext = part.type === 'definitionTerm' && last?.children.some(({ type }) => type !== 'definitionTerm')
    if (last && !isNext) last.children.push(part)
    else items.push({ type: 'definitionItem', children: [part] })
  }
  for (const item of items) {
    const start = item.children[0]?.position?.start
    const end = item.children.at(-1)?.position?.end
    if (start && end) item.position = { start, end }
  }
  return items
}
