// Runs before a page is painted, lest one in dark colours flashes up in light ones, and fonts come too late.
import { applyChoice, readChoice } from './choice.ts'
import { fetchFonts, showWithFonts } from './early-fonts.ts'

applyChoice(readChoice())
const files = document.currentScript?.dataset.fonts
fetchFonts(files)
showWithFonts(files !== undefined)
