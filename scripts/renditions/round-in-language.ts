import type { Localised } from '../load/localise.ts'
import type { Translate } from '../model/interface.ts'
import { askedPlace, questionPlace, type Round, roundTitlePlace } from '../model/round.ts'
import type { Words } from '../model/source.ts'

/** A round of consultation in the language of a rendition. */
export interface RoundInLanguage {
  round: Round
  title: Words
  questions: Words[]
  asked: Words[]
  from: Date
  until: Date
}

/** A round with its words in a language. */
export function roundInLanguage(round: Round, { word }: Pick<Localised, 'word'>): RoundInLanguage {
  const { id, title, questions, asked, from, until } = round
  return {
    round,
    title: word(roundTitlePlace(id), title),
    questions: questions.map((text, index) => word(questionPlace(id, index), text)),
    asked: [...asked].map(([key, text]) => word(askedPlace(id, key), text)),
    from: new Date(`${from}T00:00:00Z`),
    until: new Date(`${until}T00:00:00Z`),
  }
}

/** What the cover says: until when members can answer, and how. */
export function invitation({ title, from, until, round }: RoundInLanguage, t: Translate): string[] {
  return [
    t('consultation.cover', { title: title.text, from, until }),
    t('consultation.how', { contact: round.contact }),
  ]
}
