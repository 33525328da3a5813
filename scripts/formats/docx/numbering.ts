import { AlignmentType, type INumberingOptions, LevelFormat, LevelSuffix } from 'docx'
import type { Heading, List } from 'mdast'
import type { Translate } from '../../model/interface.ts'

/** How a paragraph is numbered, as the library wants to have it. */
export interface NumberingReference {
  reference: string
  level: number
  instance: number
}

type Levels = NonNullable<INumberingOptions['config'][number]['levels']>

/** Twips that a level of a list is set in by. */
export const LIST_INDENT = 360

/**
 * More of them where paragraphs are numbered: an item's number has a column between bullet and words, since Word sets nothing
 * before a bullet that is no paragraph of its own, which would part the list.
 */
export const NUMBER_IN_LIST = 480

/** Word counts nine levels. */
const DEEPEST = 8

const BULLETS = ['•', '–', '▪']

/** Lists and headings of a document that Word itself numbers. */
export class Numbering {
  readonly #t: Translate
  /** Twips from a level's bullets to those of the next. */
  readonly #indent: number
  /** Numbers that ordered lists begin with. */
  readonly #starts = new Set<number>()
  #instances = 0
  /** What Word has counted so far, for each kind of heading. */
  readonly #counts = { chapters: [] as number[], annexes: [] as number[] }

  /** @param paragraphs whether paragraphs are numbered */
  constructor(t: Translate, paragraphs: boolean) {
    this.#t = t
    this.#indent = LIST_INDENT + (paragraphs ? NUMBER_IN_LIST : 0)
  }

  /** A list, which begins to count anew. */
  list({ ordered, start }: List, depth: number): NumberingReference {
    const level = Math.min(depth, DEEPEST)
    if (!ordered) return { reference: 'bullets', level, instance: 0 }
    const first = start ?? 1
    this.#starts.add(first)
    return { reference: `list-${first}`, level, instance: ++this.#instances }
  }

  /**
   * The numbering of a heading, where Word would count to its number as well; undefined where the number has to be
   * written.
   *
   * @param depth as in Word: 1 for a chapter
   */
  heading({ data }: Heading, depth: number): NumberingReference | undefined {
    const number = data?.number ?? ''
    if (number === '') return undefined
    const isAnnex = /^[A-Z]/.test(number)
    const counts = isAnnex ? this.#counts.annexes : this.#counts.chapters
    const counted = counts.slice(0, depth)
    while (counted.length < depth) counted.push(0)
    counted[depth - 1] = (counted[depth - 1] ?? 0) + 1
    const [first = 0, ...others] = counted
    const would = [isAnnex ? String.fromCharCode(64 + first) : String(first), ...others].join('.')
    if (would !== number) return undefined
    counts.splice(0, counts.length, ...counted)
    return { reference: isAnnex ? 'annexes' : 'chapters', level: depth - 1, instance: 0 }
  }

  /** What the document has to know of all that was numbered. */
  options(): INumberingOptions {
    const annex = this.#t('heading.annex', { number: '%1' })
    return {
      config: [
        { reference: 'chapters', levels: headingLevels('%1', LevelFormat.DECIMAL) },
        { reference: 'annexes', levels: headingLevels(annex, LevelFormat.UPPER_LETTER) },
        {
          reference: 'bullets',
          levels: listLevels(this.#indent, LevelFormat.BULLET, level => BULLETS[level % 3] ?? '•'),
        },
        ...[...this.#starts].map(start => ({
          reference: `list-${start}`,
          levels: listLevels(this.#indent, LevelFormat.DECIMAL, level => `%${level + 1}.`, start),
        })),
      ],
    }
  }
}

function headingLevels(first: string, format: (typeof LevelFormat)[keyof typeof LevelFormat]): Levels {
  return [0, 1, 2].map(level => ({
    level,
    format: level === 0 ? format : LevelFormat.DECIMAL,
    text: level === 0 ? first : Array.from({ length: level + 1 }, (_, index) => `%${index + 1}`).join('.'),
    alignment: AlignmentType.LEFT,
    suffix: LevelSuffix.SPACE,
    style: { paragraph: { indent: { left: 0, firstLine: 0 } } },
  }))
}

function listLevels(
  indent: number,
  format: (typeof LevelFormat)[keyof typeof LevelFormat],
  text: (level: number) => string,
  start = 1,
): Levels {
  return Array.from({ length: DEEPEST + 1 }, (_, level) => ({
    level,
    format,
    text: text(level),
    start,
    alignment: AlignmentType.LEFT,
    style: { paragraph: { indent: { left: indent * (level + 1), hanging: indent } } },
  }))
}
