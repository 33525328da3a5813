/** `npm run pages:report [-- DIST]`: what the pages of the PDFs in `dist/` are like, in numbers, a line for each. */
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { type PageFigures, pageFigures } from './page-figures.ts'
import { readDocument } from './verify-read.ts'

const dist = path.resolve(process.argv[2] ?? 'dist')
const files = readdirSync(dist, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.pdf'))
if (files.length === 0) {
  console.error(`No PDF in ${dist}: run \`npm run build\` first`)
  process.exitCode = 2
}
for (const file of files.sort())
  console.log(`${file}\n${describe(pageFigures(await readDocument(readFileSync(path.join(dist, file)))))}`)

function describe({ pages, empty, stranded, measure, hyphens, least, misplacedNotes }: PageFigures): string {
  const percent = (share: number) => `${(share * 100).toFixed(1)} %`
  return [
    `  pages           ${pages}`,
    `  empty           ${percent(empty.whole)}; within chapters ${percent(empty.mean)}, at most ${percent(empty.worst)} (page ${empty.worstPage})`,
    `  chapters ending with less than a quarter of a page: ${stranded.join(', ') || 'none'}`,
    `  characters      ${measure.text.join(', at most ')} in a line of text; ${measure.notes.join(', at most ')} in one of a note`,
    `  hyphens         ${percent(hyphens)} of the lines`,
    `  smallest        ${least.figures.toFixed(1)} pt in figures, ${least.calls.toFixed(1)} pt calls`,
    `  notes out of order: ${misplacedNotes}`,
  ].join('\n')
}
