import type { Element } from 'hast'
import { figureKey } from '../../figures/library.ts'
import { renderFigure } from '../../figures/render.ts'
import type { Files } from '../../ground/files.ts'
import { picturePlace } from '../../model/word-places.ts'
import type { Rendition } from '../../renditions/rendition.ts'
import type { Medium } from './context.ts'
import { coverArt } from './cover-art.ts'

export interface DrawnPictures {
  pictures: { logo?: Element; cover?: Element }
  /** Files that they need beside the page, by their path below `dist/`. */
  files: Files
}

/** Draws the pictures that publication.yaml names. */
export async function drawPictures(rendition: Rendition, medium: Medium): Promise<DrawnPictures> {
  const { publication, localised, document, figures } = rendition
  const pictures: DrawnPictures['pictures'] = {}
  const files: Files = new Map()
  for (const key of ['logo', 'cover'] as const) {
    const named = publication[key]
    const asset = named && figures.assets.get(figureKey('', named.src))
    if (!named || !asset) continue
    const { element, files: needed } = await renderFigure(asset, {
      translate: localised.translateFigure(asset),
      language: document.language,
      id: key,
      alt: localised.word(picturePlace(key), named.alt).text,
    })
    // Pages stand one folder below the assets.
    if (element.tagName === 'img') element.properties.src = `../${element.properties.src}`
    pictures[key] = element
    for (const { path, bytes } of needed) files.set(path, bytes)
  }
  // On screens it would weigh more than it says.
  if (publication.coverArt && medium === 'print') pictures.cover = coverArt(publication.title)
  return { pictures, files }
}
