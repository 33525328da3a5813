import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Element, Nodes } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { select } from 'hast-util-select'
import type { Browser, Page } from 'puppeteer'
import { SKIP, visit } from 'unist-util-visit'
import { VFile } from 'vfile'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { TOOLCHAIN_ROOT } from '../../scripts/ground/toolchain.ts'
import { languageNames } from '../../scripts/languages/registry.ts'
import { keysOf, readWords, type Words } from '../../scripts/translations/interface/words.ts'
import { formatLocaleFile, type LocaleEntry, readLocaleFile } from '../../scripts/translations/locales/locale-file.ts'
import { openBrowser, openPage } from './open-browser.ts'
import { ask, copyBridges, serve } from './serve.ts'

const ARCHES = 'locales/es/01-arches.json'
const STALE = 'arches/p-bzbpe'
const LEAN = 'arches/p-h5vae'
const EMPTY = 'arches/h-fg5db'

let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const deskWordsOf = (language: string): Words => {
  const file = new VFile(readFileSync(path.join(TOOLCHAIN_ROOT, `locales/${language}/interface.json`), 'utf8'))
  return readWords(file)?.desk as Words
}

/** The words with Greek letters in the place of all others, so that what is not among them is seen. */
function inGreek(words: Words): Words {
  const greek = Object.entries(words).map(([key, word]): [string, string | Words] => [
    key,
    typeof word === 'string'
      ? word.replace(/\{\{\w+\}\}|\p{L}/gu, found => (found.length > 1 ? found : 'λ'))
      : inGreek(word),
  ])
  return Object.fromEntries(greek)
}

/** A publication whose desk speaks Greek to those who translate into Spanish. */
function copyGreek(): string {
  const root = copyBridges()
  const inside = (name: string) => path.join(root, name)
  const words = JSON.stringify({ desk: inGreek(deskWordsOf('es')) }, null, 2)
  writeFileSync(inside('locales/es/interface.json'), `${words}\n`)
  const { entries } = readLocaleFile(new VFile(readFileSync(inside(ARCHES), 'utf8')))
  const lean = entries.get(LEAN) as LocaleEntry
  entries.set(LEAN, { ...lean, target: 'Los los arcos', note: '? Which wind?' })
  writeFileSync(inside(ARCHES), formatLocaleFile(entries))
  return root
}

const ATTRIBUTES = ['ariaLabel', 'title', 'placeholder'] as const

/** What a page says by itself: all but the texts, which have a language of their own, and names of files, keys and rules. */
function saidBy(tree: Nodes): string[] {
  const said: string[] = []
  visit(tree, (node: Nodes) => {
    if (node.type === 'text') said.push(node.value)
    if (node.type !== 'element') return undefined
    const { tagName, properties } = node
    const isText = properties.lang !== undefined && tagName !== 'html'
    if (isText || properties.translate === 'no' || ['code', 'kbd', 'textarea', 'title', 'script'].includes(tagName))
      return SKIP
    for (const name of ATTRIBUTES) if (properties[name] !== undefined) said.push(String(properties[name]))
    return undefined
  })
  return said.filter(text => /\p{L}/u.test(text))
}

/** The name of the language, and those of columns and footnotes. */
const NAMES = /Español|«[^»]*»|“[^”]*”|\blean\b/g

const isForeign = (text: string): boolean => /[a-z]/i.test(text.replace(NAMES, ''))

it.each(languageNames())('has all of its words in %s', language => {
  const [english, own] = [keysOf(deskWordsOf('en')), keysOf(deskWordsOf(language))]
  expect([...english].filter(key => !own.has(key))).toEqual([])
})

it('says nothing but in the language that is translated into', async () => {
  const { url } = await serve(copyGreek())
  const page = async (address: string) => fromHtml((await ask(url, { path: address })).body)
  const chapter = await page('/translate/es/01-arches')
  for (const tree of [chapter, await page('/translate/es'), await page('/translate/es/acronyms')]) {
    expect(select('html', tree)?.properties.lang).toBe('es')
    const said = saidBy(tree)
    expect(said.some(text => text.includes('λ'))).toBe(true)
    expect(said.filter(isForeign)).toEqual([])
  }
  const baseOf = (id: string) => String((select(`[data-id="${id}"]`, chapter) as Element).properties.dataBase)
  const post = async (address: string, body: object): Promise<string[]> => {
    const answer = await ask(url, {
      ...{ method: 'POST', path: address, headers: { 'content-type': 'application/json' } },
      body: JSON.stringify({ language: 'es', source: '01-arches', ...body }),
    })
    const texts: string[] = []
    JSON.parse(answer.body, (key, value: unknown) => {
      if (typeof value !== 'string') return value
      if (key === 'error' || key === 'summary') texts.push(value)
      // What is printed and its source are texts, whose places have their languages.
      else if (key !== 'rendered' && key !== 'source' && value.startsWith('<'))
        texts.push(...saidBy(fromHtml(value, { fragment: true })))
      return value
    })
    return texts
  }
  const asked: [string, object][] = [
    ['api/help', { id: STALE }],
    ['api/check', { id: STALE, target: 'La la piedra', note: '' }],
    ['api/check', { id: STALE, target: 'La piedra', note: '' }],
    ['api/search', { text: 'arches' }],
    ['api/search', { text: 'nothing of this' }],
    ['api/save', { id: STALE, target: 'La piedra', note: '? x', base: baseOf(STALE), accept: true }],
    ['api/save', { id: EMPTY, target: '', note: 'α', base: 'another', accept: true }],
    ['api/save', { id: 'arches/p-none', target: '', note: '', base: '', accept: true }],
    ['api/save', { id: EMPTY, target: 'x'.repeat(200_000), note: '', base: '', accept: true }],
    ['api/review', { id: EMPTY, base: baseOf(EMPTY), by: '', withdraw: false }],
    ['api/review', { id: EMPTY, base: baseOf(EMPTY), by: 'α', withdraw: false }],
  ]
  for (const [address, body] of asked) {
    const said = await post(`/${address}`, body)
    expect(said.join(), address).toContain('λ')
    expect(said.filter(isForeign), address).toEqual([])
  }
})

it('tells of saves in that language, also when the server is away', async () => {
  const { url, close } = await serve(copyGreek())
  const page = await openPage(browser, new URL('/translate/es/01-arches', url))
  const field = `[data-id="${EMPTY}"] textarea`
  const save = async (text: string): Promise<void> => {
    await page.type(field, text)
    await page.keyboard.down('Control')
    await page.keyboard.press('s')
    await page.keyboard.up('Control')
  }
  await save('Αλφα')
  await said(page, EMPTY, 'quiet')
  await close()
  await save('Βητα')
  await said(page, EMPTY, 'failed')
})

/** Waits until a card tells of a save, and sees that it does so in Greek. */
async function said(page: Page, id: string, kind: string): Promise<void> {
  const place = `[data-id="${id}"] .saving[data-kind=${kind}]`
  await page.waitForFunction(
    where => /^λ+(?!…)/.test(document.querySelector<HTMLElement>(where)?.innerText ?? ''),
    {},
    place,
  )
  const told = [place, '#announcement'].map(where => page.$eval(where, element => (element as HTMLElement).innerText))
  for (const text of await Promise.all(told)) expect(text).not.toMatch(/[a-z]/i)
}
