import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { ROUNDS } from '../model/round.ts'
import type { SentText } from '../model/sent-text.ts'
import { OfficeError } from '../office/office-error.ts'
import { textBefore, type WordFile } from '../office/word/model.ts'
import type { Identity } from '../renditions/round-identity.ts'

/** What a command line says of the files that it names. */
export interface Wanted {
  round?: string
  edition?: string
  language?: string
}

/** The texts that were sent to members. */
export class SentTexts {
  readonly #texts: readonly SentText[]
  readonly #wanted: Wanted

  constructor(texts: readonly SentText[], wanted: Wanted) {
    this.#texts = texts
    this.#wanted = wanted
  }

  /**
   * The text that a file answers: the one that the file names; else, by its words, the one most like it; else the only
   * one that the command line leaves.
   *
   * @throws OfficeError where it is not one
   */
  find(identity: Identity | undefined, file?: WordFile): { sent: SentText; notice: string } {
    if (identity) return this.#asItReads(this.#named(identity), file)
    const choice = this.#texts.filter(text => this.#isWanted(text))
    const alike = file && mostAlike(choice, file)
    if (alike) return { sent: alike, notice: `It does not say which text it is; it was taken for ${nameOf(alike)}` }
    const last = new Map(choice.map(text => [`${text.round}/${text.edition}/${text.language}`, text]))
    const [only, ...others] = last.values()
    if (only && others.length === 0) return { sent: only, notice: '' }
    const names = [...last.keys()].join(', ')
    throw new OfficeError(
      only
        ? `It does not say which text it answers: name it with --round, --edition and --language (there are ${names})`
        : 'There is no text that it could answer: none was sent, or not in this round, edition and language',
    )
  }

  /** A file of one language whose words are those of another: somebody pasted that in. */
  #asItReads(
    named: { sent: SentText; notice: string },
    file: WordFile | undefined,
  ): { sent: SentText; notice: string } {
    if (!file) return named
    const { sent } = named
    const others = this.#texts.filter(
      ({ round, edition, language }) =>
        round === sent.round &&
        edition === sent.edition &&
        language !== sent.language &&
        this.#wanted.language === undefined,
    )
    const [own, other] = [countAlike(sent, file), mostAlike(others, file)]
    if (!other || countAlike(other, file) <= 4 * own + 2) return named
    return {
      sent: other,
      notice: `It says that it is ${nameOf(sent)}, but its words are those of ${nameOf(other)}, which it was held against`,
    }
  }

  #named(identity: Identity): { sent: SentText; notice: string } {
    const wrong = (['round', 'edition', 'language'] as const).find(
      key => this.#wanted[key] !== undefined && this.#wanted[key] !== identity[key],
    )
    if (wrong)
      throw new OfficeError(`It is of ${wrong} \`${identity[wrong]}\`, not of \`${this.#wanted[wrong]}\` as was said`)
    const same = this.#texts.filter(
      ({ round, edition, language }) =>
        round === identity.round && edition === identity.edition && language === identity.language,
    )
    const exact = same.find(({ text }) => text === identity.text)
    if (exact) return { sent: exact, notice: '' }
    const last = same.at(-1)
    if (last)
      return {
        sent: last,
        notice: 'What was sent is not kept in this state: it was held against a later state of the text',
      }
    throw new OfficeError(
      `It answers ${identity.round}/${identity.edition}/${identity.language}, which was not sent from here: is \`content/consultation/${identity.round}/sent/\` there?`,
    )
  }

  #isWanted({ round, edition, language }: SentText): boolean {
    const { round: r = round, edition: e = edition, language: l = language } = this.#wanted
    return r === round && e === edition && l === language
  }
}

/** Reads what `content/consultation/<round>/sent/` holds; a file that is damaged is as if it were not there. */
export function readSentTexts(root: string, rounds: readonly string[]): SentText[] {
  return rounds.flatMap(round => {
    const folder = path.join(root, ROUNDS, round, 'sent')
    if (!existsSync(folder)) return []
    return readdirSync(folder)
      .filter(name => name.endsWith('.json'))
      .sort()
      .flatMap(name => {
        const text: unknown = JSON.parse(readFileSync(path.join(folder, name), 'utf8'))
        return isSentText(text) ? [text] : []
      })
  })
}

function isSentText(value: unknown): value is SentText {
  return typeof value === 'object' && value !== null && 'paragraphs' in value && Array.isArray(value.paragraphs)
}

function mostAlike(texts: readonly SentText[], file: WordFile): SentText | undefined {
  const scores = texts.map(text => ({ text, score: countAlike(text, file) }))
  const best = scores.toSorted((one, other) => other.score - one.score)[0]
  return best && best.score > 0 ? best.text : undefined
}

/** How many longer paragraphs of a text a file has word for word. */
function countAlike(text: SentText, { paragraphs }: WordFile): number {
  // Some programs make text of the numbers before paragraphs.
  const own = paragraphs.map(({ pieces }) =>
    textBefore(pieces)
      .replace(/^\s*\d[\d a-z/]*[\t\u2002]/, '')
      .trim(),
  )
  const words = new Set(own.filter(one => one.length > 20))
  return text.paragraphs.filter(one => words.has(one.text.trim())).length
}

function nameOf({ round, edition, language }: SentText): string {
  return `${round}/${edition}/${language}`
}
