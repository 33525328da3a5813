/**
 * `node scripts/bench/build.ts [--runs N] [--chapters N] [--notes N] [--works N] [--words N] [--json FILE]`: what our commands
 * take on a copy of this project's publication, beside the bare browser that prints the same pages; and what a generated
 * document takes by us and by other tools, where these are installed. Alternating runs, medians, memory.
 */
import { appendFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { readManifest } from '../build/manifest.ts'
import { TOOLCHAIN_ROOT } from '../ground/toolchain.ts'
import { printBare } from './bare.ts'
import { noteMark, USUAL, writeGenerated } from './generated.ts'
import { programOf, TOOLS } from './others.ts'
import { factsOf } from './pdf-facts.ts'
import { type BuildReport, buildTables, machine, type Row } from './report.ts'
import { median, runProgram, type Taken } from './run.ts'

interface Way {
  name: string
  /** Done before each run, and not measured. */
  before?: () => void
  run: () => Promise<Taken>
}

const { values } = parseArgs({
  options: {
    ...{ runs: { type: 'string' }, chapters: { type: 'string' }, notes: { type: 'string' }, works: { type: 'string' } },
    ...{ words: { type: 'string' }, json: { type: 'string' } },
  },
})
const runs = Number(values.runs ?? 5)
const size = {
  ...USUAL,
  ...Object.fromEntries(
    (['chapters', 'notes', 'works', 'words'] as const).flatMap(key =>
      values[key] ? [[key, Number(values[key])]] : [],
    ),
  ),
}
const START = path.join(TOOLCHAIN_ROOT, 'scripts/start.js')
const top = mkdtempSync(path.join(tmpdir(), 'policy-paper-bench-'))
process.once('exit', () => rmSync(top, { recursive: true, force: true, maxRetries: 5 }))
const cache = path.join(top, 'cache')
const ours = (root: string, ...args: string[]): Promise<Taken> =>
  runProgram(process.execPath, [START, ...args, '--root', root], { env: { PAPER_CACHE: cache } })
const [HTML, PDF] = [
  ['--format', 'html'],
  ['--format', 'pdf'],
]
const forget = (): void => rmSync(cache, { recursive: true, force: true })

const report: BuildReport = {
  ...machine(),
  runs,
  size,
  publication: await ofPublication(),
  generated: await ofGenerated(),
}
console.log(buildTables(report))
if (values.json) writeFileSync(values.json, `${JSON.stringify(report, null, 2)}\n`)

/** The publication of this project. */
async function ofPublication(): Promise<Row[]> {
  const root = path.join(top, 'publication')
  for (const part of ['content', 'docs', 'locales', 'references.bib', 'templates'])
    cpSync(path.join(TOOLCHAIN_ROOT, part), path.join(root, part), { recursive: true })
  await ours(root, 'build')
  const pages = readManifest(root).filter(({ format }) => format === 'html')
  const last = pages.at(-1)
  if (!last) throw new Error('The publication of this project has no pages')
  const chapter = path.join(root, 'content', readdirSync(path.join(root, 'content')).findLast(isChapter) ?? '')
  let edits = 0
  const edit = (): void => appendFileSync(chapter, `\nOne more paragraph, the ${'x'.repeat(++edits)}th.\n`)
  const dist = path.join(root, 'dist')
  // What is printed bare is what was built first, whatever is built meanwhile.
  cpSync(dist, path.join(top, 'floor'), { recursive: true })
  const floor = pages.map(({ path: name }) => path.join(top, 'floor', name))
  return measured([
    { name: `bare browser, the ${floor.length} HTML files printed with endnotes`, run: () => printBare(floor) },
    { name: 'HTML and PDF, cold', before: forget, run: () => ours(root, 'build', ...HTML, ...PDF) },
    { name: 'HTML and PDF, unchanged', run: () => ours(root, 'build', ...HTML, ...PDF) },
    {
      name: 'HTML and PDF, one paragraph edited',
      before: edit,
      run: () => ours(root, 'build', ...HTML, ...PDF),
    },
    {
      name: 'PDFs of the edition that shows it, cold',
      before: forget,
      run: () => ours(root, 'build', '--edition', last.edition, ...PDF),
    },
    { name: 'HTML only, cold', before: forget, run: () => ours(root, 'build', ...HTML) },
    {
      name: 'one edition in one language, HTML and PDF, cold',
      before: forget,
      run: () => ours(root, 'build', '--edition', last.edition, '--language', languageOf(last.path), ...HTML, ...PDF),
    },
    { name: 'all formats, cold', before: forget, run: () => ours(root, 'build') },
    { name: 'check, cold', before: forget, run: () => ours(root, 'check') },
    { name: 'check, unchanged', run: () => ours(root, 'check') },
  ])
}

function isChapter(name: string): boolean {
  return name.endsWith('.md') && name !== 'CHANGELOG.md'
}

function languageOf(name: string): string {
  return name.split('/')[0] ?? ''
}

/** Markdown to PDF, by us and by others. */
async function ofGenerated(): Promise<Row[]> {
  const root = path.join(top, 'generated')
  const { chapters, notes } = writeGenerated(root, size)
  await ours(root, 'build', '--format', 'html')
  const [page] = readManifest(root)
  if (!page) throw new Error('The generated document has no page')
  cpSync(path.join(root, 'dist'), path.join(top, 'generated-floor'), { recursive: true })
  const tools = TOOLS.filter(({ needs }) => needs.every(name => programOf(name) !== undefined))
  for (const { name } of TOOLS.filter(tool => !tools.includes(tool))) console.error(`${name} is not installed`)
  const pdfOf = (name: string): string => path.join(top, `${name.replace(/\W+/g, '-')}.pdf`)
  const rows = await measured([
    { name: 'bare browser', run: () => printBare([path.join(top, 'generated-floor', page.path)]) },
    { name: 'policy-paper', before: forget, run: () => ours(root, 'build', ...PDF) },
    ...tools.map(({ name, make }): Way => ({ name, run: () => make({ root, chapters, pdf: pdfOf(name) }) })),
  ])
  const marks = Array.from({ length: notes }, (_note, index) => noteMark(index + 1))
  for (const row of rows.slice(1)) {
    const file =
      row.name === 'policy-paper' ? path.join(root, 'dist', page.path.replace(/html$/, 'pdf')) : pdfOf(row.name)
    Object.assign(row, await factsOf(readFileSync(file), marks))
  }
  return rows
}

/** Runs all ways in turn, as often as was asked; the first of them is what the others are compared with. */
async function measured(ways: readonly Way[]): Promise<Row[]> {
  const taken = new Map(ways.map(({ name }) => [name, [] as Taken[]]))
  for (let run = 1; run <= runs; run++)
    for (const { name, before, run: way } of ways) {
      before?.()
      const one = await way()
      taken.get(name)?.push(one)
      console.error(`${run}/${runs}  ${name}: ${one.seconds.toFixed(2)} s`)
    }
  const rows = [...taken].map(([name, all]) => ({
    name,
    seconds: median(all.map(({ seconds }) => seconds)),
    memory: Math.max(...all.map(({ memory }) => memory)),
  }))
  const floor = rows[0]?.seconds ?? 1
  return rows.map(row => ({ ...row, ratio: row.seconds / floor }))
}
