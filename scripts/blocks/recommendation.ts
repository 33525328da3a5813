import type { Block } from '../model/nodes.ts'
import type { BlockContext } from './shared/context.ts'
import type { BlockDefinition } from './shared/definition.ts'
import { type FootNote, NO_PARTS, type Run } from './shared/parts.ts'
import { bodyOf, titleOf, wordsIn } from './shared/read.ts'

/** Ids of the actors that a recommendation addresses. */
export function addressees(block: Block): string[] {
  return wordsIn(block.attributes.to)
}

export const recommendation: BlockDefinition = {
  name: 'recommendation',
  form: 'container',
  anchor: 'required',
  attributes: {
    to: {
      holds: 'actors',
      required: true,
      description: 'Whom it addresses: ids of `actors` in publication.yaml.',
    },
    chapter: {
      holds: 'anchor',
      required: false,
      description: 'Anchor of the chapter that gives its reasons; named where the edition has it.',
    },
  },
  title: { kind: 'box', called: 'title' },
  content: 'blocks',
  numbered: true,
  acronyms: 'marked',
  claims: 'paragraphs',
  parts: (block, context) => ({
    ...NO_PARTS,
    shape: 'framed',
    label: context.t('caption.recommendation', { number: block.data?.number ?? '' }),
    title: titleOf(block),
    body: bodyOf(block),
    foot: [...addressed(block, context), ...reasons(block, context)],
  }),
  documentation: {
    purpose: 'What somebody should do; lists and the data files gather them.',
    sample: `:::recommendation{#rec-reservoir to="builders towns" chapter=sec-arches}[Share what is scarce]
Neighbouring towns should plan their reservoirs together.
:::`,
  },
}

function addressed(block: Block, { actors, t, tag }: BlockContext): FootNote[] {
  // Not with "and": the names hold it themselves.
  const names = addressees(block).flatMap((actor, index): Run[] => {
    const { text, lang } = actors.get(actor) ?? { text: actor, lang: undefined }
    return [...(index === 0 ? [] : [plain('; ')]), { text: withinSentence(text, tag), lang }]
  })
  return [{ kind: 'addressees', runs: [plain(`${t('list.actor')}: `), ...names, plain('.')] }]
}

function reasons({ attributes, data }: Block, { t }: BlockContext): FootNote[] {
  const words = data?.referenceWords?.chapter
  if (words === undefined || attributes.chapter === undefined) return []
  const [before = '', after = ''] = t('reasons', { chapter: '\u0000' }).split('\u0000')
  const link: Run = { ...words, target: attributes.chapter }
  return [{ kind: 'reasons', runs: [plain(' '), plain(before), link, plain(after), plain('.')] }]
}

function plain(text: string): Run {
  return { text, lang: undefined }
}

/** A name that begins a line with a capital, within a sentence; an acronym keeps its own. */
function withinSentence(name: string, tag: string): string {
  return /^\p{Lu}\p{Ll}/u.test(name) ? name.charAt(0).toLocaleLowerCase(tag) + name.slice(1) : name
}

export default recommendation
