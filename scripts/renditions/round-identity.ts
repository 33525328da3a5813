import { fingerprint } from '../ground/fingerprint.ts'
import type { SentText } from '../model/sent-text.ts'
import { plainText } from '../resolve/plain-text.ts'
import type { Rendition } from './rendition.ts'

/** The property of files that are sent to members, by which they are known when they come back. */
export const ROUND_PROPERTY = 'Consultation'

/** Which text was sent: round, edition, language and state of the text. */
export type Identity = Pick<SentText, 'round' | 'edition' | 'language' | 'text'>

/** `first/paper/es/k3f9a2b7`; empty for a rendition that no round is about. */
export function roundIdentity(rendition: Pick<Rendition, 'consulted' | 'document'>): string {
  const { consulted, document } = rendition
  if (!consulted) return ''
  const { chapters, notes } = document
  const texts = [
    ...chapters.map(({ tree }) => plainText(tree)),
    ...notes.flatMap(({ children }) => children.map(plainText)),
  ]
  return [consulted.round.id, document.edition.id, document.language.id, fingerprint(texts.join('\n'), 8)].join('/')
}

/** Undefined for what is no identity. */
export function parseIdentity(text: string): Identity | undefined {
  const [round, edition, language, state, ...rest] = text.split('/')
  if (!round || !edition || !language || !state || rest.length > 0) return undefined
  return { round, edition, language, text: state }
}
