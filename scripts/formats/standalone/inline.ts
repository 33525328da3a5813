import { createHash } from 'node:crypto'
import path from 'node:path'
import type { Element, Root } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { select, selectAll } from 'hast-util-select'
import { toString as textOf } from 'hast-util-to-string'
import { h } from 'hastscript'
import { SKIP, visit } from 'unist-util-visit'
import { facesIn, isAskedFor } from '../../fonts/faces.ts'
import type { Files } from '../../ground/files.ts'
import { stringifyHtml } from '../../ground/stringify-html.ts'

const TYPES: Record<string, string> = {
  '.css': 'text/css',
  '.csv': 'text/csv',
  '.jpeg': 'image/jpeg',
  '.jpg': 'image/jpeg',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
}

/** Where the page would stand on the site. */
export interface Home {
  /** The site's address; nothing where it is not known. */
  site: string | undefined
  /** Its folder there. */
  folder: string
}

/**
 * A page with its style sheets, fonts, pictures and scripts inside. Its policy names each of them by its hash and forbids all
 * else. Links to what does not come along lead to the site, where its address is known, and are words otherwise.
 *
 * @param files what stands beside the page, by its path below `dist/`
 */
export function standAlone(html: string, files: Files, { site, folder }: Home): string {
  const tree = fromHtml(html)
  const body = select('body', tree)
  const text = body ? textOf(body) : ''
  const hashes = { script: [] as string[], style: [] as string[] }
  const scripts: Element[] = []
  visit(tree, 'element', (element, index, parent) => {
    const { rel, href, src, media, id, dataWords } = element.properties
    if (!parent || index === undefined) return undefined
    if (element.tagName === 'link' && String(rel) === 'stylesheet') {
      const css = sheet(pathOf(href), files, text)
      hashes.style.push(hashOf(css))
      parent.children[index] = h('style', { media, id }, css)
      return SKIP
    }
    if (element.tagName === 'link' && String(rel) === 'icon') element.properties.href = dataOf(pathOf(href), files)
    else if (element.tagName === 'link' && site === undefined) {
      parent.children.splice(index, 1)
      return index
    }
    if (element.tagName === 'script' && typeof src === 'string') {
      const code = new TextDecoder().decode(files.get(pathOf(src))).replaceAll('</script', '<\\/script')
      hashes.script.push(hashOf(code))
      const own = h('script', { dataWords }, code)
      // What waits for the page comes at its end; the rest is run where it stands.
      if (element.properties.defer) scripts.push(own)
      else parent.children[index] = own
      if (!element.properties.defer) return SKIP
      parent.children.splice(index, 1)
      return index
    }
    if (element.tagName === 'img' && typeof src === 'string') element.properties.src = dataOf(pathOf(src), files) ?? src
    if (element.tagName === 'a' && typeof href === 'string')
      bring(element, href, files, site === undefined ? undefined : `${site}${folder}/`)
    return undefined
  })
  body?.children.push(...scripts)
  dropDeadWays(tree)
  setPolicy(tree, hashes)
  return stringifyHtml(tree)
}

/** Pages stand one folder below `dist/`. */
function pathOf(href: unknown): string {
  return path.posix.join('page', decodeURIComponent(String(href))).replace(/^page\//, '')
}

function dataOf(name: string, files: Files): string | undefined {
  const bytes = files.get(name)
  const type = TYPES[path.posix.extname(name)] ?? 'application/octet-stream'
  return bytes && `data:${type};base64,${Buffer.from(bytes).toString('base64')}`
}

/** A style sheet with the fonts that the text needs, and no others. */
function sheet(name: string, files: Files, text: string): string {
  const characters = [...new Set(text)].map(character => character.codePointAt(0) ?? 0)
  const needed = new Set(
    facesIn(files)
      .filter(face => face.preloaded && characters.some(character => isAskedFor(face, character)))
      .map(face => face.path),
  )
  const folder = path.posix.dirname(name)
  const fileOf = (url: string) => path.posix.join(folder, url)
  return new TextDecoder()
    .decode(files.get(name))
    .replace(/@font-face\s*\{[^}]*\}/g, rule => {
      const url = /url\(["']?([^"')]+)/.exec(rule)?.[1]
      return url !== undefined && needed.has(fileOf(url)) ? rule : ''
    })
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/url\(["']?(?!data:)([^"')]+)["']?\)/g, (written, url: string) => {
      const data = dataOf(fileOf(url), files)
      return data === undefined ? written : `url("${data}")`
    })
    .replace(/(?<!\s)\s*\n\s*/g, '\n')
}

function bring(link: Element, href: string, files: Files, home: string | undefined): void {
  if (/^(?:#|[a-z]+:)/i.test(href)) return
  const data = dataOf(pathOf(href.replace(/#.*/, '')), files)
  if (data !== undefined) link.properties.href = data
  else if (home !== undefined) link.properties.href = new URL(href, home).href
  else {
    link.tagName = 'span'
    link.properties = { className: ['left-behind'] }
  }
}

/** Lists of ways are no use where they lead nowhere, nor is a field for searches without the page for them. */
function dropDeadWays(tree: Root): void {
  for (const header of selectAll('.site-header', tree))
    header.children = header.children.filter(child => child.type !== 'element' || child.tagName !== 'form')
  for (const list of selectAll('.switcher ul, .citation-files', tree))
    list.children = list.children.filter(child => child.type !== 'element' || !select('.left-behind', child))
}

function setPolicy(tree: Root, { script, style }: { script: string[]; style: string[] }): void {
  const policy = select('meta[http-equiv="Content-Security-Policy" i]', tree)
  if (!policy) return
  const attributes = /style-src-attr [^;]*/.exec(String(policy.properties.content))?.[0]
  policy.properties.content = [
    "default-src 'none'",
    `script-src ${script.join(' ')}`,
    `style-src ${style.join(' ')}`,
    'img-src data:',
    'font-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    ...(attributes === undefined ? [] : [attributes]),
  ].join('; ')
}

function hashOf(code: string): string {
  return `'sha256-${createHash('sha256').update(code).digest('base64')}'`
}
