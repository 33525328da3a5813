/* Where the words stand that are in no chapter's text: what a list of words names a segment by, for people and for us. */

export type PublicationField = 'title' | 'subtitle' | 'body'

export const fieldPlace = (field: PublicationField): string => field
export const editionPlace = (edition: string): string => `${edition} › title`
export const picturePlace = (picture: 'logo' | 'cover'): string => `${picture} › alt`
export const actorPlace = (actor: string): string => `actors › ${actor}`
/** Of a chapter's short title. */
export const shortPlace = (source: string): string => `${source} › short`
export const acronymPlace = (acronym: string, form: string): string => `${acronym} › ${form}`
