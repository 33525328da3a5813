import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import type { AxeResults } from 'axe-core'
import type { Browser, Page } from 'puppeteer'
import { VFile } from 'vfile'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { formatMember, readMember } from '../../scripts/consultation/entries/member-file.ts'
import { copyRound, memberFile } from './answers.ts'
import { openBrowser, openPage } from './open-browser.ts'
import { serve } from './serve.ts'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

/** The desk as somebody of the secretariat sees it. */
class Desk {
  readonly page: Page
  readonly root: string

  constructor(page: Page, root: string) {
    this.page = page
    this.root = root
  }

  card(id: string): string {
    return `article[data-key$=" ${id}"]`
  }

  async type(id: string, text: string): Promise<void> {
    await this.page.focus(`${this.card(id)} textarea`)
    await this.page.keyboard.sendCharacter(text)
  }

  async press(...keys: string[]): Promise<void> {
    const modifiers = keys.slice(0, -1) as 'Alt'[]
    for (const key of modifiers) await this.page.keyboard.down(key)
    await this.page.keyboard.press(keys.at(-1) as 'Enter')
    for (const key of modifiers) await this.page.keyboard.up(key)
  }

  /** Waits until the text of an element is as wanted. */
  async shows(selector: string, pattern: RegExp): Promise<void> {
    await this.page.waitForFunction(
      (where, source) => new RegExp(source, 's').test(document.querySelector<HTMLElement>(where)?.innerText ?? ''),
      { timeout: 60_000 },
      selector,
      pattern.source,
    )
  }

  /** Ids of the entries that are shown. */
  shown(): Promise<string[]> {
    return this.page.$$eval('article:not([hidden])', articles =>
      articles.map(article => (article as HTMLElement).dataset.key?.split(' ')[1] ?? ''),
    )
  }

  /** Id of the entry that has the focus. */
  current(): Promise<string | undefined> {
    return this.page.evaluate(() => document.activeElement?.closest('article')?.dataset.key?.split(' ')[1])
  }

  entry(member: string, id: string) {
    const file = new VFile(readFileSync(memberFile(this.root, member), 'utf8'))
    return readMember(file)?.entries.find(one => one.id === id)
  }
}

async function open(address = '/consultation/first/All'): Promise<Desk> {
  const root = copyRound()
  const { url } = await serve(root)
  return new Desk(await openPage(browser, new URL(address, url)), root)
}

describe('somebody at the consultation desk', () => {
  it.each(['', '/arches', '/All'])('finds no fault of accessibility at %s, wide or narrow', async place => {
    const { page } = await open(`/consultation/first${place}`)
    await page.evaluate(`${AXE}`)
    for (const width of [1300, 400]) {
      await page.setViewport({ width, height: 900 })
      const results = (await page.evaluate(() => {
        const { axe } = globalThis as unknown as { axe: { run(options: object): Promise<unknown> } }
        const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
        return axe.run({
          ...{ resultTypes: ['violations'], preload: false, runOnly: { type: 'tag', values: tags } },
          rules: { 'color-contrast-enhanced': { enabled: true }, 'target-size': { enabled: true } },
        })
      })) as AxeResults
      const found = results.violations.flatMap(({ id, nodes }) =>
        nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')} ${failureSummary}`),
      )
      expect(found).toEqual([])
    }
  })

  it('answers by the keyboard alone, and finds the answers in the members’ files', async () => {
    const desk = await open()
    await desk.press('Alt', 'ArrowDown')
    expect(await desk.current()).toBe('a1')
    await desk.page.keyboard.sendCharacter('We said so in another place.')
    await desk.press('Alt', '2')
    await desk.press('Control', 'Enter')
    await desk.shows(`${desk.card('a1')} .saving`, /^Saved$/)
    expect(await desk.current()).toBe('b1')
    expect(desk.entry('Member A', 'a1')).toMatchObject({ response: 'We said so in another place.', status: 'in part' })
    await desk.shows('#progress', /2 of 6 answered/)
    // Leaving an entry saves what was typed.
    await desk.page.keyboard.sendCharacter('Noted.')
    await desk.press('Alt', 'ArrowDown')
    await desk.shows(`${desk.card('b1')} .saving`, /^Saved$/)
    expect(desk.entry('Member B', 'b1')?.response).toBe('Noted.')
  })

  it('sees what it asks for: open entries, those of a member, a chapter, a question, a type', async () => {
    const desk = await open('/consultation/first/All?member=Member%20B')
    expect(await desk.shown()).toEqual(['b1', 'b3', 'b2'])
    await desk.page.select('select[name=state]', 'open')
    expect(await desk.shown()).toEqual(['b1', 'b3'])
    await desk.page.select('select[name=member]', '')
    await desk.page.select('select[name=type]', 'editorial')
    expect(await desk.shown()).toEqual(['a1'])
    await desk.page.select('select[name=type]', '')
    await desk.page.select('select[name=state]', '')
    await desk.page.select('select[name=place]', 'question 1')
    expect(await desk.shown()).toEqual(['b2'])
    await desk.page.select('select[name=place]', 'Arches')
    expect(await desk.shown()).toEqual(['a1', 'b1', 'b3'])
    expect(await desk.page.$$eval('.rivals:not([hidden]) li', items => items.length)).toBe(2)
  })

  it('applies a proposal, reads the new text beside it, and is told why the rival cannot be applied', async () => {
    const desk = await open('/consultation/first/arches')
    await desk.page.click(`${desk.card('a1')} [data-apply]`)
    await desk.shows('#notice', /^Applied\..*translations/)
    await desk.shows('[data-segment="arches/p-nrqr0"] [data-text]', /have no money/)
    expect(readFileSync(path.join(desk.root, 'content/01-arches.md'), 'utf8')).toContain('have no money')
    expect(await desk.page.$eval(`${desk.card('a1')} select`, choice => choice.value)).toBe('accepted')
    await desk.page.click(`${desk.card('b1')} [data-apply]`)
    await desk.shows(`${desk.card('b1')} .saving`, /^Not applied\..*change them by hand/)
    // The status that applying chose is saved with the answer, as any other.
    await desk.page.click(`${desk.card('a1')} [data-save]`)
    await desk.shows(`${desk.card('a1')} .saving`, /^Saved$/)
    expect(desk.entry('Member A', 'a1')?.status).toBe('accepted')
  })

  it('keeps what was typed over a reload, and chooses where somebody else answered meanwhile', async () => {
    const desk = await open('/consultation/first/arches')
    await desk.type('a1', 'Mine')
    await desk.shows(`${desk.card('a1')} .saving`, /^Not saved$/)
    const file = memberFile(desk.root, 'Member A')
    const member = readMember(new VFile(readFileSync(file, 'utf8')))
    if (!member) throw new Error('The file cannot be read')
    const entries = member.entries.map(entry => (entry.id === 'a1' ? { ...entry, response: 'Theirs' } : entry))
    writeFileSync(file, formatMember({ ...member, entries }))
    await desk.page.reload({ waitUntil: 'load' })
    await desk.shows(`${desk.card('a1')} .saving`, /typed here before/)
    expect(await desk.page.$eval(`${desk.card('a1')} textarea`, field => field.value)).toBe('Mine')
    await desk.page.click(`${desk.card('a1')} [data-save]`)
    await desk.shows(`${desk.card('a1')} .conflict`, /Yours.*Mine.*In the file.*Theirs/)
    expect(desk.entry('Member A', 'a1')?.response).toBe('Theirs')
    await desk.page.click(`${desk.card('a1')} [data-keep="mine"]`)
    await desk.shows(`${desk.card('a1')} .saving`, /^Saved$/)
    expect(desk.entry('Member A', 'a1')?.response).toBe('Mine')
  })
})
