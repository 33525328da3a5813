import type { FigureAsset, FigureWord } from './asset.ts'
import { textRuns } from './svg-words.ts'

/** The words of a figure that have to be translated, in reading order, each once. None for PNG: its words are part of the picture. */
export function figureWords(asset: FigureAsset): FigureWord[] {
  if (asset.kind === 'png') return []
  const words = textRuns(asset.tree).map(({ replace: _, ...run }): FigureWord => ({ ...run, file: asset.file }))
  return words.filter((word, index) => words.findIndex(other => other.text === word.text) === index)
}
