import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import type { Browser, Page } from 'puppeteer'
import { VFile } from 'vfile'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { runCli } from '../../scripts/cli.ts'
import { formatLocaleFile, type LocaleEntry, readLocaleFile } from '../../scripts/translations/locales/locale-file.ts'
import { openBrowser, openPage } from './open-browser.ts'
import { copyBridges, serve } from './serve.ts'

const ARCHES = 'locales/es/01-arches.json'
const STALE = 'arches/p-bzbpe'
const EMPTY = 'arches/h-fg5db'
const LEAN = 'arches/p-h5vae'

let browser: Browser

beforeAll(async () => {
  browser = await openBrowser()
})
afterAll(() => browser.close())

const read = (root: string, name: string) => readFileSync(path.join(root, name), 'utf8')
const entriesOf = (root: string) => readLocaleFile(new VFile(read(root, ARCHES))).entries

function change(root: string, id: string, target: string): void {
  const entries = entriesOf(root)
  entries.set(id, { ...(entries.get(id) as LocaleEntry), target })
  writeFileSync(path.join(root, ARCHES), formatLocaleFile(entries))
}

/** The desk as a translator sees it. */
class Desk {
  readonly page: Page

  constructor(page: Page) {
    this.page = page
  }

  card(id: string): string {
    return `[data-id="${id}"]`
  }

  async focus(id: string): Promise<void> {
    await this.page.focus(`${this.card(id)} textarea`)
  }

  /** Types a text in the place of the one that is there. */
  async type(id: string, text: string): Promise<void> {
    await this.focus(id)
    await this.press('Control', 'a')
    await this.page.keyboard.sendCharacter(text)
  }

  async press(...keys: [...modifiers: ('Alt' | 'Control' | 'Shift')[], key: string]): Promise<void> {
    const modifiers = keys.slice(0, -1) as 'Alt'[]
    for (const key of modifiers) await this.page.keyboard.down(key)
    await this.page.keyboard.press(keys.at(-1) as 'Enter')
    for (const key of modifiers) await this.page.keyboard.up(key)
  }

  value(id: string): Promise<string> {
    return this.page.$eval(`${this.card(id)} textarea`, field => field.value)
  }

  text(selector: string): Promise<string> {
    return this.page.$eval(selector, element => (element as HTMLElement).innerText)
  }

  /** Waits until the text of an element is as wanted. */
  async shows(selector: string, pattern: RegExp): Promise<void> {
    await this.page.waitForFunction(
      (where, source) => new RegExp(source, 's').test(document.querySelector<HTMLElement>(where)?.innerText ?? ''),
      {},
      selector,
      pattern.source,
    )
  }

  async saved(id: string): Promise<void> {
    await this.shows(`${this.card(id)} .saving`, /^Guardado$/)
  }

  /** Presses the button for it, and waits until the page is there anew. */
  async bringInLine(): Promise<void> {
    const loaded = this.page.waitForNavigation({ waitUntil: 'load' })
    await this.page.click('#sync')
    await loaded
  }

  /** Id of the segment that has the focus. */
  current(): Promise<string | undefined> {
    return this.page.evaluate(() => document.activeElement?.closest<HTMLElement>('article')?.dataset.id)
  }
}

async function open(root = copyBridges(), address = '/translate/es/01-arches') {
  const { url, close } = await serve(root)
  return { root, url, close, desk: new Desk(await openPage(browser, new URL(address, url))) }
}

describe('a translator at the desk', () => {
  it('loses a citation, is told, mends it, saves, and finds the sentence in the page that is built', async () => {
    const { root, url, desk } = await open()
    const expected = entriesOf(root)
    const card = desk.card(STALE)
    await desk.type(STALE, 'La piedra pesa mucho. La ONU construyó el 50 %,[^lean] a 12 km.')
    await desk.shows(`${card} [data-part=issues]`, /error: The translation lacks citation @smith2020/)
    await desk.shows(`${card} .state`, /1 problema/)
    await desk.shows('#announcement', /^1 error, 0 advertencias$/)
    expect(await desk.page.$eval(`${card} textarea`, field => field.getAttribute('aria-invalid'))).toBe('true')

    const target = 'La piedra pesa mucho [@smith2020, p. 5]. La ONU construyó el 50 %,[^lean] a 12 km.'
    await desk.type(STALE, target)
    await desk.page.waitForFunction(
      where => document.querySelector(where)?.childElementCount === 0,
      {},
      `${card} [data-part=issues]`,
    )
    await desk.shows(`${card} .rendered`, /La piedra pesa mucho.*50\s%/)
    await desk.press('Control', 's')
    await desk.saved(STALE)
    await desk.shows('#progress', /5 de 13 traducidos/)

    const { previous: _, ...entry } = expected.get(STALE) as LocaleEntry
    expected.set(STALE, { ...entry, target })
    expect(read(root, ARCHES)).toBe(formatLocaleFile(expected))

    const preview = await openPage(browser, new URL('/es/paper.html', url))
    expect(await preview.$eval('main', main => main.innerText)).toContain('La piedra pesa mucho')
    const output = { out: () => undefined, err: () => undefined, interactive: false }
    expect(await runCli(['build', '--root', root, '--format', 'html'], output)).toBe(0)
    expect(read(root, 'dist/es/paper.html')).toContain('La piedra pesa mucho')
  })

  it('chooses between both versions when another changed the segment meanwhile', async () => {
    const { root, desk } = await open()
    const card = desk.card(EMPTY)
    await desk.type(EMPTY, 'Piedra')
    change(root, EMPTY, 'Roca')
    await desk.press('Control', 's')
    await desk.shows(`${card} .conflict`, /Modificado entretanto.*La suya.*Piedra.*En el archivo.*Roca/)
    expect(await desk.page.evaluate(() => document.activeElement?.className)).toBe('conflict')
    expect(entriesOf(root).get(EMPTY)?.target).toBe('Roca')
    expect(await desk.value(EMPTY)).toBe('Piedra')
    await desk.page.click(`${card} [data-keep=mine]`)
    await desk.saved(EMPTY)
    expect(entriesOf(root).get(EMPTY)?.target).toBe('Piedra')

    await desk.type(EMPTY, 'Piedras')
    change(root, EMPTY, 'Rocas')
    await desk.press('Control', 's')
    await desk.page.waitForSelector(`${card} .conflict:not([hidden])`)
    await desk.page.click(`${card} [data-keep=theirs]`)
    expect(await desk.value(EMPTY)).toBe('Rocas')
    expect(entriesOf(root).get(EMPTY)?.target).toBe('Rocas')
  })

  it('saves on leaving a segment, which does not accept what its source changed', async () => {
    const { root, desk } = await open()
    await desk.type(STALE, 'La piedra pesa [@smith2020, p. 5]. La ONU construyó el 50 %,[^lean] a 12 km.')
    await desk.focus(LEAN)
    await desk.saved(STALE)
    expect(entriesOf(root).get(STALE)).toMatchObject({
      target: expect.stringContaining('50 %'),
      previous: expect.any(String),
    })
    await desk.shows(`${desk.card(STALE)} .state`, /El original cambió/)
    await desk.focus(STALE)
    await desk.press('Control', 's')
    await desk.saved(STALE)
    expect(entriesOf(root).get(STALE)).not.toHaveProperty('previous')
  })

  it('works through a chapter by the keyboard alone', async () => {
    const { root, desk } = await open()
    change(root, 'arches/td-y9cq6', 'Piedra')
    await desk.press('Alt', 'ArrowDown')
    expect(await desk.current()).toBe('arches/title-2w0d9')
    await desk.press('Alt', 'Shift', 'ArrowDown')
    expect(await desk.current()).toBe(EMPTY)
    await desk.shows('#suggestions', /Idéntico.*Piedra/)
    await desk.press('Alt', '1')
    expect(await desk.value(EMPTY)).toBe('Piedra')
    await desk.press('Control', 'Enter')
    expect(await desk.current()).toBe(STALE)
    await desk.saved(EMPTY)
    expect(entriesOf(root).get(EMPTY)?.target).toBe('Piedra')
    await desk.shows('#suggestions', /smith2020/)
    await desk.press('Alt', 'ArrowUp')
    expect(await desk.current()).toBe(EMPTY)
  })

  it('has the marks of the source inserted one after the other', async () => {
    const { desk } = await open()
    await desk.type(STALE, 'La piedra pesa ')
    await desk.shows('#suggestions', /\[\^lean\]/)
    await desk.press('Alt', '0')
    await desk.press('Alt', '0')
    await desk.press('Alt', '0')
    expect(await desk.value(STALE)).toBe('La piedra pesa [@smith2020, p. 5][^lean]')
    await desk.press('Control', 'z')
    expect(await desk.value(STALE)).toBe('La piedra pesa ')
  })

  it('cannot break a mark of the source in the field, by whichever key', async () => {
    const { desk } = await open()
    const text = 'Los [@smith2020, p. 5] pesan[^lean]'
    await desk.type(STALE, text)
    const at = (place: number, end = place) =>
      desk.page.$eval(
        `${desk.card(STALE)} textarea`,
        (field, from, to) => field.setSelectionRange(from, to),
        place,
        end,
      )
    const done = async (act: () => Promise<unknown>): Promise<string> => {
      await act()
      const value = await desk.value(STALE)
      await desk.type(STALE, text)
      return value
    }
    const within = text.indexOf('smith')
    const behind = text.indexOf(']') + 1
    expect(await done(() => at(within).then(() => desk.page.keyboard.type('x')))).toBe(text.replace('[@', 'x[@'))
    expect(await done(() => at(within).then(() => desk.page.keyboard.sendCharacter('é')))).toBe(
      text.replace('[@', 'é[@'),
    )
    expect(await done(() => at(behind).then(() => desk.press('Backspace')))).toBe('Los  pesan[^lean]')
    expect(await done(() => at(behind + 1).then(() => desk.press('Control', 'Backspace')))).toBe('Los pesan[^lean]')
    expect(await done(() => at(text.indexOf('[^')).then(() => desk.press('Control', 'Delete')))).toBe(
      'Los [@smith2020, p. 5] pesan',
    )
    expect(await done(() => at(within, text.length - 3).then(() => desk.page.keyboard.type('y')))).toBe('Los y')
    // The caret goes over it as over a letter.
    await at(3)
    await desk.press('ArrowRight')
    await desk.press('ArrowRight')
    await desk.page.waitForFunction(
      (where, place) => document.querySelector<HTMLTextAreaElement>(where)?.selectionStart === place,
      {},
      `${desk.card(STALE)} textarea`,
      behind,
    )
    expect(
      await desk.page.$$eval(`${desk.card(STALE)} .chips span`, chips => chips.map(chip => chip.textContent)),
    ).toEqual(['[@smith2020, p. 5]', '[^lean]'])
    // One that the source does not have is corrected letter by letter.
    await desk.type(STALE, 'Los [@smith2020, p. 6]')
    await desk.press('ArrowLeft')
    await desk.press('Backspace')
    await desk.page.keyboard.type('5')
    expect(await desk.value(STALE)).toBe('Los [@smith2020, p. 5]')
  })

  it('types the signs of the Markdown with AltGr', async () => {
    const { desk } = await open()
    await desk.type(EMPTY, 'x')
    const handled = await desk.page.$eval(`${desk.card(EMPTY)} textarea`, field => {
      const event = new KeyboardEvent('keydown', {
        ...{ key: '@', code: 'Digit2', ctrlKey: true, altKey: true },
        ...{ bubbles: true, cancelable: true },
      })
      return !field.dispatchEvent(event)
    })
    expect(handled).toBe(false)
  })

  it('sees what others change, and keeps what is being typed', async () => {
    const { root, desk } = await open()
    await desk.type(EMPTY, 'Piedra, aún sin guardar')
    change(root, LEAN, 'Los arcos descansan.')
    await desk.page.waitForFunction(
      where => document.querySelector<HTMLTextAreaElement>(where)?.value === 'Los arcos descansan.',
      {},
      `${desk.card(LEAN)} textarea`,
    )
    expect(await desk.value(EMPTY)).toBe('Piedra, aún sin guardar')
    await desk.shows(`${desk.card(LEAN)} [data-part=issues]`, /The translation lacks citation/)
  })

  it('finds what was typed and not saved again after a reload', async () => {
    const { root, desk } = await open()
    const dialogs: string[] = []
    desk.page.on('dialog', dialog => {
      dialogs.push(dialog.type())
      void dialog.accept()
    })
    await desk.type(EMPTY, 'Piedra')
    await desk.page.reload({ waitUntil: 'load' })
    expect(dialogs).toEqual(['beforeunload'])
    expect(await desk.value(EMPTY)).toBe('Piedra')
    await desk.shows(`${desk.card(EMPTY)} .saving`, /Sin guardar/)
    await desk.focus(EMPTY)
    await desk.press('Control', 's')
    await desk.saved(EMPTY)
    expect(entriesOf(root).get(EMPTY)?.target).toBe('Piedra')
    await desk.page.reload({ waitUntil: 'load' })
    expect(await desk.text(`${desk.card(EMPTY)} .saving`)).toBe('')
  })

  it('leaves the page where the translator has scrolled to, also when a check is answered', async () => {
    const { desk } = await open()
    const last = 'arches/fn-6503k'
    await desk.type(last, 'Texto [@nobody]')
    await desk.page.evaluate(() => scrollTo({ top: 0, behavior: 'instant' }))
    await desk.shows('#announcement', /error/)
    expect(await desk.page.evaluate(() => scrollY)).toBe(0)
  })

  it('keeps what was typed while the server is away', async () => {
    const { root, desk, close } = await open()
    await desk.type(EMPTY, 'Piedra')
    await desk.shows('#announcement', /Sin problemas/)
    await close()
    await desk.press('Control', 's')
    await desk.shows(`${desk.card(EMPTY)} .saving`, /Sin guardar.*no responde.*guardado/)
    expect(await desk.value(EMPTY)).toBe('Piedra')
    expect(entriesOf(root).get(EMPTY)?.target).toBe('')
  })

  it('brings the files in line with an edited source, and goes on', async () => {
    const root = copyBridges()
    const chapter = path.join(root, 'content/01-arches.md')
    writeFileSync(chapter, readFileSync(chapter, 'utf8').replace('## Stone', 'New words stand here.\n\n## Stone'))
    const { desk } = await open(root)
    await desk.type(EMPTY, 'Piedra')
    await desk.bringInLine()
    expect(await desk.page.$('#sync')).toBeNull()
    expect(await desk.value(EMPTY)).toBe('Piedra')
    expect(entriesOf(root).get(EMPTY)?.target).toBe('Piedra')
    const id =
      entriesOf(root)
        .entries()
        .find(([, { source }]) => source.startsWith('New words'))?.[0] ?? ''
    await desk.type(id, 'Aquí hay palabras nuevas.')
    await desk.press('Control', 's')
    await desk.saved(id)
    expect(entriesOf(root).get(id)?.target).toBe('Aquí hay palabras nuevas.')
  })

  it('brings the files in line when what was typed could not be saved, and still has it', async () => {
    const root = copyBridges()
    const chapter = path.join(root, 'content/01-arches.md')
    writeFileSync(chapter, readFileSync(chapter, 'utf8').replace('## Stone', 'New words stand here.\n\n## Stone'))
    const { desk } = await open(root)
    await desk.type(EMPTY, 'Piedra')
    change(root, EMPTY, 'Roca')
    await desk.bringInLine()
    expect(await desk.value(EMPTY)).toBe('Piedra')
    expect(entriesOf(root).get(EMPTY)?.target).toBe('Roca')
  })

  it('can show what is left to do, and nothing else', async () => {
    const { desk } = await open()
    await desk.page.click('#filter label:has([value=unfinished])')
    const shown = await desk.page.$$eval('article', all =>
      all.filter(card => card.checkVisibility()).map(card => card.dataset.id),
    )
    expect(shown).toContain(EMPTY)
    expect(shown).toContain(STALE)
    expect(shown).not.toContain(LEAN)
  })

  it.each([
    ['a telephone', 320, 640],
    ['a laptop at 200 %', 640, 400],
    ['a wide screen', 1600, 900],
  ])('reads everything on %s without scrolling sideways', async (_, width, height) => {
    const { desk } = await open()
    await desk.page.setViewport({ width, height })
    await desk.focus(STALE)
    await desk.shows('#suggestions', /lean/)
    const size = await desk.page.evaluate(() => ({ width: document.documentElement.scrollWidth, room: innerWidth }))
    expect(size.width).toBeLessThanOrEqual(size.room)
    const covered = await desk.page.$eval(`${desk.card(STALE)} textarea`, field => {
      field.scrollIntoView({ block: 'center' })
      const { left, right, top, height: tall } = field.getBoundingClientRect()
      return [left + 5, right - 5].some(x => document.elementFromPoint(x, top + tall / 2) !== field)
    })
    expect(covered).toBe(false)
  })
})

describe('a previewed page', () => {
  it('shows an edit when it is saved, and its problems', async () => {
    const { root, desk } = await open(copyBridges(), '/en/paper.html')
    const chapter = path.join(root, 'content/01-arches.md')
    writeFileSync(chapter, readFileSync(chapter, 'utf8').replace('Arches *lean*', 'Vaults *lean*'))
    await desk.shows('main', /Vaults lean/)
    await desk.shows('#dev-panel', /0 errors, 1 warning/)
    writeFileSync(chapter, readFileSync(chapter, 'utf8').replace('@smith2020, p. 3', '@nobody'))
    await desk.shows('#dev-panel', /1 error, 1 warning/)
    // Errors unfold the panel.
    await desk.shows('#dev-panel', /content\/01-arches\.md:7:\d+.*nobody/)
  })
})
