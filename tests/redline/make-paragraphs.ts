import { Chance } from '../formats/pdf/generate-random.ts'

/** Words that stand in every text of a language, about as often as they are repeated here: with them, unlike texts look alike. */
const COMMON = {
  en: 'the the the the the the the of of of of and and and and to to to in in in a a for for that is on as are with by be this from or their its not have which more at it has can also these between an was all such other should must we they our will through where than',
  es: 'de de de de de de de de la la la la la la que y y y y en en en el el el el los los los las las las a a del del se por por un una para para con con no es como más su al lo o sus este esta entre ha son también sobre ser debe han desde todo sin donde pero cuando',
  pt: 'de de de de de de a a a a o o o o e e e e que que do do da da em em os os as as para para um uma com com dos das no na por por se não ao mais como à é sua seu ou nos nas entre são ser também este esta deve sobre pelo pela até foi sem onde mas quando',
}

export type Tongue = keyof typeof COMMON
export const TONGUES = Object.keys(COMMON) as Tongue[]

const SYLLABLES = 'ba ce di fo gu la me ni po ru sa te vi zo bra cle dri fo gra plu sten tor val mon pan'.split(' ')
/** How many of the words of a text stand in every text, as counted in papers in these languages. */
const SHARE_OF_COMMON = 0.48

/** Writes paragraphs that are told apart by their words alone: seeded, so that the same ones come each time. */
export class Writer {
  readonly chance: Chance
  readonly #common: readonly string[]
  readonly #vocabulary: readonly string[]

  constructor(seed: number, tongue: Tongue = 'en') {
    this.chance = new Chance(seed)
    this.#common = COMMON[tongue].split(' ')
    this.#vocabulary = Array.from({ length: 900 }, () => this.#coin())
  }

  #coin(): string {
    return Array.from({ length: this.chance.between(2, 4) }, () => this.chance.pick(SYLLABLES)).join('')
  }

  /** A word of the subject matter: few of them come often, as everywhere (Zipf). */
  #telling(): string {
    return this.#vocabulary[Math.floor(this.#vocabulary.length ** this.chance.next()) - 1] ?? ''
  }

  word(): string {
    return this.chance.maybe(SHARE_OF_COMMON) ? this.chance.pick(this.#common) : this.#telling()
  }

  sentence(words = this.chance.between(12, 28)): string {
    const made = Array.from({ length: words }, () => this.word()).join(' ')
    return `${made.charAt(0).toUpperCase()}${made.slice(1)}.`
  }

  sentences(count = this.chance.between(2, 4)): string[] {
    return Array.from({ length: count }, () => this.sentence())
  }

  /** Edits a text as editors do: some places, at each of them one to four words replaced, put in or taken out. */
  edit(text: string, places: number): string {
    const words = text.split(' ')
    for (let done = 0; done < places; done++) {
      // The first and the last word keep the capital and the full stop.
      const at = this.chance.between(1, Math.max(1, words.length - 2))
      const out = Math.min(this.chance.between(0, 4), Math.max(0, words.length - 1 - at))
      const fresh = Array.from({ length: this.chance.between(out === 0 ? 1 : 0, 4) }, () => this.word())
      words.splice(at, out, ...fresh)
    }
    const edited = words.join(' ')
    return edited === text ? this.edit(text, places + 1) : edited
  }

  /** Says anew what a text says: some of its telling words come again, in about their order, in sentences that are others. */
  rewrite(text: string, kept: number): string {
    const common = new Set(this.#common)
    const source = text.replace(/\./g, '').toLowerCase().split(' ')
    const words = source.map(word => {
      if (common.has(word)) return this.chance.pick(this.#common)
      return this.chance.maybe(kept) ? word : this.word()
    })
    for (let at = 0; at + 1 < words.length; at += this.chance.between(1, 3)) {
      const other = Math.min(words.length - 1, at + this.chance.between(1, 5))
      ;[words[at], words[other]] = [words[other] as string, words[at] as string]
    }
    return `${words.join(' ')}.`
  }
}
