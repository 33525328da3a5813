/**
 * `npm run bench:web [-- DIST [PAGE…]]`: what the pages of a built site weigh when they are opened first, how far their parts move, and
 * how soon something is seen with a processor made four times slower: from a local static host, under a sub-path, and from
 * the folder. Goals: the paper in 400 kB, 0.01, 1.5 s. Of five loads it tells the median and the fastest, since what else
 * the machine has to do makes loads slower, never faster; and first the same of a page with a single word, which is the
 * browser's own share.
 */
import { globSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { loadavg, tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { type FirstLoad, firstLoad, total } from '../support/first-load.ts'
import { openBrowser } from '../support/launch-browser.ts'
import { serve } from '../support/static-host.ts'

const RUNS = 5

const dist = path.resolve(process.argv[2] ?? 'dist')
const wanted = process.argv.slice(3)
const pages = globSync('*/*.html', { cwd: dist }).filter(name => !/\.\w[^/]*\./.test(name))
const names = wanted.length > 0 ? wanted : pages.sort()
const bare = mkdtempSync(path.join(tmpdir(), 'bare-'))
writeFileSync(path.join(bare, 'bare.html'), '<!doctype html><title>Bare</title><p>Bare')
console.log(`load of the machine: ${loadavg().map(Math.round).join(', ')}`)
const host = await serve(dist)
const browser = await openBrowser()
try {
  await measure('one word', pathToFileURL(path.join(bare, 'bare.html')).href)
  for (const name of names)
    for (const url of [host.address + name, pathToFileURL(path.join(dist, name)).href]) await measure(name, url)
} finally {
  await browser.close()
  host.close()
  rmSync(bare, { recursive: true, force: true })
}

async function measure(name: string, url: string): Promise<void> {
  const loads: FirstLoad[] = []
  for (let run = 0; run < RUNS; run++) loads.push(await firstLoad(browser, url, { slower: 4 }))
  const [one] = loads
  if (!one) return
  const parts = [...one.bytes].map(([ending, size]) => `${ending} ${kilo(size)}`).join(', ')
  const shift = Math.max(...loads.map(load => load.shift)).toFixed(4)
  const [fastest = Number.NaN, , median = Number.NaN] = loads
    .map(({ painted }) => painted / 1000)
    .filter(time => time > 0)
    .sort((a, b) => a - b)
  const way = url.startsWith('file:') ? 'folder' : 'host  '
  const seen = `${median.toFixed(2)} s, fastest ${fastest.toFixed(2)} s`
  console.log(`${name.padEnd(28)} ${way} ${kilo(total(one))} kB (${parts})  shift ${shift}  painted ${seen}`)
  for (const moved of new Set(loads.flatMap(load => load.moved))) console.log(`    moved: ${moved}`)
}

function kilo(bytes: number): string {
  return (bytes / 1000).toFixed(0)
}
