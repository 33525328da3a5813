/**
 * `node scripts/bench/citations.ts [CITATIONS] [WORKS]`: how long it takes to read a bibliography and to format citations
 * of its works (10,000 of 5,000 by default), in each of our styles; and how that grows, from an eighth of them on. Processor
 * time, which is what this process takes whatever else the machine does.
 */
import { VFile } from 'vfile'
import { type Cluster, createCiter } from '../bibliography/citer.ts'
import { loadReferences } from '../bibliography/references.ts'
import { loadLocale, loadStyle } from '../bibliography/style.ts'
import { TOOLCHAIN_ROOT } from '../ground/toolchain.ts'
import type { CitationItem } from '../model/nodes.ts'
import type { Language } from '../model/publication.ts'
import { numbersFrom } from './numbers.ts'

const STYLES = ['policy-notes', 'policy-short-notes', 'policy-author-date']
const LANGUAGE: Language = { id: 'en', tag: 'en-GB', csl: 'en-GB', name: 'English' }
const WORDS =
  'city water fund peer debt school port region council citizen budget waste river house bridge market'.split(' ')

const [citations = 10_000, works = 5000] = process.argv.slice(2).map(Number)
const request = { roots: [TOOLCHAIN_ROOT], file: new VFile({ path: 'publication.yaml' }) }
const locale = loadLocale(LANGUAGE.csl, request).xml

// The first run compiles the code.
measure('policy-notes', 100, 200)
console.log(['style', 'works', 'citations', 'read s', 'format s', 'ms a citation'].join('\t'))
for (const name of STYLES)
  for (const share of [8, 4, 2, 1]) console.log(measure(name, Math.round(works / share), Math.round(citations / share)))

/** A row of the table. */
function measure(name: string, works: number, citations: number): string {
  const bibliography = bibliographyOf(works)
  const started = process.cpuUsage()
  const { items } = loadReferences(new VFile({ path: 'references.bib', value: bibliography }))
  const read = seconds(process.cpuUsage(started))
  const { style } = loadStyle(name, request)
  const citer = style && locale && createCiter({ style, language: LANGUAGE, locale, items })
  if (!citer) throw new Error(`There is no style \`${name}\``)
  // The processor is built once, whatever is cited.
  citer.format([])
  const clusters = clustersOf(citations, works, citer.noteStyle)
  const built = process.cpuUsage()
  citer.format(clusters)
  const format = seconds(process.cpuUsage(built))
  const each = (1000 * format) / citations
  return [name, works, citations, read.toFixed(1), format.toFixed(1), each.toFixed(2)].join('\t')
}

/** Books, articles, chapters and reports by one to four authors. */
function bibliographyOf(count: number): string {
  const next = numbersFrom(1)
  const word = () => WORDS[next(WORDS.length)] ?? ''
  const title = (length: number) => capitalised(Array.from({ length }, word).join(' '))
  const name = () => `${title(1)}${'aeiou'[next(5)]}${word()}, ${title(1)}`
  return Array.from({ length: count }, (_, index) => {
    const authors = Array.from({ length: 1 + next(4) }, name).join(' and ')
    const shared = `title = {${title(6)}: ${title(4)}}, date = {${1990 + next(30)}}`
    const pages = `pages = {${next(100)}--${100 + next(100)}}`
    const kinds = [
      `@book{w${index}, author = {${authors}}, publisher = {${title(1)} Press}, location = {Leeds}, ${shared}}`,
      `@article{w${index}, author = {${authors}}, journaltitle = {Journal of ${title(2)}}, volume = {${next(40)}}, ${pages}, doi = {10.1000/${index}}, ${shared}}`,
      `@incollection{w${index}, author = {${authors}}, booktitle = {${title(4)}}, editor = {${name()}}, publisher = {Span}, ${pages}, ${shared}}`,
      `@report{w${index}, author = {{${title(4)}}}, institution = {${title(2)}}, number = {${index}}, url = {https://example.org/${index}}, urldate = {2021-02-03}, ${shared}}`,
    ]
    return kinds[index % kinds.length]
  }).join('\n')
}

/** Each work once, in order, then any of them; a tenth with the author in the sentence, a fifth of two works. */
function clustersOf(count: number, works: number, inNotes: boolean): Cluster[] {
  const next = numbersFrom(2)
  const item = (index: number): CitationItem => {
    const locator = next(2) === 0 ? '' : String(1 + next(300))
    const label = locator === '' ? '' : 'page'
    return { key: `w${index}`, prefix: '', suffix: '', locator, label, suppressAuthor: false }
  }
  return Array.from({ length: count }, (_, index): Cluster => {
    const first = item(index < works ? index : next(works))
    const items = next(5) === 0 ? [first, item(next(works))] : [first]
    return { noteIndex: inNotes ? index + 1 : 0, citation: { narrative: next(10) === 0, items } }
  })
}

function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function seconds({ user, system }: NodeJS.CpuUsage): number {
  return (user + system) / 1e6
}
