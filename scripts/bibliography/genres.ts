/** biblatex's kinds of theses and reports, in the languages that we publish in; CSL has no terms for them. */
export const GENRES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  bathesis: { en: 'bachelor’s thesis', es: 'trabajo de fin de grado', pt: 'trabalho de conclusão de curso' },
  candthesis: { en: 'candidate thesis', es: 'tesis de candidatura', pt: 'tese de candidatura' },
  mathesis: { en: 'master’s thesis', es: 'tesis de maestría', pt: 'dissertação de mestrado' },
  phdthesis: { en: 'PhD thesis', es: 'tesis doctoral', pt: 'tese de doutorado' },
  resreport: { en: 'research report', es: 'informe de investigación', pt: 'relatório de pesquisa' },
  techreport: { en: 'technical report', es: 'informe técnico', pt: 'relatório técnico' },
}

/** The name of a genre in a language (BCP 47 tag); in English where the language has none. */
export function genreName(genre: string, tag: string): string {
  const names = GENRES[genre]
  return names?.[tag.split('-')[0] ?? ''] ?? names?.en ?? genre
}
