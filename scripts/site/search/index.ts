// What runs in the page for searches.
import { searchPage } from './page.ts'

searchPage(JSON.parse(document.currentScript?.dataset.words ?? '{}'))
