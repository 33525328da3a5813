/**
 * `node tests/consultation/measure-scale.ts [ENTRIES [FORMAT …]]`: how long it takes to bring in what members say (20,000 entries by
 * default, of 25 members in three languages, as comment sheets), and to make the table of it, as html and xlsx by default; and
 * how much memory. The limits are 60 s and 1.5 GB for both together, on two cores. The same entries each time.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { peakMemory } from '../../scripts/bench/memory.ts'
import { runCli } from '../../scripts/cli.ts'
import { readSentTexts } from '../../scripts/consultation/sent-texts.ts'
import { COMMENT_TYPES } from '../../scripts/formats/comment-sheet/comment-sheet.ts'
import { loadInterface } from '../../scripts/load/interface.ts'
import { type Cell, writeWorkbook } from '../../scripts/office/write-workbook.ts'
import { ROUND_PROPERTY } from '../../scripts/renditions/round-identity.ts'

const [wanted = '20000', ...formats] = process.argv.slice(2)
const ENTRIES = Number(wanted)
const MEMBERS = 25
const CHAPTERS = 20
const PARAGRAPHS = 25
const LANGUAGES = ['en', 'es', 'pt']
const WORDS =
  'city water fund peer debt school port region council citizen budget waste river house the of and to'.split(' ')

let seed = 12
/** The next number below a limit; the same ones each time. */
function next(limit: number): number {
  seed = (seed * 48_271) % 2_147_483_647
  return seed % limit
}

function prose(count: number): string {
  return Array.from({ length: count }, () => WORDS[next(WORDS.length)]).join(' ')
}

function writePublication(root: string): void {
  const content = path.join(root, 'content')
  mkdirSync(path.join(content, 'consultation/first'), { recursive: true })
  const names = Array.from({ length: CHAPTERS }, (_, index) => `${String(index + 1).padStart(2, '0')}-chapter`)
  for (const [index, name] of names.entries()) {
    const paragraphs = Array.from({ length: PARAGRAPHS }, () => `It says that ${prose(60)}.`)
    const text = `---\ntitle: On ${prose(3)} ${index + 1}\n---\n\n${paragraphs.join('\n\n')}\n`
    writeFileSync(path.join(content, `${name}.md`), text)
  }
  writeFileSync(
    path.join(content, 'publication.yaml'),
    `title: On cities
body: Council
version: "1"
date: 2023-01-01
status: consultation
licence: { name: CC BY 4.0 }
languages:
  - { id: en, tag: en-GB, csl: en-GB, name: English }
  - { id: es, tag: es, csl: es-ES, name: Español }
  - { id: pt, tag: pt-BR, csl: pt-BR, name: Português }
editions:
  - { id: paper, title: Paper, style: policy-notes, template: paper, numbered: true, contents: true, chapters: [${names.join(', ')}] }
formats: [html]
`,
  )
  writeFileSync(
    path.join(content, 'consultation/first/round.yaml'),
    'title: First round\nfrom: 2023-01-10\nuntil: 2023-02-28\ncontact: s@example.org\nquestions: [What?]\nasked: { towns: Towns }\neditions: [paper]\n',
  )
  writeFileSync(path.join(root, 'references.bib'), '')
}

/** Sheets as members send them back, 25 of them in three languages. */
async function writeSheets(root: string): Promise<string[]> {
  const folder = path.join(root, 'answers')
  mkdirSync(folder)
  const sent = readSentTexts(root, ['first'])
  const files: string[] = []
  for (let member = 0; member < MEMBERS; member++) {
    const language = LANGUAGES[member % LANGUAGES.length] ?? ''
    const text = sent.find(one => one.language === language)
    if (!text) throw new Error(`Nothing was sent in ${language}`)
    const { t } = await loadInterface(root, { id: language, tag: language })
    const word = (key: string): string => t(`consultation.${key}`)
    const numbers = text.paragraphs.map(({ number }) => number).filter(number => number !== '')
    const count = Math.floor(ENTRIES / MEMBERS) + (member < ENTRIES % MEMBERS ? 1 : 0)
    const cells = (texts: readonly string[]): Cell[] => texts.map(shown => ({ text: shown, look: 'text' }))
    const rows = Array.from({ length: count }, () =>
      cells([
        numbers[next(numbers.length)] ?? '',
        word(`type.${COMMENT_TYPES[next(COMMENT_TYPES.length)]}`),
        prose(25),
        next(2) === 0 ? '' : prose(30),
      ]),
    )
    const head = cells(['paragraph', 'type', 'comment', 'change'].map(key => word(`sheet.${key}`)))
    const file = path.join(folder, `member-${member + 1}.xlsx`)
    const bytes = writeWorkbook({
      ...{ title: 'Comments', language },
      properties: { [ROUND_PROPERTY]: identityOf(text) },
      sheets: [
        { name: 'Comments', widths: [], rows: [cells([word('form.body'), `Member ${member + 1}`]), head, ...rows] },
      ],
    })
    writeFileSync(file, bytes)
    files.push(file)
  }
  return files
}

function identityOf({ round, edition, language, text }: ReturnType<typeof readSentTexts>[number]): string {
  return [round, edition, language, text].join('/')
}

async function run(...argv: readonly string[]): Promise<string> {
  let said = ''
  const out = (text: string): void => {
    said += text
  }
  const output = { out, err: () => undefined, interactive: false }
  const code = await runCli(argv, output)
  if (code !== 0) throw new Error(`${argv[0]}: ${said}`)
  return said.trimEnd().split('\n').at(-1) ?? ''
}

async function timed(name: string, use: () => Promise<string>): Promise<void> {
  const [started, cpu] = [performance.now(), process.cpuUsage()]
  const { result, bytes: sampled } = await peakMemory(use)
  // Nothing is sampled while the command leaves no moment for it.
  const bytes = Math.max(sampled, process.resourceUsage().maxRSS * 1024)
  const { user, system } = process.cpuUsage(cpu)
  const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(1)
  console.log(
    `${name}: ${seconds(performance.now() - started)} s, ${seconds((user + system) / 1000)} s of processor time, ${Math.round(bytes / 1e6)} MB; ${result}`,
  )
}

const root = mkdtempSync(path.join(tmpdir(), 'bench-'))
try {
  writePublication(root)
  await run('translations:sync', '--root', root)
  await run('build', '--root', root, '--consultation', 'first', '--format', 'docx')
  const files = await writeSheets(root)
  await timed('import', () => run('consultation:import', '--root', root, ...files))
  const chosen = formats.length > 0 ? formats : ['html', 'xlsx']
  const options = chosen.flatMap(format => ['--format', format])
  await timed(`report as ${chosen.join(', ')}`, () => run('consultation:report', '--root', root, ...options, 'first'))
} finally {
  rmSync(root, { recursive: true, force: true })
}
