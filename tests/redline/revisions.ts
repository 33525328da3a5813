import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Nodes } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { select } from 'hast-util-select'
import { prepare } from '../../scripts/build/prepare.ts'
import { composeDocument } from '../../scripts/formats/docx/document.ts'
import type { Drawing } from '../../scripts/formats/docx/pictures.ts'
import type { Medium } from '../../scripts/formats/html/context.ts'
import { looksOf } from '../../scripts/formats/html/looks.ts'
import { renderDocument } from '../../scripts/formats/html/render.ts'
import type { Edition } from '../../scripts/model/publication.ts'
import { type Comparison, compareRevisions, redlineOf } from '../../scripts/redline/compare.ts'
import { firstPage } from '../../scripts/redline/first-page.ts'
import type { Redline } from '../../scripts/redline/merge-documents.ts'
import type { Revision } from '../../scripts/redline/revision.ts'
import { makeRendition, type Rendition } from '../../scripts/renditions/rendition.ts'
import { type Contents, layPublication } from '../support/publication.ts'

/** Two states of a small publication, put together, and what changed. */
export interface States {
  compared: Comparison
  old: Rendition
  fresh: Rendition
  made: Redline
}

export async function statesOf(before: Contents, after: Contents): Promise<States> {
  const compared = compareRevisions(await revisionOf(before), await revisionOf(after))
  const [old, fresh] = [renditionOf(compared.from), renditionOf(compared.to)]
  const made = redlineOf(compared, fresh)
  if (typeof made === 'string') throw new Error(made)
  return { compared, old, fresh, made }
}

/** The pages of two states of a small publication's first edition, and of what changed. */
export async function compared(before: Contents, after: Contents): Promise<Pages> {
  return pagesOf(await statesOf(before, after))
}

export async function pagesOf({ compared: { from, to }, old, fresh, made }: States): Promise<Pages> {
  const pages = { before: await page(old, from), after: await page(fresh, to), page: await page(made.rendition, to) }
  return { redline: made, ...pages }
}

/** The same as Word files. All pictures look alike. */
export async function comparedInWord(before: Contents, after: Contents): Promise<Record<WordFiles, Uint8Array>> {
  return wordFilesOf(await statesOf(before, after))
}

export async function wordFilesOf({
  compared: { to },
  old,
  fresh,
  made,
}: States): Promise<Record<WordFiles, Uint8Array>> {
  const { assets } = looksOf(to.prepared.publication, to.prepared.loaded)
  const write = (rendition: Rendition): Promise<Uint8Array> => {
    const keys = [...rendition.figures.assets.keys()]
    return composeDocument(rendition, assets, new Map(keys.map(key => [key, DOT])))
  }
  return { old: await write(old), fresh: await write(fresh), redline: await write(made.rendition) }
}

/** What stands for every picture: one grey pixel, drawn larger. */
const DOT: Drawing = {
  type: 'png',
  bytes: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg==',
    'base64',
  ),
  width: 30,
  height: 10,
}

type WordFiles = 'old' | 'fresh' | 'redline'

/** Two states of a small publication compared, and the redline of its first edition in one language. */
export async function comparison(
  before: Contents,
  after: Contents,
  language = 'en',
): Promise<{ compared: Comparison; made: Redline }> {
  const compared = compareRevisions(await revisionOf(before), await revisionOf(after))
  const made = redlineOf(compared, renditionOf(compared.to, language))
  if (typeof made === 'string') throw new Error(made)
  return { compared, made }
}

/** What changed between two states of a small publication, in its first edition. */
export async function changesBetween(before: Contents, after: Contents): Promise<Redline> {
  return (await comparison(before, after)).made
}

/** The page of a redline with the chapter that it begins with. */
export async function firstPageOf(before: Contents, after: Contents, language = 'en'): Promise<Nodes> {
  const { compared, made } = await comparison(before, after, language)
  return page({ ...made.rendition, firstPage: firstPage(compared, made) }, compared.to)
}

export interface Pages {
  redline: Redline
  before: Nodes
  after: Nodes
  page: Nodes
}

async function revisionOf(contents: Contents): Promise<Revision> {
  const root = mkdtempSync(path.join(tmpdir(), 'revision-'))
  try {
    layPublication(root, contents)
    const prepared = await prepare(root, { unchecked: true })
    if ('failed' in prepared) throw new Error(String(prepared.failed.messages))
    return { name: '', prepared, check: async () => undefined, messages: () => [] }
  } finally {
    rmSync(root, { recursive: true, force: true })
  }
}

function renditionOf({ prepared }: Revision, language = 'en'): Rendition {
  const localised = prepared.localised.languages.get(language)
  const rendition = localised && makeRendition(prepared, prepared.publication.editions[0] as Edition, localised)
  if (!rendition) throw new Error('The edition cannot be put together')
  return rendition
}

export async function page(rendition: Rendition, { prepared }: Revision, medium: Medium = 'screen'): Promise<Nodes> {
  const template = looksOf(prepared.publication, prepared.loaded).templates.get(rendition.document.edition.template)
  if (!template) throw new Error('Missing template')
  const { html } = await renderDocument(rendition, { template, medium, downloads: [] })
  const main = select('main', fromHtml(html))
  if (!main) throw new Error('The page has no text')
  return main
}

/** The words of a page, one block a line; of a redline those of one side. What the build counts is left out. */
export function sideOf(node: Nodes, without: 'ins' | 'del' | undefined): string {
  return words(node, without)
    .replace(/\0[\s\u00a0]*/g, ' ')
    .replace(/[ \u00a0\n]*\n[ \u00a0\n]*/g, '\n')
    .replace(/ +/g, ' ')
    .trim()
}

const COUNTED = ['number', 'label', 'call', 'call-separator', 'backlink', 'switcher', 'contents', 'cited-in']

/** A link from a note to the reference in full, beside its words; one that holds the words is none. */
const isArrow = (classes: readonly string[], text: string): boolean => classes.includes('full') && text.startsWith('→')
const BLOCKS = new Set('p li h2 h3 h4 h5 td th dt dd section figure'.split(' '))

function words(node: Nodes, without: 'ins' | 'del' | undefined): string {
  if (node.type === 'text') return node.value.replace(/\s/g, space => (space === '\u00a0' ? space : ' '))
  if (!('children' in node)) return ''
  if (node.type !== 'element') return node.children.map(child => words(child, without)).join('')
  const classes = Array.isArray(node.properties.className) ? node.properties.className.map(String) : []
  // Before, the build wrote another number there.
  if (without === 'ins' && classes.includes('shifted')) return String(node.properties.dataWas ?? '')
  // An item, or a note, that the other side does not have; a note's way back has no words of its own.
  if (without !== undefined && node.tagName === 'li' && classes.includes(without === 'ins' ? 'inserted' : 'deleted'))
    return ''
  if (node.tagName === without || classes.some(name => COUNTED.includes(name))) return ''
  const text = node.children.map(child => words(child, without)).join('')
  if (isArrow(classes, text)) return ''
  if (!BLOCKS.has(node.tagName)) return text
  // The end of a paragraph that was split or joined came or went with the words.
  const end = without === 'ins' ? 'end-inserted' : 'end-deleted'
  const goesOn = classes.includes('edited') && without !== undefined && classes.includes(end)
  return goesOn ? `\n${text}\0` : `\n${text}\n`
}
