import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'
import GithubSlugger from 'github-slugger'
import type { Nodes } from 'mdast'
import { toString as textOf } from 'mdast-util-to-string'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'
import { describe, expect, it } from 'vitest'
import { TOOLCHAIN_ROOT } from '../../scripts/ground/toolchain.ts'

const below = (folder: string): string[] =>
  readdirSync(path.join(TOOLCHAIN_ROOT, folder)).map(name => path.posix.join(folder, name))
const GUIDES = [...below('.'), ...below('docs'), ...below('.github')].filter(name => name.endsWith('.md'))
const PICTURES = below('docs/pictures')

const parsed = new Map<string, Nodes>()
function read(name: string): Nodes {
  const known = parsed.get(name)
  if (known) return known
  const text = readFileSync(path.join(TOOLCHAIN_ROOT, name), 'utf8')
  const tree = unified().use(remarkParse).use(remarkGfm).parse(text)
  parsed.set(name, tree)
  return tree
}

/** Anchors of a page, as a forge makes them. */
function anchorsIn(name: string): Set<string> {
  const slugger = new GithubSlugger()
  const anchors = new Set<string>()
  visit(read(name), 'heading', heading => void anchors.add(slugger.slug(textOf(heading))))
  return anchors
}

interface Target {
  address: string
  alt: string | undefined
}

function targetsIn(name: string): Target[] {
  const found: Target[] = []
  visit(read(name), node => {
    if (node.type === 'link') found.push({ address: node.url, alt: undefined })
    if (node.type === 'image') found.push({ address: node.url, alt: node.alt ?? '' })
  })
  return found
}

describe('guides', () => {
  it.each(GUIDES)('%s leads to files, headings and commands that there are', name => {
    const broken = targetsIn(name).filter(({ address, alt }) => {
      if (/^(?:https?|mailto):/.test(address)) return false
      const [file = '', anchor] = address.split('#')
      const target = file === '' ? name : path.posix.join(path.posix.dirname(name), file)
      if (!existsSync(path.join(TOOLCHAIN_ROOT, target))) return true
      return alt === '' || (anchor !== undefined && target.endsWith('.md') && !anchorsIn(target).has(anchor))
    })
    expect(broken).toEqual([])
    const { scripts } = JSON.parse(readFileSync(path.join(TOOLCHAIN_ROOT, 'package.json'), 'utf8'))
    const named = readFileSync(path.join(TOOLCHAIN_ROOT, name), 'utf8').match(/(?<=npm run )[a-z][\w:-]*\w/g) ?? []
    expect(named.filter(script => !(script in scripts))).toEqual([])
  })

  it('are all named on the first page of docs/, pictures all shown, and small', () => {
    const named = targetsIn('docs/README.md').map(({ address }) => `docs/${address}`)
    const others = GUIDES.filter(name => name.startsWith('docs/') && name !== 'docs/README.md')
    expect(others.filter(name => !named.includes(name))).toEqual([])
    const shown = GUIDES.flatMap(name =>
      targetsIn(name).map(({ address }) => path.posix.join(path.posix.dirname(name), address)),
    )
    expect(PICTURES.filter(name => !shown.includes(name))).toEqual([])
    const bytes = PICTURES.reduce((sum, name) => sum + statSync(path.join(TOOLCHAIN_ROOT, name)).size, 0)
    expect(bytes).toBeLessThan(1_500_000)
  })
})
