// What runs in a page for the screen. It only adds: without it, a page has everything, if not as near at hand.
import { offerLinks } from './copy-link.ts'
import { markCurrentSection } from './current-section.ts'
import { showNotesBeside } from './note-popover.ts'
import { wordsOfPage } from './words.ts'

const words = wordsOfPage()
showNotesBeside(words)
markCurrentSection()
offerLinks(words)
