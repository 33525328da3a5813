/**
 * `node scripts/bench/preview.ts [ROOT] [--saves N] [--kind 'a note']`: how long it takes from saving a file to seeing the change in the preview of the
 * longest edition, in a browser, for each kind of edit. The server is a process of its own, as `npm run dev` is; between two
 * saves there is as long a pause as somebody takes to type, so that it has come to rest.
 */
import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import puppeteer, { type Page } from 'puppeteer'
import { chooseBrowser } from '../browser/browser.ts'
import { TOOLCHAIN_ROOT } from '../ground/toolchain.ts'
import { loadPublication } from '../load/publication.ts'

const { values: options, positionals } = parseArgs({
  options: { saves: { type: 'string', default: '20' }, kind: { type: 'string', multiple: true, default: [] } },
  allowPositionals: true,
})
const SAVES = Number(options.saves)
const PAUSE_MS = 2500
/** From saving to seeing, for 19 of 20 saves. */
const GOAL_MS = 200

/** A kind of edit: which file, and its text with a word of ours in it. */
interface Kind {
  name: string
  language: string
  file: string
  /** @param save how many saves were before it */
  edit(text: string, word: string, save: number): string
}

const source = path.resolve(positionals[0] ?? TOOLCHAIN_ROOT)
const root = mkdtempSync(path.join(tmpdir(), 'policy-paper-bench-'))
for (const name of ['content', 'locales', 'templates', 'references.bib', 'docs/sources.md'])
  if (existsSync(path.join(source, name))) cpSync(path.join(source, name), path.join(root, name), { recursive: true })
const { publication } = loadPublication(root)
if (!publication) throw new Error(`The settings of the publication in \`${source}\` cannot be read`)
const [language, translated] = publication.languages
const edition = publication.editions.toSorted((a, b) => sizeOf(b.chapters) - sizeOf(a.chapters))[0]
const chapter = edition?.chapters.toSorted((a, b) => sizeOf([b]) - sizeOf([a]))[0]
if (!edition || !chapter) throw new Error('There is no edition')
const chapterFile = `content/${chapter}.md`
/** The first chapter of the edition that has what a kind edits. */
const chapterWith = (pattern: RegExp): string =>
  `content/${edition.chapters.find(name => pattern.test(readFileSync(path.join(root, `content/${name}.md`), 'utf8'))) ?? chapter}.md`
const note = /^\[\^[^\]]+\]: /m
const cell = /^(\|[-: |]+\|\n)(\| *)/m
const paragraph = /\n\n(?=[A-Z][a-z]+ [a-z]+ )/
const kinds: Kind[] = [
  {
    name: 'words of a paragraph',
    language: language.id,
    file: chapterFile,
    edit: (text, word) => text.replace(paragraph, found => `${found}${word} `),
  },
  {
    name: 'a paragraph more',
    language: language.id,
    file: chapterFile,
    edit: (text, word, save) =>
      text.replace(paragraph, found => `${found}${word} stands here.\n\n${'And one before.\n\n'.repeat(save)}`),
  },
  {
    name: 'a citation more',
    language: language.id,
    file: chapterFile,
    edit: (text, word, save) => {
      const cited = /\[@[\w-]+\]/.exec(text)?.[0] ?? ''
      return text.replace(paragraph, found => `${found}${word} ${cited.repeat(1 + (save % 2))} `)
    },
  },
  {
    name: 'a setting',
    language: language.id,
    file: 'content/publication.yaml',
    edit: (text, word) => text.replace(/^(title: *"?)/m, `$1${word} `),
  },
  {
    name: 'a note',
    language: language.id,
    file: chapterWith(note),
    edit: (text, word) => text.replace(note, found => `${found}${word} `),
  },
  {
    name: 'a row of a table',
    language: language.id,
    file: chapterWith(cell),
    edit: (text, word, save) =>
      text.replace(cell, (_, rule: string, bar: string) =>
        save % 2 === 0 ? `${rule}${bar}${word} ` : `${rule}${rule.replace(/[-:]+/g, ` ${word} `)}${bar}`,
      ),
  },
  {
    name: 'a heading',
    language: language.id,
    file: chapterFile,
    edit: (text, word) => text.replace(/^(##+ [^{\n]*)/m, `$1 ${word} `),
  },
]
if (translated)
  kinds.push({
    name: 'a translation',
    language: translated.id,
    file: `locales/${translated.id}/${chapter}.json`,
    edit: (text, word) => text.replace(/(\/p-[\s\S]*?"target": ")/, `$1${word} `),
  })

const server = spawn(process.execPath, [
  path.join(TOOLCHAIN_ROOT, 'scripts/start.js'),
  'dev',
  '--port',
  '0',
  '--root',
  root,
])
process.once('exit', () => {
  server.kill()
  rmSync(root, { recursive: true, force: true, maxRetries: 5 })
})
const url = await new Promise<string>(resolve => {
  let said = ''
  const read = (data: Buffer): void => {
    said += data.toString()
    const [found] = /http:\S+\//.exec(said) ?? []
    if (found) resolve(found)
  }
  server.stdout.on('data', read)
  server.stderr.on('data', read)
})
const program = await chooseBrowser(console.log)
const browser = await puppeteer.launch({
  executablePath: program.executable,
  headless: 'shell',
  args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-gpu', ...program.switches],
  env: { ...process.env, ...program.environment },
})
console.log(`${edition.id}, ${chapter}: ${SAVES} saves of each kind`)
let worst = 0
for (const kind of options.kind.length === 0 ? kinds : kinds.filter(({ name }) => options.kind.includes(name))) {
  const page = await browser.newPage()
  await page.goto(new URL(`/${kind.language}/${edition.id}.html`, url).href)
  await setTimeout(PAUSE_MS * 2)
  const times = await measure(page, kind)
  await page.close()
  const [p50, p95] = [0.5, 0.95].map(share => times[Math.ceil(times.length * share) - 1] ?? 0) as [number, number]
  worst = Math.max(worst, p95)
  console.log(
    `${kind.name.padEnd(26)} p50 ${p50.toFixed(0).padStart(5)} ms   p95 ${p95.toFixed(0).padStart(5)} ms   ${(p95 / GOAL_MS).toFixed(2)} of ${GOAL_MS} ms   slowest ${(times.at(-1) ?? 0).toFixed(0)} ms`,
  )
}
await browser.close()
process.exit(worst <= GOAL_MS ? 0 : 1)

/** Milliseconds from each save to the frame that shows it, in rising order. */
async function measure(page: Page, { file, edit }: Kind): Promise<number[]> {
  const original = readFileSync(path.join(root, file), 'utf8')
  const times: number[] = []
  for (let save = 0; save < SAVES; save++) {
    const word = `Saved${save}x`
    const changed = edit(original, word, save)
    if (changed === original) throw new Error(`Nothing to edit in \`${file}\``)
    const seen = page.evaluate(waitForWord, word)
    await setTimeout(50)
    const saved = Date.now()
    writeFileSync(path.join(root, file), changed)
    times.push((await seen) - saved)
    await setTimeout(PAUSE_MS)
  }
  writeFileSync(path.join(root, file), original)
  return times.toSorted((a, b) => a - b)
}

/** The moment of the frame in which a word can be seen first. Runs in the page. */
function waitForWord(word: string): Promise<number> {
  return new Promise(resolve => {
    const observer = new MutationObserver(records => {
      const isThere = records.some(
        ({ target, addedNodes }) =>
          target.textContent?.includes(word) === true || [...addedNodes].some(node => node.textContent?.includes(word)),
      )
      if (!isThere) return
      observer.disconnect()
      requestAnimationFrame(() => resolve(Date.now()))
    })
    observer.observe(document.body, { subtree: true, childList: true, characterData: true })
  })
}

function sizeOf(chapters: readonly string[]): number {
  return chapters.reduce((sum, name) => sum + readFileSync(path.join(root, `content/${name}.md`)).length, 0)
}
