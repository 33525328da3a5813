/** Where the text's own changelog stands, below a publication's folder. */
export const CHANGELOG = 'content/CHANGELOG.md'

const BEGINNING = '# What changed in the text\n'

/**
 * A changelog with a drafted entry above the others.
 *
 * @param changelog as it stands; undefined where there is none yet
 * @param draft an entry that begins with its heading: `## 1.0 (2022-12-15)`
 * @returns undefined where the version has its entry already: somebody may have worked on it
 */
export function withEntry(changelog: string | undefined, draft: string): string | undefined {
  const text = changelog ?? BEGINNING
  const headings = [...text.matchAll(/^## +(\S+).*$/gm)]
  const version = versionIn(draft)
  if (headings.some(([, known]) => known === version)) return undefined
  const at = headings[0]?.index ?? text.length
  const before = text.slice(0, at).trimEnd()
  const after = text.slice(at)
  return `${before === '' ? '' : `${before}\n\n`}${draft.trim()}\n${after === '' ? '' : `\n${after}`}`
}

/** The version that an entry is of. */
export function versionIn(entry: string): string {
  return /^## +(\S+)/.exec(entry)?.[1] ?? ''
}
