/**
 * `npm run bench:web [-- DIST [PAGE…]]`: what the pages of a built site weigh when they are opened first, how far their parts move, and
 * how soon something is seen with a processor made four times slower: from a local static host, under a sub-path, and from
 * the folder. Medians of three. Goals: the paper in 400 kB, 0.01, 1.5 s.
 */
import { globSync } from 'node:fs'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { type FirstLoad, firstLoad, total } from '../support/first-load.ts'
import { openBrowser } from '../support/launch-browser.ts'
import { serve } from '../support/static-host.ts'

const RUNS = 3

const dist = path.resolve(process.argv[2] ?? 'dist')
const wanted = process.argv.slice(3)
const pages = globSync('*/*.html', { cwd: dist }).filter(name => !/\.\w[^/]*\./.test(name))
const names = wanted.length > 0 ? wanted : pages.sort()
const host = await serve(dist)
const browser = await openBrowser()
try {
  for (const name of names)
    for (const url of [host.address + name, pathToFileURL(path.join(dist, name)).href]) {
      const loads: FirstLoad[] = []
      for (let run = 0; run < RUNS; run++) loads.push(await firstLoad(browser, url, { slower: 4 }))
      const [one] = loads
      if (!one) continue
      const parts = [...one.bytes].map(([ending, size]) => `${ending} ${kilo(size)}`).join(', ')
      const shift = Math.max(...loads.map(load => load.shift)).toFixed(4)
      const painted = median(loads.map(load => load.painted)) / 1000
      console.log(
        `${name.padEnd(28)} ${url.startsWith('file:') ? 'folder' : 'host  '} ${kilo(total(one))} kB (${parts})  shift ${shift}  painted ${painted.toFixed(2)} s`,
      )
    }
} finally {
  await browser.close()
  host.close()
}

function kilo(bytes: number): string {
  return (bytes / 1000).toFixed(0)
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
