// What runs in a page for the screen. It only adds: without it, a page has everything, if not as near at hand.
import { chooseActors } from './choose-actor.ts'
import { switchColours } from './colour-switch.ts'
import { offerLinks } from './copy-link.ts'
import { markCurrentSection } from './current-section.ts'
import { serveFigures } from './figures.ts'
import { leadToSamePassage } from './language-links.ts'
import { showNotesBeside } from './note-popover.ts'
import { showProgress } from './progress.ts'
import { searchUnseen } from './search-field.ts'
import { leadToWhole } from './whole-page.ts'
import { wordsOfPage } from './words.ts'

const words = wordsOfPage()
leadToWhole()
switchColours()
searchUnseen()
showNotesBeside(words)
markCurrentSection()
showProgress()
leadToSamePassage()
chooseActors(words)
serveFigures(words)
offerLinks(words)
