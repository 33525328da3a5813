import path from 'node:path'
import type { Edition } from './publication.ts'
import type { Source } from './source.ts'

/** Name of the source in a file below `content/`: its path without `.md`. */
export function sourceName(file: string): string {
  return path.posix.normalize(file).replace(/\.md$/, '')
}

/** Path below `content/` of the file that `src` of an include or list means, seen from the source that holds it. */
export function includedFile(from: Pick<Source, 'name'>, src: string): string {
  return path.posix.join(path.posix.dirname(from.name), src.split('#')[0] ?? '')
}

/** A source's name without its folder and the number that sorts it: `finance` for `paper/05-finance`. */
export function shortName(name: string): string {
  return path.posix.basename(name).replace(/^\d+(?:[-_.]+(?=.)|(?=[^\d_.-]))/, '')
}

/**
 * A source's short name as the beginning of ids, with its folder or a number where another source has it already. No
 * space or sign that an address could not hold is in it.
 *
 * @param taken the slugs of the other sources; the new one is added
 */
export function uniqueSlug(name: string, taken: Set<string>): string {
  const [short, long] = [shortName(name), name].map(hyphenated)
  let slug = short && !taken.has(short) ? short : long
  for (let copy = 2; !slug || taken.has(slug); copy++) slug = `${long}-${copy}`
  taken.add(slug)
  return slug
}

function hyphenated(text: string): string {
  return text.replace(/[^\p{L}\p{N}._]+/gu, '-').replace(/^-|-$/g, '')
}

/** Names of the sources that an edition is made of: its chapters and what they include, in order. */
export function sourcesOf(
  edition: Pick<Edition, 'chapters'>,
  sources: ReadonlyMap<string, Pick<Source, 'includes'>>,
): Set<string> {
  const names = new Set<string>()
  const add = (name: string): void => {
    const source = sources.get(name)
    if (!source || names.has(name)) return
    names.add(name)
    for (const included of source.includes) add(included)
  }
  for (const chapter of edition.chapters) add(chapter)
  return names
}
