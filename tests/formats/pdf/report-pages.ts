/**
 * `npm run pages:report [-- DIST]`: what the pages of the PDFs in `dist/` are like, in numbers, with a mark at those that
 * miss their goal.
 */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { TOOLCHAIN_ROOT } from '../../../scripts/ground/toolchain.ts'
import { loadPublication } from '../../../scripts/load/publication.ts'
import { DEFAULT_PAGE } from '../../../scripts/model/page.ts'
import { type PageFigures, pageFigures } from './page-figures.ts'
import { readDocument } from './verify-read.ts'

const dist = path.resolve(process.argv[2] ?? 'dist')
const files = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.pdf'))
if (files.length === 0) {
  console.error(`No PDF in ${dist}: run \`npm run build\` first`)
  process.exitCode = 2
}
const page = loadPublication(TOOLCHAIN_ROOT).publication?.page ?? DEFAULT_PAGE
let missed = 0
for (const file of files.sort())
  console.log(`${file}\n${describe(pageFigures(await readDocument(readFileSync(path.join(dist, file))), page))}`)
console.log(missed === 0 ? 'All goals are met.' : `${missed} goals are missed (marked with ✗).`)

function describe(figures: PageFigures): string {
  const { pages, empty, stranded, measure, hyphens, shortLast, twoLineTops, addresses, least, misplacedNotes } = figures
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`
  const list = (numbers: readonly number[]) => (numbers.length === 0 ? 'none' : `page ${numbers.join(', ')}`)
  const goal = (holds: boolean, words: string, value: string) => {
    if (!holds) missed++
    return `${value} (${words}${holds ? '' : ' ✗'})`
  }
  const none = (numbers: readonly number[]) => goal(numbers.length === 0, 'none', list(numbers))
  const [text, mostText] = measure.text
  const [notes, mostNotes] = measure.notes
  const rows: [string, string[]][] = [
    ['pages', [String(pages)]],
    [
      'empty within chapters',
      [
        goal(empty.mean <= 0.04, 'mean ≤ 4 %', percent(empty.mean)),
        goal(empty.worst <= 0.12, 'none above 12 %', `at most ${percent(empty.worst)} on page ${empty.worstPage}`),
      ],
    ],
    ['empty in all', [goal(empty.whole <= 0.1 || pages < 10, '≤ 10 %', percent(empty.whole))]],
    ['chapters ending with less than a quarter of a page', [none(stranded)]],
    [
      'characters in a line',
      [
        `${goal(text >= 62 && text <= 75, '62 to 75', String(text))}, at most ${mostText}`,
        notes === 0 ? 'notes none' : goal(mostNotes <= 90, '≤ 90', `notes ${notes}, at most ${mostNotes}`),
        ...(['frames', 'lists', 'references', 'captions'] as const).map(name => {
          const [usual, most] = measure[name]
          return usual === 0 ? `${name} none` : `${name} ${goal(usual <= 90, '≤ 90', String(usual))}, at most ${most}`
        }),
      ],
    ],
    [
      'hyphens',
      [
        goal(hyphens.share <= 0.05, '≤ 5 %', percent(hyphens.share)),
        goal(hyphens.beforeLastWord === 0, 'none', `before a last word ${hyphens.beforeLastWord}`),
        `overleaf ${none(hyphens.overleaf)}`,
      ],
    ],
    ['last lines of one short word', [none(shortLast)]],
    ['pages that begin with two lines of a paragraph', [list(twoLineTops)]],
    [
      'addresses',
      [
        goal(addresses.hyphens === 0, 'none', `ending a line with a hyphen ${addresses.hyphens}`),
        goal(addresses.doubled === 0, 'none', `second areas in a line ${addresses.doubled}`),
      ],
    ],
    [
      'smallest',
      [
        least.figures === 0
          ? 'no figures'
          : goal(least.figures >= 8, '≥ 8 pt', `${least.figures.toFixed(1)} pt in figures`),
        least.calls === 0 ? 'no calls' : goal(least.calls >= 6.5, '≥ 6.5 pt', `${least.calls.toFixed(1)} pt calls`),
      ],
    ],
    ['notes out of order', [goal(misplacedNotes === 0, 'none', String(misplacedNotes))]],
  ]
  return rows.map(([name, values]) => `  ${name}: ${values.join('; ')}`).join('\n')
}
