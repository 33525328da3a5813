import { execFileSync } from 'node:child_process'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from 'puppeteer'
import { startDevServer } from '../dev/server.ts'
import { TOOLCHAIN_ROOT } from '../ground/toolchain.ts'
import { loadPublication } from '../load/publication.ts'
import { answerRound, copyWorkedRound, WORKED_FILES } from './worked-round.ts'

/** Walks in a folder through the round of docs/consultation.md, and shows each of its pages. */
export async function walkRound(root: string, page: Page, take: (name: string) => Promise<void>): Promise<void> {
  const run = (...args: string[]): unknown =>
    execFileSync(process.execPath, [path.join(TOOLCHAIN_ROOT, 'scripts/start.js'), ...args, '--root', root])
  copyWorkedRound(root)
  const [source, second] = loadPublication(root).publication?.languages.map(({ id }) => id) ?? []
  if (source === undefined || second === undefined) throw new Error('The publication has no two languages')
  run('build', '--consultation', 'first', '--format', 'html', '--language', source)
  await page.goto(pathToFileURL(path.join(root, 'dist', source, 'paper.first.html')).href)
  await page.$eval('#chapter-arches', chapter => chapter.scrollIntoView())
  await take('consultation-page')

  for (const [name, file] of WORKED_FILES)
    run('consultation:import', '--language', name === IN_SECOND ? second : source, '--member', memberOf(name), file)
  const server = await startDevServer({ root, host: '127.0.0.1', port: 0, log: () => undefined })
  try {
    await page.goto(`${server.url}consultation/first/arches`)
    await page.evaluate(() => document.querySelector('main article')?.scrollIntoView({ block: 'center' }))
    await take('consultation-desk')
    await page.goto('about:blank')
  } finally {
    await server.close()
  }

  answerRound(root)
  run('consultation:report', '--language', source, '--format', 'html', 'first')
  await page.goto(pathToFileURL(path.join(root, 'dist', source, 'consultation-first.html')).href)
  await take('consultation-numbers')
  await page.evaluate(() =>
    document.querySelector('table del, table ins, del, ins')?.scrollIntoView({ block: 'center' }),
  )
  await take('consultation-table')
}

/** The file in the second language. */
const IN_SECOND = 'member-b.docx'

/** `Member A` of `member-a.docx`. */
function memberOf(name: string): string {
  return `Member ${name.charAt('member-'.length).toUpperCase()}`
}
