import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { onTestFinished } from 'vitest'
import { SETTINGS } from './settings.ts'

export { SETTINGS }

/** Content of files by their path below the publication's folder; `undefined` leaves a default file out. */
export type Contents = Record<string, string | Uint8Array | undefined>

export const BIBLIOGRAPHY = `@book{smith2020,
  author = {Smith, Ann},
  title = {Stone arches},
  publisher = {Span Press},
  location = {Leeds},
  date = {2020}
}

@article{ruiz2019,
  author = {Ruiz, Eva and Gómez, Luis},
  title = {Cables in the wind},
  journaltitle = {Bridge Review},
  volume = {4},
  number = {2},
  pages = {11--29},
  date = {2019},
  doi = {10.1000/br.2019.11}
}
`

const DEFAULTS: Contents = {
  'content/publication.yaml': SETTINGS,
  'content/01-arches.md': '---\ntitle: Arches\nid: sec-arches\n---\n\nArches carry by leaning [@smith2020, p. 3].\n',
  'content/02-cables.md': '---\ntitle: Cables\nid: sec-cables\n---\n\nCables carry by pulling [@ruiz2019].\n',
  'references.bib': BIBLIOGRAPHY,
}

/** Writes a publication to a folder of its own, which goes when the test is over. */
export function createPublication(contents: Contents = {}): string {
  const root = mkdtempSync(path.join(tmpdir(), 'publication-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  layPublication(root, contents)
  return root
}

/** Writes a publication to a folder. */
export function layPublication(root: string, contents: Contents = {}): void {
  layFiles(root, { ...DEFAULTS, ...contents })
}

/** Writes files to a folder, and no others. */
export function layFiles(root: string, contents: Contents): void {
  for (const [name, content] of Object.entries(contents)) {
    if (content === undefined) continue
    const file = path.join(root, name)
    mkdirSync(path.dirname(file), { recursive: true })
    writeFileSync(file, content)
  }
}

/** A chapter with a title and a body. */
export function chapter(title: string, body: string): string {
  return `---\ntitle: ${title}\n---\n\n${body}\n`
}
