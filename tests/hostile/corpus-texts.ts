import { BIBLIOGRAPHY } from './inputs/bibliography.ts'
import { CHAPTERS } from './inputs/chapters.ts'
import { FIGURES } from './inputs/figures.ts'
import { TEMPLATES } from './inputs/templates.ts'
import { WORD_LISTS } from './inputs/words.ts'
import type { HostileText } from './texts.ts'

/** Every text of the corpus that stands in a publication; a file in inputs/ for each area. */
export const TEXTS: readonly HostileText[] = [...CHAPTERS, ...BIBLIOGRAPHY, ...FIGURES, ...TEMPLATES, ...WORD_LISTS]
