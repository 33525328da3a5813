import type { VFile } from 'vfile'

/** Below it, a folder for each round. */
export const ROUNDS = 'content/consultation'

/** How much of who said something is published. */
export const PUBLISHED = ['body', 'names'] as const

/** A round of consultation: who is asked what about which editions, and until when. */
export interface Round {
  /** Name of its folder below `content/consultation/`: `first`. */
  id: string
  /** `round.yaml`, for messages. */
  file: VFile
  title: string
  /** ISO dates, `2023-01-10`. */
  from: string
  until: string
  /** Where answers go: an e-mail address. */
  contact: string
  /** The questions put to members, in order. */
  questions: string[]
  /** Ids of the editions that it is about, in their order. */
  editions: string[]
  /** Kinds of members who are asked: id → name in the source language. */
  asked: ReadonlyMap<string, string>
  /** `body`: only the member's name is published; `names`: those of persons as well. E-mail addresses never are. */
  publish: (typeof PUBLISHED)[number]
}

/* Where the words of a round stand in its list of words. */

export const roundTitlePlace = (round: string): string => `consultation ${round} › title`
export const questionPlace = (round: string, index: number): string => `consultation ${round} › question ${index + 1}`
export const askedPlace = (round: string, id: string): string => `consultation ${round} › asked › ${id}`
