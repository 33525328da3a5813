import { BLOCKS } from '../blocks/registry.ts'
import type { Attribute, BlockDefinition } from '../blocks/shared/definition.ts'

/** `docs/blocks.md`, from what the blocks say of themselves. */
export function blocksPage(): string {
  const intro = `<!-- Written by \`npm run docs\` from scripts/blocks/. Change the block's file, not this one. -->

# Blocks

Beside Markdown's own paragraphs, lists and tables, a chapter can hold these blocks. A block with text inside begins with
three colons and ends with a line of three colons; around another block, use four. A block without text is one line with two
colons. What Markdown itself offers stands in [markdown.md](markdown.md).

| block | what it is for |
|---|---|
${BLOCKS.map(({ name, form, documentation }) => `| [\`${form === 'container' ? ':::' : '::'}${name}\`](#${name}) | ${documentation.purpose} |`).join('\n')}
`
  return `${[intro, ...BLOCKS.map(section)].join('\n')}`
}

function section(block: BlockDefinition): string {
  const { name, documentation } = block
  const { purpose, notes, sample } = documentation
  const fence = '```'
  const paragraphs = [`## ${name}`, purpose, `${fence}markdown\n${sample}\n${fence}`]
  const attributes = attributeRows(block)
  if (attributes.length > 0) paragraphs.push(['| you write | meaning |', '|---|---|', ...attributes].join('\n'))
  paragraphs.push([...facts(block), ...(notes === undefined ? [] : [notes])].join(' '))
  return `${paragraphs.filter(paragraph => paragraph !== '').join('\n\n')}\n`
}

function attributeRows({ anchor, title, attributes }: BlockDefinition): string[] {
  const rows: string[] = []
  if (title) rows.push(`| \`[…]\` | Its ${title.called}, in one line. |`)
  if (anchor !== 'none') rows.push(`| \`#anchor\` | What cross-references lead to.${required(anchor === 'required')} |`)
  for (const [name, attribute] of Object.entries(attributes))
    rows.push(`| \`${name}=${example(attribute)}\` | ${attribute.description}${required(attribute.required)} |`)
  return rows
}

function required(isRequired: boolean): string {
  return isRequired ? ' Required.' : ''
}

function example({ holds }: Attribute): string {
  if (typeof holds === 'object') return 'words' in holds ? '"…"' : holds.join('` or `')
  if (holds === 'width') return '50%'
  return holds === 'actors' ? '"…"' : '…'
}

function facts({ name, numbered, anchor, listed, content, once, acronyms }: BlockDefinition): string[] {
  return [
    ...(numbered ? [`Numbered through the edition.`] : []),
    ...(anchor === 'none' ? [] : [`\`[](#anchor)\` refers to it${numbered ? ' by its number' : ' by its title'}.`]),
    ...(listed === undefined ? [] : ['Printed editions list all of them behind the contents.']),
    ...(content !== 'none' && acronyms === 'kept' ? ['Acronyms in it are not spelled out.'] : []),
    ...(once ? [`An edition has one \`${name}\` at most.`] : []),
  ]
}
