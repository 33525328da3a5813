import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import type { Element } from 'hast'
import rehypeStringify from 'rehype-stringify'
import { unified } from 'unified'
import { VFile } from 'vfile'
import { afterAll } from 'vitest'
import type { FigureAsset } from '../../scripts/figures/asset.ts'
import { loadFigure } from '../../scripts/figures/load.ts'
import type { Language } from '../../scripts/model/publication.ts'

export const FIXTURES = resolve(import.meta.dirname, '../fixtures/figures')

export const EN: Language = { id: 'en', tag: 'en-GB', csl: 'en-GB', name: 'English' }
export const ES: Language = { id: 'es', tag: 'es', csl: 'es-ES', name: 'Español' }
export const PT: Language = { id: 'pt', tag: 'pt-BR', csl: 'pt-BR', name: 'Português' }

const roots: string[] = []

afterAll(() => Promise.all(roots.map(root => rm(root, { recursive: true }))))

/** A publication with these files, path → text or bytes, in a folder of its own that lasts as long as the test file. */
export async function publication(files: Record<string, string | Uint8Array>): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), 'figures-'))
  roots.push(root)
  await mkdir(join(root, 'content'))
  for (const [path, value] of Object.entries(files)) {
    await mkdir(dirname(join(root, path)), { recursive: true })
    await writeFile(join(root, path), value)
  }
  return root
}

export interface Loaded {
  asset: FigureAsset | undefined
  /** `path:line:column rule reason`, those of the chapter first. */
  messages: string[]
}

/** Loads a figure as a chapter's line 3 would name it. */
export async function load(root: string, path: string): Promise<Loaded> {
  const chapter = new VFile({ path: 'content/chapter.md' })
  const { asset, files } = await loadFigure(root, join(root, path), { file: chapter, place: { line: 3, column: 1 } })
  const messages = [chapter, ...files].flatMap(file =>
    file.messages.map(m => `${file.path}:${m.line ?? 0}:${m.column ?? 0} ${m.ruleId} ${m.reason}`),
  )
  return { asset, messages }
}

/** Loads a figure that must be without fault. */
export async function loaded<Kind extends FigureAsset['kind']>(
  root: string,
  path: string,
  kind: Kind,
): Promise<Extract<FigureAsset, { kind: Kind }>> {
  const { asset, messages } = await load(root, path)
  if (asset?.kind !== kind || messages.length > 0) throw new Error(`no ${kind}: ${messages.join('\n')}`)
  return asset as Extract<FigureAsset, { kind: Kind }>
}

export function toHtml(element: Element): string {
  return unified()
    .use(rehypeStringify)
    .stringify({ type: 'root', children: [element] })
}
