import type { Rule } from '../../rules/definition/rule.ts'
import parityBlock from '../../rules/parity-block.ts'
import parityCitation from '../../rules/parity-citation.ts'
import parityCode from '../../rules/parity-code.ts'
import parityCrossReference from '../../rules/parity-cross-reference.ts'
import parityEmphasis from '../../rules/parity-emphasis.ts'
import parityFootnote from '../../rules/parity-footnote.ts'
import parityImage from '../../rules/parity-image.ts'
import parityLink from '../../rules/parity-link.ts'
import type { Inspection, Item, ItemKind } from './inspect.ts'
import type { ParityProblem } from './problem.ts'

const RULES = {
  citation: parityCitation,
  footnote: parityFootnote,
  link: parityLink,
  'cross-reference': parityCrossReference,
  code: parityCode,
  image: parityImage,
} as const satisfies Record<ItemKind, Rule>

const NAMES: Record<ItemKind, string> = {
  citation: 'citation',
  footnote: 'footnote',
  link: 'link to',
  'cross-reference': 'cross-reference to',
  code: 'code',
  image: 'image',
}

/** Blocks that may follow one another where a paragraph stood. */
const BLOCKS: ReadonlySet<string> = new Set(['paragraph', 'list', 'blockquote'])

/**
 * The constructs that were lost, added or changed on the way from source to target. Their order and grouping are free:
 * `[@a] [@b]` may become `[@b; @a]`.
 */
export function compareItems(source: Inspection, target: Inspection): ParityProblem[] {
  return (Object.keys(RULES) as ItemKind[]).flatMap(kind => {
    const lost = source.items.filter(item => item.kind === kind)
    const added: Item[] = []
    for (const item of target.items.filter(candidate => candidate.kind === kind)) {
      const match = lost.findIndex(({ key, detail }) => key === item.key && detail === item.detail)
      if (match >= 0) lost.splice(match, 1)
      else added.push(item)
    }
    return describe(kind, lost, added)
  })
}

function describe(kind: ItemKind, lost: Item[], added: Item[]): ParityProblem[] {
  const rule = RULES[kind]
  const name = NAMES[kind]
  const problems: ParityProblem[] = []
  for (const item of added) {
    const twin = lost.findIndex(({ key }) => key === item.key)
    const [original] = twin < 0 ? [] : lost.splice(twin, 1)
    const reason = original
      ? `Citation ${show(item)} has ${locator(item)} here, and ${locator(original)} in the source`
      : `The source does not have ${name} ${show(item)}`
    const expected = lost.map(({ key }) => key)
    problems.push({ rule, reason, index: item.index, ...(original ? {} : { actual: item.key, expected }) })
  }
  for (const item of lost)
    problems.push({ rule, reason: `The translation lacks ${name} ${show(item)}${withLocator(item)}`, index: 0 })
  return problems
}

function show({ kind, key }: Item): string {
  if (kind === 'citation') return `\`@${key}\``
  if (kind === 'footnote') return key === '' ? '`^[…]`' : `\`[^${key}]\``
  if (kind === 'cross-reference') return `\`#${key}\``
  return `\`${key}\``
}

function locator({ detail }: Item): string {
  return detail === '' ? 'no locator' : `locator \`${detail}\``
}

function withLocator({ detail }: Item): string {
  return detail === '' ? '' : `, \`${detail}\``
}

/** Blocks of another kind than the source's: a year at the start of a sentence, `2022. Fue`, begins a list. */
export function compareBlocks(target: Inspection, text: string, inline: boolean): ParityProblem[] {
  const rule = parityBlock
  if (inline) {
    const end = text.trimEnd().indexOf('\n')
    return end < 0 ? [] : [{ rule, reason: 'The line is broken: write one line, as in the source', index: end }]
  }
  const wrong = target.blocks.find(({ type }, at) => (at === 0 ? type !== 'paragraph' : !BLOCKS.has(type)))
  if (!wrong) {
    const empty = target.blocks.length === 0
    return empty
      ? [{ rule, reason: 'The target has no words: write the translation, or leave it empty', index: 0 }]
      : []
  }
  const advice = /^\d+/.test(text.slice(wrong.index)) ? '; write `\\.` for the full stop after the number' : ''
  return [
    { rule, reason: `The translation is read as a ${wrong.type}: write a paragraph${advice}`, index: wrong.index },
  ]
}

/** Passages in emphasis that were lost or added. */
export function compareEmphasis(source: Inspection, target: Inspection): ParityProblem[] {
  if (source.emphasis === target.emphasis) return []
  const count = (number: number): string => (number === 1 ? '1 emphasised passage' : `${number} emphasised passages`)
  const reason = `The translation has ${count(target.emphasis)}, and the source ${source.emphasis}`
  return [{ rule: parityEmphasis, reason, index: 0 }]
}
