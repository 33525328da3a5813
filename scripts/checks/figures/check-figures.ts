import type { FigureLibrary } from '../../figures/library.ts'
import { drawFigure } from '../../figures/render.ts'
import type { Localised } from '../../load/localise.ts'

/** Draws every figure in every language: texts that are too long or too small in one of them are reported on its file. */
export async function checkFigures({ assets }: FigureLibrary, languages: Iterable<Localised>): Promise<void> {
  for (const { language, translateFigure } of languages)
    for (const asset of new Set(assets.values())) await drawFigure(asset, translateFigure(asset), language)
}
