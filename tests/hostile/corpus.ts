import type { Contents } from '../support/publication.ts'

/** A publication that somebody sends who means harm, or made a mistake that looks like it. */
export interface HostileInput {
  /** What is tried: `a link in place of the bibliography`. Unique in the corpus. */
  name: string
  /** Files that differ from those of a sound publication (tests/support/publication.ts). */
  files?: Contents
  /** Links by their path: what they lead to, absolute or relative to the link's folder. `OUTSIDE` stands for the folder of secrets. */
  links?: Readonly<Record<string, string>>
  /** Paths at which a pipe stands that nobody writes to. */
  pipes?: readonly string[]
  /** Paths of folders where files are meant to be. */
  folders?: readonly string[]
  /**
   * The line of `check` that must come, place and rule included; `undefined` where the input does no harm and is taken.
   * Whatever comes, no line may hold a word of a foreign file, or a place that the file does not have, and no stack is shown.
   */
  expected: RegExp | undefined
}

/** Stands in links for a folder beside the publication, with the files of `SECRETS`. */
export const OUTSIDE = '<outside>'

/** A word that stands in every file outside the publication, and that nothing may print or publish. */
export const SECRET = 'tromelin7391'

/** Files outside, each sound in its format. */
export const SECRETS: Readonly<Record<string, string>> = {
  'secret.yaml': `title: ${SECRET}\n${SECRET}: 1\n`,
  'secret.bib': `@book{${SECRET}, title = {${SECRET}}, author = {${SECRET}}, date = {2020}}\n`,
  'secret.md': `# ${SECRET}\n\n${SECRET} [@${SECRET}].\n`,
  'secret.json': JSON.stringify({ [SECRET]: SECRET }),
  'secret.css': `p::before { content: "${SECRET}" }\n`,
  'secret.html': `<!doctype html><title>${SECRET}</title><template data-slot="${SECRET}"></template>\n`,
  'secret.csl': `<style xmlns="http://purl.org/net/xbiblio/csl" class="note"><${SECRET}/></style>\n`,
  'secret.svg': `<svg viewBox="0 0 9 9"><text>${SECRET}</text></svg>\n`,
  'secret.csv': `${SECRET},b\nx,1\n`,
  'content/publication.yaml': `title: ${SECRET}\n`,
  'content/01-arches.md': `# ${SECRET}\n`,
  'es/01-arches.json': JSON.stringify({ [SECRET]: SECRET }),
}
