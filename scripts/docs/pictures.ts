/**
 * `npm run docs:pictures`: takes the pictures of docs/pictures/ from the pages themselves. What they show is the paper of this
 * repository and the publication about bridges that the tests have, in copies with an edit, a mistake, answers of two members.
 */
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import puppeteer, { type Page } from 'puppeteer'
import rehypeStringify from 'rehype-stringify'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { chooseBrowser } from '../browser/browser.ts'
import { startDevServer } from '../dev/server.ts'
import { TOOLCHAIN_ROOT } from '../ground/toolchain.ts'
import { loadPublication } from '../load/publication.ts'
import { walkRound } from './round-pictures.ts'

const TARGET = path.join(TOOLCHAIN_ROOT, 'docs/pictures')
const SIZE = { width: 1100, height: 660 }
/** Of 100: words stay sharp, and a picture takes some 40 kB. */
const QUALITY = 60
const CHAPTER = 'content/05-finance.md'
/** Has arrows. */
const FONT = 'node_modules/source-sans/WOFF2/TTF/SourceSans3-Regular.ttf.woff2'

const { publication } = loadPublication(TOOLCHAIN_ROOT)
const [language = '', translated = ''] = publication?.languages.map(({ id }) => id) ?? []
const edition = publication?.editions.find(({ chapters }) => chapters.some(name => CHAPTER === `content/${name}.md`))
if (!edition) throw new Error(`No edition has ${CHAPTER}`)
const PAGE = `${language}/${edition.id}.html`
const folder = mkdtempSync(path.join(tmpdir(), 'policy-paper-pictures-'))
const program = await chooseBrowser(console.log)
const browser = await puppeteer.launch({
  executablePath: program.executable,
  headless: 'shell',
  args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), '--disable-gpu', ...program.switches],
  env: { ...process.env, ...program.environment },
})
const page = await browser.newPage()
page.setDefaultTimeout(180_000)
await page.setViewport(SIZE)
mkdirSync(TARGET, { recursive: true })
try {
  const paper = copyPaper()
  await served(paper, async url => {
    await page.goto(`${url}${PAGE}`)
    await page.$eval('#chapter-finance', chapter => chapter.scrollIntoView())
    await take('preview', page)
    edit(paper, CHAPTER, /\[@(\w+)/, '[@$1x')
    await page.waitForSelector('#dev-panel.error details[open]')
    await take('mistake', page)
    edit(paper, CHAPTER, /\[@(\w+)x/, '[@$1')
    edit(paper, CHAPTER, /\n\n(?=[A-Z][a-z]+ [a-z]+ )/, '\n\nToday, ')
    await page.goto(`${url}translate/${translated}`)
    await take('languages', page)
    await page.goto(`${url}translate/${translated}/05-finance`)
    await page.evaluate(() => document.querySelector('textarea')?.scrollIntoView({ block: 'center' }))
    await take('desk', page)
    await page.goto(`${url}redline/HEAD/${PAGE}`)
    await page.$eval('#chapter-finance ins', change => change.scrollIntoView({ block: 'center' }))
    await take('redline', page)
  })
  writeFileSync(path.join(folder, 'comment.html'), asComment(run(paper, 'pr-summary', 'HEAD')))
  await page.goto(pathToFileURL(path.join(folder, 'comment.html')).href)
  await take('comment', page)

  const bridges = copyBridges()
  await served(bridges, async url => {
    await page.goto(`${url}consultation/first`)
    await page.goto(await page.$eval('main a[href^="/consultation/first/"]', link => link.href))
    await take('answers', page)
  })
  run(bridges, 'build', '--format', 'html', '--format', 'pdf')
  await page.goto(pathToFileURL(path.join(bridges, 'dist', language, 'index.html')).href)
  await page.evaluate(() => document.querySelector('#versions')?.scrollIntoView({ block: 'end' }))
  await take('superseded', page, { fullPage: true })
  run(bridges, 'build', '--consultation', 'first', '--format', 'html', '--language', language)
  await page.goto(pathToFileURL(path.join(bridges, 'dist', language, 'paper.first.html')).href)
  await page.$eval('#chapter-arches', chapter => chapter.scrollIntoView())
  await take('round', page)
  await walkRound(path.join(folder, 'worked'), page, name => take(name, page))
} finally {
  await browser.close()
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
}

async function take(name: string, from: Page, options: { fullPage?: boolean } = {}): Promise<void> {
  await from.evaluate(() => document.fonts.ready.then(() => undefined))
  const file = path.join(TARGET, `${name}.webp`)
  await from.screenshot({ path: file as `${string}.webp`, type: 'webp', quality: QUALITY, ...options })
  console.log(`${path.relative(TOOLCHAIN_ROOT, file)}  ${Math.round(readFileSync(file).length / 1000)} kB`)
}

async function served(root: string, use: (url: string) => Promise<void>): Promise<void> {
  const server = await startDevServer({ root, host: '127.0.0.1', port: 0, log: () => undefined })
  try {
    await use(server.url)
  } finally {
    await page.goto('about:blank')
    await server.close()
  }
}

/** The paper, in a repository of its own: changes are shown against its one commit. */
function copyPaper(): string {
  const root = path.join(folder, 'paper')
  for (const name of ['content', 'locales', 'references.bib', 'docs/sources.md'])
    cpSync(path.join(TOOLCHAIN_ROOT, name), path.join(root, name), { recursive: true })
  const git = (...args: string[]) => execFileSync('git', args, { cwd: root })
  git('init', '--quiet')
  git('add', '--all')
  git('-c', 'user.name=A', '-c', 'user.email=a@example.org', 'commit', '--quiet', '--message', 'Begin')
  return root
}

/** A round with two answers, and an earlier version. */
function copyBridges(): string {
  const root = path.join(folder, 'bridges')
  cpSync(path.join(TOOLCHAIN_ROOT, 'tests/fixtures/consultation/bridges'), root, { recursive: true })
  const write = (name: string, text: string): void => {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true })
    writeFileSync(path.join(root, name), text)
  }
  const place = `    segment: arches/p-nrqr0\n    paragraph: "2"\n    language: ${language}\n`
  const sentence = (change: string): string =>
    `    proposal: "A second paragraph says what follows from this for towns that have ${change} and much stone in the hills around them."\n`
  const answer = '    response: ""\n    status: ""\n    by: ""\n'
  for (const [member, entry] of [
    [
      'Member A',
      `  - id: a1\n    kind: replacement\n${place}    words: little\n    text: no\n${sentence('[-little-]{+no+} money')}${answer}`,
    ],
    [
      'Member B',
      `  - id: b1\n    kind: replacement\n${place}    words: little money\n    text: many debts\n${sentence('[-little money-]{+many debts+}')}${answer}`,
    ],
  ] as const)
    write(
      `content/consultation/first/${member.toLowerCase().replace(' ', '-')}.yaml`,
      `member: ${member}\nentries:\n${entry}`,
    )
  write(
    'content/versions.yaml',
    `- version: "0.9"\n  date: 2022-06-01\n  status: consultation\n  files:\n    - { edition: paper, language: ${language}, src: versions/paper-0.9.pdf }\n`,
  )
  write('content/versions/paper-0.9.pdf', '%PDF-1.7\n')
  return root
}

function edit(root: string, name: string, from: RegExp, to: string): void {
  const file = path.join(root, name)
  writeFileSync(file, readFileSync(file, 'utf8').replace(from, to))
}

function run(root: string, ...args: string[]): string {
  const command = [path.join(TOOLCHAIN_ROOT, 'scripts/start.js'), ...args, '--root', root]
  return execFileSync(process.execPath, command, { encoding: 'utf8', maxBuffer: 1e8 })
}

/** A comment about as wide, and set, as a forge shows it. Its tags are ours: what comes from the text has none. */
function asComment(markdown: string): string {
  const html = unified()
    .use(remarkParse)
    .use(remarkGfm)
    .use(remarkRehype, { allowDangerousHtml: true })
    .use(rehypeStringify, { allowDangerousHtml: true })
    .processSync(markdown)
  const font = readFileSync(path.join(TOOLCHAIN_ROOT, FONT)).toString('base64')
  return `<!doctype html><meta charset="utf-8"><style>
    @font-face { font-family: Sans; src: url(data:font/woff2;base64,${font}) }
    body { font: 15px/1.5 Sans, sans-serif; margin: 2em 4em; color: #1f2328 }
    table { border-collapse: collapse } td, th { border: 1px solid #d1d9e0; padding: 4px 10px }
    ins { background: #dafbe1 } del { background: #ffebe9 }
  </style>${String(html)}`
}
