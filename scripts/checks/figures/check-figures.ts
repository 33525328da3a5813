import type { FigureLibrary } from '../../figures/library.ts'
import { drawFigure } from '../../figures/render.ts'
import { figureWords } from '../../figures/words.ts'
import { cleanRecord, messageCount } from '../../ground/known-clean.ts'
import type { Localised } from '../../load/localise.ts'

/**
 * Draws every figure in every language: texts that are too long or too small in one of them are reported on its file. Where
 * the same figures were good with the same words before, they are so again.
 */
export async function checkFigures({ assets }: FigureLibrary, languages: Iterable<Localised>): Promise<void> {
  const drawn = [...new Set(assets.values())].filter(asset => asset.kind !== 'raster')
  const files = drawn.flatMap(asset => (asset.kind === 'chart' ? [asset.file, asset.dataFile] : [asset.file]))
  const jobs = [...languages].flatMap(({ language, translateFigure }) =>
    drawn.map(asset => ({ asset, language, translate: translateFigure(asset) })),
  )
  const words = jobs.map(({ asset, language, translate }) => [
    language.tag,
    asset.path,
    figureWords(asset).map(word => translate(word.text, word.in)),
  ])
  const clean = cleanRecord('figures', [...files.map(String), JSON.stringify(words)])
  if (clean.isClean) return
  const before = messageCount(files)
  for (const { asset, language, translate } of jobs) await drawFigure(asset, translate, language)
  if (messageCount(files) === before) clean.keep()
}
