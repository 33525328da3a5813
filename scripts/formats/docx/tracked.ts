import { type IRunOptions, type ParagraphChild, type TableRow, TextRun, type XmlComponent } from 'docx'
import { xmlText } from '../../ground/xml-text.ts'
import type { BlockChange, Change } from '../../model/nodes.ts'
import { Xml } from './xml.ts'

/** A change that Word keeps as one, to be accepted or rejected. */
export interface Tracked {
  kind: 'inserted' | 'deleted'
  /** Number of the move that it is one end of. */
  move?: number | undefined
}

/** Everything of a file was changed by one body, at about one time. */
export interface Changer {
  author: string
  date: Date
}

/** Milliseconds between changes that LibreOffice is to keep apart: it allows for a minute. */
const APART = 120_000

/** The changes of a document, which have numbers of their own. */
export class TrackedChanges {
  readonly #changer: Changer
  /** Word counts bookmarks with them. */
  readonly #ids: { next: number }
  #lines = 0

  constructor(changer: Changer, ids = { next: 100_000 }) {
    this.#changer = changer
    this.#ids = ids
  }

  /**
   * Those of the next paragraph that stays. LibreOffice makes one change of the last words of a paragraph that came and of the first
   * ones of the next, or of a whole paragraph there, and takes the end between them along, unless their dates differ.
   */
  ofLine(): TrackedChanges {
    const { author, date } = this.#changer
    const earlier = APART * (1 + (this.#lines++ % 2))
    return new TrackedChanges({ author, date: new Date(date.getTime() - earlier) }, this.#ids)
  }

  /** Content that came or went. */
  around(change: Tracked, content: ParagraphChild[]): ParagraphChild {
    // The library's types list its own classes alone.
    return new Xml(nameOf(change), this.#attributes(), content as XmlComponent[]) as unknown as ParagraphChild
  }

  /** Both ends of a move bear one name. */
  moved(change: Tracked, content: readonly ParagraphChild[]): ParagraphChild[] {
    if (change.move === undefined) return [...content]
    const attributes = this.#attributes()
    const name = `${nameOf(change)}Range`
    return [
      new Xml(`${name}Start`, { ...attributes, 'w:name': `move${change.move}` }),
      ...content,
      new Xml(`${name}End`, { 'w:id': attributes['w:id'] }),
    ] as ParagraphChild[]
  }

  /** The end of a paragraph, as its properties say that it came or went. */
  end(changes: readonly Tracked[]): Xml {
    return new Xml(
      'w:rPr',
      {},
      changes.map(change => new Xml(nameOf(change), this.#attributes())),
    )
  }

  /** What a row of a table says that came or went as a whole. */
  row(change: Tracked | undefined): Partial<ConstructorParameters<typeof TableRow>[0]> {
    if (!change) return {}
    const { author, date } = this.#changer
    const own = { id: this.#ids.next++, author, date: timeOf(date) }
    return change.kind === 'inserted' ? { insertion: own } : { deletion: own }
  }

  #attributes(): Record<'w:id' | 'w:author' | 'w:date', string | number> {
    const { author, date } = this.#changer
    return { 'w:id': this.#ids.next++, 'w:author': author, 'w:date': timeOf(date) }
  }
}

/** What became of a block as a whole. */
export function trackedBlock(change: BlockChange | undefined): Tracked | undefined {
  if (!change || change.kind === 'edited') return undefined
  return { kind: change.kind, move: change.move }
}

/** What became of the end of a line. */
export function trackedEnds(change: BlockChange | undefined): Tracked[] {
  if (!change) return []
  if (change.kind !== 'edited') return [{ kind: change.kind, move: change.move }]
  return (change.ends ?? []).map(kind => ({ kind }))
}

/**
 * What became of words within others that came or went: those that were moved, and edited on the way.
 *
 * @returns `passing` for words that stand in neither of the two texts here: where they were, they are shown as gone
 */
export function within(outer: Tracked | undefined, { kind, move }: Change): Tracked | undefined | 'passing' {
  if (kind === 'reformatted') return outer
  if (!outer) return { kind, move }
  if (outer.kind === kind) return { kind }
  return outer.kind === 'inserted' ? 'passing' : outer
}

/** Changes that can be one element. */
export function isSameChange(one: Tracked | undefined, other: Tracked | undefined): boolean {
  return one?.kind === other?.kind && one?.move === other?.move
}

/** Words of a run: those that went have an element of their own. */
export function textRun(text: string, options: IRunOptions, change: Tracked | undefined): TextRun {
  const words = xmlText(text)
  if (change?.kind !== 'deleted') return new TextRun({ ...options, text: words })
  return new TextRun({ ...options, children: [new Xml('w:delText', { 'xml:space': 'preserve' }, [words])] })
}

function nameOf({ kind, move }: Tracked): string {
  if (move === undefined) return kind === 'inserted' ? 'w:ins' : 'w:del'
  return kind === 'inserted' ? 'w:moveTo' : 'w:moveFrom'
}

function timeOf(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`
}
