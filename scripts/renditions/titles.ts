import type { Localised } from '../load/localise.ts'
import type { Edition, Publication } from '../model/publication.ts'
import { editionPlace, fieldPlace } from '../model/word-places.ts'

/** What a publication and one of its editions are called, in the language of a page. */
export interface Titles {
  title: string
  subtitle: string
  /** The authoring body. */
  body: string
  edition: string
  /** BCP 47 tags of those that are not translated. */
  languages: Partial<Record<'title' | 'subtitle' | 'body' | 'edition', string>>
}

/** The titles of an edition in a language. */
export function titlesOf(publication: Publication, edition: Edition, { word }: Pick<Localised, 'word'>): Titles {
  const words = {
    title: word(fieldPlace('title'), publication.title),
    subtitle: word(fieldPlace('subtitle'), publication.subtitle),
    body: word(fieldPlace('body'), publication.body),
    edition: word(editionPlace(edition.id), edition.title),
  }
  const { title, subtitle, body } = words
  const languages = Object.fromEntries(
    Object.entries(words).flatMap(([name, { lang }]) => (lang === undefined ? [] : [[name, lang]])),
  )
  return { title: title.text, subtitle: subtitle.text, body: body.text, edition: words.edition.text, languages }
}
