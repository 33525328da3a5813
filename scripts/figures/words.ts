import type { FigureAsset, FigureWord, SvgAsset } from './asset.ts'
import { chartWords } from './chart-words.ts'
import { textRuns } from './svg-words.ts'

/** The words of a figure that have to be translated, in reading order, each once in a place. None for PNG: its words are part of the picture. */
export function figureWords(asset: FigureAsset): FigureWord[] {
  if (asset.kind === 'raster') return []
  const words = asset.kind === 'chart' ? chartWords(asset) : drawingWords(asset)
  return words.filter(
    (word, index) => words.findIndex(other => other.text === word.text && other.in === word.in) === index,
  )
}

function drawingWords({ tree, file }: SvgAsset): FigureWord[] {
  return textRuns(tree).map(({ replace: _, ...run }) => ({ ...run, file }))
}
