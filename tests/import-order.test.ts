import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseSync } from 'vite'
import { describe, expect, it } from 'vitest'
import { TOOLCHAIN_ROOT } from '../scripts/ground/toolchain.ts'

const SCRIPTS = path.join(TOOLCHAIN_ROOT, 'scripts')

interface Import {
  from: string
  to: string
}

/** The folders of `scripts/`, the ground last, as the picture in ARCHITECTURE.md has them: the one place that orders them. */
function orderOfFolders(): string[] {
  const text = readFileSync(path.join(TOOLCHAIN_ROOT, 'ARCHITECTURE.md'), 'utf8')
  const picture = /^## The floors$[\s\S]*?((?:^ {4}.*\n)+)/m.exec(text)?.[1] ?? ''
  return [...picture.matchAll(/^ {4}([\w-]+)/gm)].map(([, folder]) => folder as string)
}

function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.ts'))
}

/** Every import of a file below `scripts/` by another, by their paths there; imports of types count. */
function importsBetweenFiles(): Import[] {
  return filesBelow(SCRIPTS).flatMap(from =>
    specifiers(path.join(SCRIPTS, from))
      .filter(specifier => specifier.startsWith('.'))
      .map(specifier => ({ from, to: path.join(path.dirname(from), specifier) })),
  )
}

function specifiers(file: string): string[] {
  const { module, errors } = parseSync(file, readFileSync(file, 'utf8'))
  expect(errors).toEqual([])
  return [
    ...module.staticImports.map(({ moduleRequest }) => moduleRequest.value),
    ...module.staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest }) => moduleRequest?.value ?? []),
    ),
    ...module.dynamicImports.flatMap(({ moduleRequest }) => {
      const text = readFileSync(file, 'utf8').slice(moduleRequest.start, moduleRequest.end)
      return /^'([^']*)'$/.exec(text)?.[1] ?? []
    }),
  ]
}

/** The first way round in a graph, as the names along it; empty where there is none. */
function circle(imports: readonly Import[]): string[] {
  const next = Map.groupBy(imports, ({ from }) => from)
  const done = new Set<string>()
  const walk = (name: string, way: readonly string[]): string[] => {
    if (way.includes(name)) return [...way.slice(way.indexOf(name)), name]
    if (done.has(name)) return []
    for (const { to } of next.get(name) ?? []) {
      const found = walk(to, [...way, name])
      if (found.length > 0) return found
    }
    done.add(name)
    return []
  }
  for (const name of next.keys()) {
    const found = walk(name, [])
    if (found.length > 0) return found
  }
  return []
}

const folderOf = (file: string): string => (file.includes('/') ? (file.split('/')[0] as string) : '')

describe('imports', () => {
  const order = orderOfFolders()
  const imports = importsBetweenFiles()

  it('are drawn in ARCHITECTURE.md for every folder', () => {
    const folders = new Set(filesBelow(SCRIPTS).map(folderOf))
    expect([...order].sort()).toEqual([...folders].filter(folder => folder !== '').sort())
    expect(imports.length).toBeGreaterThan(300)
  })

  it('lead downwards only', () => {
    const height = (file: string) =>
      folderOf(file) === '' ? order.length : order.length - order.indexOf(folderOf(file))
    const upwards = imports.filter(({ from, to }) => folderOf(to) === '' || height(to) > height(from))
    // `cli.ts` stands above all folders, and nothing imports it.
    expect(upwards.map(({ from, to }) => `${from} imports ${to}`)).toEqual([])
  })

  it('make no circle of folders', () => {
    const between = imports
      .map(({ from, to }) => ({ from: path.dirname(from), to: path.dirname(to) }))
      .filter(({ from, to }) => from !== to)
    expect(circle(between)).toEqual([])
  })

  it('make no circle of files', () => {
    expect(circle(imports)).toEqual([])
  })

  it('stay inside scripts/', () => {
    expect(imports.filter(({ to }) => to.startsWith('..'))).toEqual([])
  })

  it('that go round are found', () => {
    const round = [
      { from: 'a', to: 'b' },
      { from: 'b', to: 'c' },
      { from: 'c', to: 'b' },
    ]
    expect(circle(round)).toEqual(['b', 'c', 'b'])
  })
})
