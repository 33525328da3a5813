import { BIBLIOGRAPHY, type Contents, SETTINGS } from '../support/publication.ts'
import { Writer } from './make-paragraphs.ts'

/** A block of a chapter, by what it is made of. */
type Block =
  | { kind: 'paragraph' | 'heading' | 'quotation'; text: string }
  | { kind: 'list'; items: string[] }
  | { kind: 'table'; rows: string[][] }
  | { kind: 'figure'; id: string; shape: number; caption: string }
  | { kind: 'box'; title: string; text: string }
  | { kind: 'quote'; by: string; text: string }
  | { kind: 'recommendation'; id: string; to: string; title: string; text: string }

interface Chapter {
  name: string
  title: string
  blocks: Block[]
  notes: Map<string, string>
}

interface Paper {
  chapters: Chapter[]
  settings: { title: string; version: string }
  acronym: string
  term: string
  publisher: string
}

/** Two states of a publication, and what an editor did between them. */
export interface History {
  before: Contents
  after: Contents
  /** Names of the edits, in order. */
  edits: string[]
}

type Edit = (paper: Paper, writer: Writer) => boolean

/** A publication with all that a chapter can hold, and the same after a number of random edits of all kinds. */
export function randomHistory(seed: number): History {
  const writer = new Writer(seed)
  const { chance } = writer
  const paper = makePaper(writer)
  settleReferences(paper, writer)
  const before = contentsOf(paper)
  const edits: string[] = []
  const names = Object.keys(EDITS)
  for (let left = chance.between(1, 8); left > 0; left--) {
    const name = chance.pick(names)
    if (EDITS[name]?.(paper, writer)) edits.push(name)
    settleReferences(paper, writer)
  }
  return { before, after: contentsOf(paper), edits }
}

function makePaper(writer: Writer): Paper {
  const { chance } = writer
  const chapters = Array.from({ length: chance.between(2, 3) }, (_, at) => makeChapter(`${at + 1}`, writer))
  return {
    chapters,
    settings: { title: 'On bridges', version: '1.0' },
    acronym: 'Steel Deck Group',
    term: 'puente',
    publisher: 'Span Press',
  }
}

/** References lead to what is there. */
function settleReferences({ chapters }: Paper, { chance }: Writer): void {
  const blocks = chapters.flatMap(chapter => chapter.blocks)
  const ids = blocks.flatMap(block => ('id' in block ? [block.id] : []))
  for (const block of blocks) {
    if (!('text' in block)) continue
    block.text = block.text.replace(/\[\]\(#([^)]+)\)/g, (reference, id: string) => {
      if (ids.includes(id)) return reference
      return ids.length === 0 ? 'there' : `[](#${chance.pick(ids)})`
    })
  }
}

let numbered = 0

function makeChapter(name: string, writer: Writer): Chapter {
  numbered = name === '1' ? 0 : numbered
  const chapter: Chapter = { name: `0${name}-part${name}`, title: titleOf(writer), blocks: [], notes: new Map() }
  for (let left = writer.chance.between(4, 8); left > 0; left--) chapter.blocks.push(makeBlock(chapter, writer))
  return chapter
}

function titleOf(writer: Writer): string {
  const words = Array.from({ length: 3 }, () => writer.word()).join(' ')
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** What a reference leads to until the paper is whole: something that is numbered then. */
const ANY = 'any'

function makeParagraph(chapter: Chapter, writer: Writer): string {
  const { chance } = writer
  const sentences = writer.sentences(chance.between(1, 3)).map(sentence => {
    const end = sentence.slice(0, -1)
    if (chance.maybe(0.15)) return `${end} [@${chance.pick(['smith2020', 'ruiz2019'])}, p. ${chance.between(1, 9)}].`
    if (chance.maybe(0.1)) return `${end}, *${writer.word()} ${writer.word()}*.`
    if (chance.maybe(0.08)) return `${end} by the SDG.`
    if (chance.maybe(0.1)) return `${end} ([](#${ANY})).`
    if (chance.maybe(0.12)) return `${end}.[^${addNote(chapter, writer)}]`
    return sentence
  })
  return sentences.join(' ')
}

function addNote(chapter: Chapter, writer: Writer): string {
  const id = `n${++numbered}`
  chapter.notes.set(id, writer.sentence(8))
  return id
}

function makeBlock(chapter: Chapter, writer: Writer): Block {
  const { chance } = writer
  const id = `${++numbered}`
  const kind = chance.pick([
    ...['paragraph', 'paragraph', 'paragraph', 'paragraph', 'heading', 'list', 'table', 'figure', 'box'],
    ...['quote', 'recommendation', 'quotation'],
  ])
  switch (kind) {
    case 'heading':
      return { kind, text: titleOf(writer) }
    case 'list':
      return { kind, items: Array.from({ length: 3 }, () => writer.sentence(7)) }
    case 'table':
      return {
        kind,
        rows: Array.from({ length: 4 }, () => [writer.word(), writer.sentence(4), `${chance.between(1, 99)}`]),
      }
    case 'figure':
      return { kind, id: `fig-${id}`, shape: chance.between(1, 3), caption: writer.sentence(9) }
    case 'box':
      return { kind, title: titleOf(writer), text: makeParagraph(chapter, writer) }
    case 'quote':
      return { kind, by: titleOf(writer), text: writer.sentence(10) }
    case 'recommendation':
      return { kind, id: `rec-${id}`, to: 'towns', title: titleOf(writer), text: writer.sentence(12) }
    default:
      return { kind: kind === 'quotation' ? kind : 'paragraph', text: makeParagraph(chapter, writer) }
  }
}

/** Edits that editors make; each says whether there was something that it could be made to. */
const EDITS: Readonly<Record<string, Edit>> = {
  'words of a paragraph': onParagraph((text, writer) => editWords(text, writer, writer.chance.between(1, 3))),
  'a comma': onParagraph(text => text.replace(/(\w{3,}) (\w{3,})/, '$1, $2')),
  'a paragraph rewritten': onParagraph((_, writer) => writer.sentences(2).join(' ')),
  'a paragraph inserted': ({ chapters }, writer) => {
    const chapter = writer.chance.pick(chapters)
    const made: Block = { kind: 'paragraph', text: makeParagraph(chapter, writer) }
    chapter.blocks.splice(writer.chance.between(0, chapter.blocks.length), 0, made)
    return true
  },
  'a block inserted': ({ chapters }, writer) => {
    const chapter = writer.chance.pick(chapters)
    chapter.blocks.splice(writer.chance.between(0, chapter.blocks.length), 0, makeBlock(chapter, writer))
    return true
  },
  'a block deleted': ({ chapters }, writer) => {
    const { blocks } = writer.chance.pick(chapters)
    return blocks.length > 1 && blocks.splice(writer.chance.between(0, blocks.length - 1), 1).length > 0
  },
  'a block moved': (paper, writer) => moveBlocks(paper, writer, 1),
  'a block moved and edited': (paper, writer) => moveBlocks(paper, writer, 1, true),
  'a section moved': (paper, writer) => moveBlocks(paper, writer, 3),
  'a section moved and edited': (paper, writer) => moveBlocks(paper, writer, 3, true),
  'a paragraph split': ({ chapters }, writer) => {
    const { blocks } = writer.chance.pick(chapters)
    const at = blocks.findIndex(block => block.kind === 'paragraph' && block.text.split('. ').length > 1)
    const block = blocks[at]
    if (block?.kind !== 'paragraph') return false
    const [first = '', ...others] = block.text.split('. ')
    blocks.splice(at, 1, { ...block, text: `${first}.` }, { ...block, text: others.join('. ') })
    return true
  },
  'two paragraphs joined': ({ chapters }, writer) => {
    const { blocks } = writer.chance.pick(chapters)
    const at = blocks.findIndex(({ kind }, index) => kind === 'paragraph' && blocks[index + 1]?.kind === 'paragraph')
    const [one, other] = blocks.slice(at, at + 2)
    if (at < 0 || one?.kind !== 'paragraph' || other?.kind !== 'paragraph') return false
    blocks.splice(at, 2, { kind: 'paragraph', text: `${one.text} ${other.text}` })
    return true
  },
  'a note edited': ({ chapters }, writer) => {
    const { notes } = writer.chance.pick(chapters)
    const [first] = notes
    if (first) notes.set(first[0], editWords(first[1], writer, 1))
    return first !== undefined
  },
  'a note inserted': ({ chapters }, writer) => {
    const chapter = writer.chance.pick(chapters)
    const block = chapter.blocks.find(({ kind }) => kind === 'paragraph')
    if (block?.kind === 'paragraph') block.text += `[^${addNote(chapter, writer)}]`
    return block !== undefined
  },
  'a note deleted': onParagraph(text => text.replace(/\[\^n\d+\]/, '')),
  'a locator': onParagraph((text, { chance }) => text.replace(/p\. \d/, `p. ${chance.between(1, 9)}`)),
  'a citation inserted': onParagraph(text => text.replace(/(\w)\.$/, '$1 [@smith2020, p. 7].')),
  'a citation deleted': onParagraph(text => text.replace(/ \[@[^\]]*\]/, '')),
  'a work in the bibliography': paper => {
    paper.publisher = `${paper.publisher} Ltd`
    return true
  },
  'an item inserted': onBlock('list', ({ items }, { chance }, writer) =>
    items.splice(chance.between(0, items.length), 0, writer.sentence(7)),
  ),
  'an item deleted': onBlock('list', ({ items }, { chance }) =>
    items.splice(chance.between(0, 2), items.length > 1 ? 1 : 0),
  ),
  'an item edited': onBlock('list', (list, { chance }, writer) => {
    const at = chance.between(0, list.items.length - 1)
    list.items[at] = editWords(list.items[at] ?? '', writer, 1)
  }),
  'a row inserted': onBlock('table', ({ rows }, { chance }, writer) =>
    rows.splice(chance.between(1, rows.length), 0, [writer.word(), writer.sentence(4), '7']),
  ),
  'a row deleted': onBlock('table', ({ rows }, { chance }) =>
    rows.splice(chance.between(1, 2), rows.length > 2 ? 1 : 0),
  ),
  'a cell edited': onBlock('table', ({ rows }, { chance }, writer) => {
    const row = chance.pick(rows)
    row[1] = writer.sentence(4)
  }),
  'a column inserted': onBlock('table', ({ rows }, _, writer) => {
    for (const row of rows) row.push(writer.word())
  }),
  'a caption edited': onBlock('figure', (figure, _, writer) => {
    figure.caption = editWords(figure.caption, writer, 1)
  }),
  'a picture changed': onBlock('figure', figure => {
    figure.shape = (figure.shape % 3) + 1
  }),
  'a box edited': onBlock('box', (box, _, writer) => {
    box.title = titleOf(writer)
    box.text = editWords(box.text, writer, 1)
  }),
  'whom it addresses': onBlock('recommendation', recommendation => {
    recommendation.to = recommendation.to === 'towns' ? 'builders towns' : 'towns'
  }),
  'a recommendation edited': onBlock('recommendation', (recommendation, _, writer) => {
    recommendation.text = editWords(recommendation.text, writer, 2)
  }),
  'who said it': onBlock('quote', (quote, _, writer) => {
    quote.by = titleOf(writer)
  }),
  'a heading edited': onBlock('heading', (heading, _, writer) => {
    heading.text = `${heading.text} ${writer.word()}`
  }),
  'a chapter renamed': ({ chapters }, writer) => {
    const chapter = writer.chance.pick(chapters)
    chapter.title = titleOf(writer)
    return true
  },
  'a file renamed': ({ chapters }, writer) => {
    const chapter = writer.chance.pick(chapters)
    chapter.name = chapter.name.replace('part', 'section')
    return true
  },
  'chapters in another order': ({ chapters }) => {
    chapters.reverse()
    return true
  },
  'a chapter inserted': ({ chapters }, writer) => {
    chapters.splice(writer.chance.between(0, chapters.length), 0, makeChapter(`${chapters.length + 5}`, writer))
    return true
  },
  'a chapter deleted': ({ chapters }, writer) =>
    chapters.length > 1 && chapters.splice(writer.chance.between(0, chapters.length - 1), 1).length > 0,
  'publication.yaml': ({ settings }, writer) => {
    settings.title = `On ${writer.word()}`
    settings.version = '1.1'
    return true
  },
  'an acronym': paper => {
    paper.acronym = 'Steel Deck Guild'
    return true
  },
  'a term': paper => {
    paper.term = 'puente | pasarela'
    return true
  },
}

function onParagraph(change: (text: string, writer: Writer) => string): Edit {
  return ({ chapters }, writer) => {
    const blocks = chapters.flatMap(chapter => chapter.blocks).filter(({ kind }) => kind === 'paragraph')
    if (blocks.length === 0) return false
    const block = writer.chance.pick(blocks)
    if (block.kind !== 'paragraph') return false
    const text = change(block.text, writer)
    const differs = text !== block.text
    block.text = text
    return differs
  }
}

function onBlock<Kind extends Exclude<Block['kind'], 'paragraph' | 'quotation'>>(
  kind: Kind,
  change: (block: Of<Kind>, tools: Pick<Writer, 'chance'>, writer: Writer) => unknown,
): Edit {
  return ({ chapters }, writer) => {
    const blocks = chapters.flatMap(chapter => chapter.blocks).filter(block => block.kind === kind)
    if (blocks.length === 0) return false
    change(writer.chance.pick(blocks) as Of<Kind>, writer, writer)
    return true
  }
}

/** A block of a kind; headings share theirs with others. */
type Of<Kind extends Block['kind']> = Block & { kind: Kind }

/** Notes stay with their file: what moves to another chapter takes along none. */
function moveBlocks({ chapters }: Paper, writer: Writer, count: number, isEdited = false): boolean {
  const { chance } = writer
  const from = chance.pick(chapters)
  if (from.blocks.length <= count) return false
  const moved = from.blocks.splice(chance.between(0, from.blocks.length - count), count)
  const to = chance.pick(chapters)
  if (to !== from) for (const id of idsIn(moved)) to.notes.set(id, from.notes.get(id) ?? '')
  if (isEdited) for (const block of moved) if (block.kind === 'paragraph') block.text = editWords(block.text, writer, 1)
  to.blocks.splice(chance.between(0, to.blocks.length), 0, ...moved)
  return true
}

function idsIn(blocks: readonly Block[]): string[] {
  return [...JSON.stringify(blocks).matchAll(/\[\^(n\d+)\]/g)].map(([, id = '']) => id)
}

/** Edits words that are nothing but words. */
function editWords(text: string, writer: Writer, places: number): string {
  const words = text.split(' ')
  for (let done = 0; done < places; done++) {
    const plain = words.flatMap((word, at) => (at > 0 && /^[a-z]+$/.test(word) ? [at] : []))
    if (plain.length === 0) break
    words.splice(writer.chance.pick(plain), writer.chance.between(0, 1), writer.word())
  }
  return words.join(' ')
}

const PREFACE = '---\ntitle: Preface\n---\n\nThis is about bridges.\n'

function contentsOf({ chapters, settings, acronym, term, publisher }: Paper): Contents {
  const names = chapters.map(({ name }) => name)
  const figures = [1, 2, 3].map((shape): [string, string] => [
    `content/figures/${shape}.svg`,
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 300 100" width="300" height="100"><rect width="${shape * 90}" height="100"/></svg>`,
  ])
  return {
    'content/01-arches.md': undefined,
    'content/02-cables.md': undefined,
    'content/publication.yaml': SETTINGS.replace('[01-arches, 02-cables]', `[00-preface, ${names.join(', ')}, 99-end]`)
      .replace('On bridges', settings.title)
      .replace('"1.0"', `"${settings.version}"`),
    'content/acronyms.yaml': `SDG:\n  short: SDG\n  long: ${acronym}\n`,
    'locales/terms.yaml': `bridge:\n  es: ${term}\n`,
    'references.bib': BIBLIOGRAPHY.replace('Span Press', publisher),
    'content/00-preface.md': PREFACE,
    'content/99-end.md': '---\ntitle: References\n---\n\n::bibliography\n',
    ...Object.fromEntries(figures),
    ...Object.fromEntries(chapters.map(chapter => [`content/${chapter.name}.md`, chapterText(chapter)])),
  }
}

function chapterText({ title, blocks, notes }: Chapter): string {
  const called = new Set(idsIn(blocks))
  const defined = [...notes].filter(([id]) => called.has(id)).map(([id, text]) => `[^${id}]: ${text}`)
  return `---\ntitle: ${title}\n---\n\n${[...blocks.map(blockText), ...defined].join('\n\n')}\n`
}

function blockText(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return `## ${block.text}`
    case 'quotation':
      return `> ${block.text}`
    case 'list':
      return block.items.map(item => `- ${item}`).join('\n')
    case 'table': {
      const [head = [], ...rows] = block.rows.map(cells => `| ${cells.join(' | ')} |`)
      const line = `|${(block.rows[0] ?? []).map(() => '---|').join('')}`
      return [head, line, ...rows].join('\n')
    }
    case 'figure':
      return `:::figure{#${block.id} src=figures/${block.shape}.svg alt="A drawing of it."}\n${block.caption}\n:::`
    case 'box':
      return `:::box[${block.title}]\n${block.text}\n:::`
    case 'quote':
      return `:::quote{by="${block.by}"}\n${block.text}\n:::`
    case 'recommendation':
      return `:::recommendation{#${block.id} to="${block.to}"}[${block.title}]\n${block.text}\n:::`
    default:
      return block.text
  }
}
