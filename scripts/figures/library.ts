import path from 'node:path'
import { visit } from 'unist-util-visit'
import { VFile } from 'vfile'
import { attributesThat } from '../blocks/registry.ts'
import type { Place } from '../ground/messages.ts'
import { attributePlace } from '../markdown/attribute-place.ts'
import { linkDefinitions } from '../markdown/link-definitions.ts'
import type { Publication } from '../model/publication.ts'
import type { Segment, Source } from '../model/source.ts'
import { wordList } from '../model/word-list.ts'
import type { FigureAsset } from './asset.ts'
import type { Mention } from './inside-content.ts'
import { loadFigure } from './load.ts'
import { figureWords } from './words.ts'

/** The figures that chapters show, by `figureKey`. */
export interface FigureLibrary {
  assets: ReadonlyMap<string, FigureAsset>
  /** The figures' words, for translators: `locales/es/figures.json`. */
  source: Source
  /** The segment of a figure's word; see {@link wordKey}. */
  words: ReadonlyMap<FigureAsset, ReadonlyMap<string, Segment>>
  /** The figures' own files, with what is wrong inside them. */
  files: VFile[]
}

/** Names a figure by the source that mentions it and the `src` as written there. */
export function figureKey(scope: string, src: string): string {
  return `${scope}\n${src}`
}

/** Names a word within its figure. */
export function wordKey(text: string, where: string): string {
  return `${where}\n${text}`
}

/** Loads every figure and image that a chapter or publication.yaml names, each file once. */
export async function loadFigures(
  publication: Publication,
  sources: Iterable<Source>,
  placeOf: (path: readonly PropertyKey[]) => Place,
): Promise<FigureLibrary> {
  const assets = new Map<string, FigureAsset>()
  const loaded = new Map<string, FigureAsset>()
  const files: VFile[] = []
  const load = async (scope: string, src: string, mention: Mention): Promise<void> => {
    const absolute = path.join(publication.root, 'content', path.dirname(scope), src)
    let asset = loaded.get(absolute)
    if (!asset) {
      const result = await loadFigure(publication.root, absolute, mention)
      files.push(...result.files)
      asset = result.asset
    }
    if (!asset) return
    loaded.set(absolute, asset)
    assets.set(figureKey(scope, src), asset)
  }
  for (const source of sources)
    for (const { src, place } of figureMentions(source))
      await load(source.name, src, { file: source.file, ...(place ? { place } : {}) })
  for (const key of ['logo', 'cover'] as const) {
    const src = publication[key]?.src
    if (src !== undefined) await load('', src, { file: publication.file, place: placeOf([key, 'src']) })
  }
  const list = wordList('figures', new VFile({ path: 'content/figures', cwd: publication.root }))
  const words = new Map<FigureAsset, Map<string, Segment>>()
  for (const [file, asset] of loaded) {
    const own = new Map<string, Segment>()
    words.set(asset, own)
    for (const { text, in: where, line, column } of figureWords(asset)) {
      const segment = list.add({ kind: 'fig', text, in: `${path.basename(file)} › ${where}`, line, column })
      if (segment) own.set(wordKey(text, where), segment)
    }
  }
  return { assets, source: list.source, words, files }
}

function figureMentions(source: Source): { src: string; place: Place }[] {
  const mentions: { src: string; place: Place }[] = []
  const definitions = linkDefinitions(source.tree)
  visit(source.tree, node => {
    if (node.type === 'imageReference') {
      const definition = definitions.get(node.identifier)
      if (definition) mentions.push({ src: definition.url, place: node.position })
    }
    if (node.type === 'block')
      for (const { name, value } of attributesThat(node, 'picture'))
        mentions.push({ src: value, place: attributePlace(node, name, source.file) })
    if (node.type === 'image') mentions.push({ src: node.url, place: node.position })
  })
  return mentions
}
