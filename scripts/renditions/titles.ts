import type { Localised } from '../load/localise.ts'
import type { Edition, Publication } from '../model/publication.ts'

/** What a publication and one of its editions are called, in the language of a page. */
export interface Titles {
  title: string
  subtitle: string
  /** The authoring body. */
  body: string
  edition: string
}

/** The titles of an edition in a language. */
export function titlesOf(publication: Publication, edition: Edition, { word }: Pick<Localised, 'word'>): Titles {
  const { title, subtitle, body } = publication
  return { title: word(title), subtitle: word(subtitle), body: word(body), edition: word(edition.title) }
}
