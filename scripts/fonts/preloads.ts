import type { Files } from '../ground/files.ts'
import { facesIn, isAskedFor } from './faces.ts'

/** So much of a document shows what it is written in. */
const SAMPLE = 30_000
/** Share of the different letters that a font has to be asked for. */
const LEAST_SHARE = 0.1

/**
 * The fonts to be sent along with a document, before it is laid out and asks for them: those of its script that style
 * sheets mark with the comment `preload`. Others are sent when they are asked for; the text that needs them is then laid
 * out twice.
 *
 * @returns paths below `dist/`
 */
export function preloads(html: string, assets: Files): string[] {
  const faces = facesIn(assets).filter(({ preloaded }) => preloaded)
  if (faces.length === 0) return []
  const start = Math.max(0, html.indexOf('<body'))
  const text = html.slice(start, start + SAMPLE).replace(/<[^<>]*>/g, '')
  const letters = [...new Set(text)].filter(isLetter).map(letter => letter.codePointAt(0) ?? 0)
  const isMeant = (face: (typeof faces)[number]) =>
    letters.filter(letter => isAskedFor(face, letter)).length > letters.length * LEAST_SHARE
  return faces.filter(isMeant).map(({ path }) => path)
}

function isLetter(character: string): boolean {
  return /\p{L}/u.test(character)
}
