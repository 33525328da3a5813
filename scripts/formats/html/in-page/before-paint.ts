// Runs before a page is painted, lest one in dark colours flashes up in light ones.
import { applyChoice, readChoice } from './choice.ts'

applyChoice(readChoice())
