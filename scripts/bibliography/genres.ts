import { GENRES, type Genre } from '../languages/language.ts'
import { findRules } from '../languages/registry.ts'

/** Whether a word is one of biblatex's for a kind of thesis or report. */
export function isGenre(word: string): word is Genre {
  return (GENRES as readonly string[]).includes(word)
}

/** The name of a genre in a language (BCP 47 tag); biblatex's word where the language has no file. */
export function genreName(genre: Genre, tag: string): string {
  return findRules(tag)?.citations.genres[genre] ?? genre
}
