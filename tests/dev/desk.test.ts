import { readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fromHtml } from 'hast-util-from-html'
import { select, selectAll } from 'hast-util-select'
import { toString as textOf } from 'hast-util-to-string'
import { VFile } from 'vfile'
import { describe, expect, it } from 'vitest'
import { runPipeline } from '../../scripts/build/pipeline.ts'
import type {
  ChapterAnswer,
  CheckAnswer,
  ConflictAnswer,
  HelpAnswer,
  RenderAnswer,
  SavedAnswer,
} from '../../scripts/dev/desk/protocol.ts'
import { silent } from '../../scripts/ground/progress.ts'
import { writeTmx } from '../../scripts/translations/exchange/tmx.ts'
import { formatLocaleFile, type LocaleEntry, readLocaleFile } from '../../scripts/translations/locales/locale-file.ts'
import { ask, copyBridges, serve } from './serve.ts'

const ARCHES = 'locales/es/01-arches.json'
const LEAN = 'arches/p-h5vae'
const STALE = 'arches/p-bzbpe'
const EMPTY = 'arches/h-fg5db'
const LEANING =
  'Los arcos se *apoyan* [@smith2020, p. 3] y "aguantan".[^lean] Véanse el [](#fig-arch), el [](#tab-spans) y la [](#sec-wind).'

const read = (root: string, name: string) => readFileSync(path.join(root, name), 'utf8')
const write = (root: string, name: string, text: string) => writeFileSync(path.join(root, name), text)
const entriesOf = (root: string) => readLocaleFile(new VFile(read(root, ARCHES))).entries

/** Does another's work on a locale file. */
function change(root: string, id: string, fields: Partial<LocaleEntry>): void {
  const entries = entriesOf(root)
  const entry = entries.get(id)
  if (!entry) throw new Error(`no ${id}`)
  write(root, ARCHES, formatLocaleFile(entries.set(id, { ...entry, ...fields })))
}

async function openDesk(root = copyBridges()) {
  const { url } = await serve(root)
  const page = async (address = '/translate/es/01-arches') => fromHtml((await ask(url, { path: address })).body)
  const post = async (address: string, body: object) => {
    const answer = await ask(url, {
      method: 'POST',
      path: address,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ language: 'es', source: '01-arches', ...body }),
    })
    return { status: answer.status, value: JSON.parse(answer.body) as never }
  }
  const check = async (id: string, target: string, note = '') =>
    (await post('/api/check', { id, target, note })).value as CheckAnswer
  const render = async (id: string, target: string) =>
    ((await post('/api/render', { id, target, note: '' })).value as RenderAnswer).rendered
  const baseOf = async (id: string) => String(select(`[data-id="${id}"]`, await page())?.properties.dataBase)
  const save = async (id: string, target: string, options: { base?: string; accept?: boolean; note?: string } = {}) => {
    const { base = await baseOf(id), accept = true, note = '' } = options
    return post('/api/save', { id, target, note, base, accept })
  }
  return { root, url, page, post, check, render, baseOf, save }
}

const words = (html: string) => textOf(fromHtml(html)).replace(/\s+/g, ' ')

describe('the lists of the desk', () => {
  it('tells for each chapter how far it is', async () => {
    const { page } = await openDesk()
    const list = await page('/translate/es')
    const row = selectAll('tr', list).find(each => textOf(each).startsWith('Arches'))
    expect(row && textOf(row)).toContain('01-arches')
    expect(select('a', row)?.properties.href).toBe('/translate/es/01-arches')
    expect(row && selectAll('td.number', row).map(textOf)).toEqual(['53', '0', '8', '1', '0', '0'])
    expect(selectAll('a', list).map(link => link.properties.href)).toEqual(
      expect.arrayContaining(['/translate/es/shared/wind', '/translate/es/publication', '/translate/es/acronyms']),
    )
  })

  it('know no other language and no other chapter', async () => {
    const { url } = await openDesk()
    for (const address of ['/translate/fr', '/translate/en', '/translate/es/03-none', '/translate/es/../pt'])
      expect((await ask(url, { path: address })).status, address).toBe(address.includes('..') ? 200 : 404)
  })
})

describe('the page of a chapter', () => {
  it('sets source and target side by side in their languages, with what is printed', async () => {
    const { page } = await openDesk()
    const card = select(`[data-id="${LEAN}"]`, await page())
    const source = select('.source', card)
    expect(source?.properties.lang).toBe('en-GB')
    expect(source && textOf(source)).toContain('Arches *lean* [@smith2020, p. 3], and "hold".')
    expect(selectAll('.source .mark', card).map(textOf)).toEqual([
      '[@smith2020, p. 3]',
      '[^lean]',
      '[](#fig-arch)',
      '[](#tab-spans)',
      '[](#sec-wind)',
    ])
    const target = select('textarea', card)
    expect(target?.properties).toMatchObject({ lang: 'es', dir: 'auto' })
    expect(target && textOf(target)).toBe(LEANING)
    const rendered = select('.rendered', card)
    expect(rendered && words(textOf(rendered))).toMatch(
      /Los arcos se apoyan1 y «aguantan»2\. Véanse el gráfico 1, el cuadro 1 y la sección 2\.1\..*Smith, Stone Arches/i,
    )
  })

  it('shows what changed in the source of a stale segment', async () => {
    const { page } = await openDesk()
    const card = select(`[data-id="${STALE}"]`, await page())
    expect(select('.badge.stale', card)).toBeDefined()
    expect(selectAll('.source del', card).map(textOf).join()).toContain('half')
    expect(selectAll('.source ins', card).map(textOf).join()).toMatch(/50.*%/)
  })

  it('gives every field a name and points at its problems', async () => {
    const { page } = await openDesk()
    const tree = await page()
    const ids = new Set(selectAll('[id]', tree).map(element => element.properties.id))
    expect(ids.size).toBe(selectAll('[id]', tree).length)
    for (const field of selectAll('textarea[data-field=target]', tree)) {
      expect(select(`label[for="${field.properties.id}"]`, tree)).toBeDefined()
      for (const id of field.properties.ariaDescribedBy as string[]) expect(ids).toContain(id)
    }
    expect(select('#announcement', tree)?.properties.role).toBe('status')
  })

  it('shows a file that cannot be read whole with its messages, and lets nothing be written over', async () => {
    const root = copyBridges()
    const broken = `${read(root, ARCHES).slice(0, 700)}\n<<<<<<< HEAD\n`
    write(root, ARCHES, broken)
    const { page, post } = await openDesk(root)
    const tree = await page()
    const panel = select('#dev-panel', tree)
    expect(panel && textOf(panel)).toMatch(/locales\/es\/01-arches\.json:\d+:\d+.*<<<<<<<.*merge-conflict/)
    const fields = selectAll('textarea[data-field=target]', tree)
    expect(fields.length).toBeGreaterThan(5)
    expect(fields.every(field => field.properties.readOnly)).toBe(true)
    const base = String(select(`[data-id="${LEAN}"]`, tree)?.properties.dataBase)
    const { status, value } = await post('/api/save', { id: LEAN, target: 'Arcos.', note: '', base, accept: true })
    expect(status).toBe(422)
    expect((value as { error: string }).error).toContain(`${ARCHES}:`)
    expect(read(root, ARCHES)).toBe(broken)
    expect(selectAll('textarea[readonly]', await page('/translate/pt/01-arches'))).toEqual([])
    expect(selectAll('textarea[readonly]', await page('/translate/es/02-cables'))).toEqual([])
  })

  it.each([
    ['cut in half', (text: string) => text.slice(0, text.length / 2), 'json-syntax'],
    ['with a key twice', (text: string) => text.replace(EMPTY, LEAN), 'json-duplicate'],
    ['with a number for a text', (text: string) => text.replace('"Arcos"', '7'), 'locale-field'],
    ['with Windows line ends', (text: string) => text.replaceAll('\n', '\r\n'), 'file-encoding'],
    ['with a byte-order mark', (text: string) => `\ufeff${text}`, 'file-encoding'],
  ])('lets nothing be written over a file %s', async (_, spoil, rule) => {
    const root = copyBridges()
    const spoilt = spoil(read(root, ARCHES))
    write(root, ARCHES, spoilt)
    const { page, post } = await openDesk(root)
    const tree = await page()
    const panel = select('#dev-panel', tree)
    expect(panel && textOf(panel)).toMatch(new RegExp(`${ARCHES}:\\d+:\\d+.*${rule}`))
    const base = String(select(`[data-id="${STALE}"]`, tree)?.properties.dataBase)
    const { status } = await post('/api/save', { id: STALE, target: 'Piedra.', note: '', base, accept: true })
    expect(status).toBe(422)
    expect(read(root, ARCHES)).toBe(spoilt)
  })
})

describe('a draft', () => {
  it('is checked by the rules of check, as it is typed', async () => {
    const { check } = await openDesk()
    const lost = await check(LEAN, LEANING.replace(' [@smith2020, p. 3]', ''))
    expect(words(lost.parts.issues)).toContain('error: The translation lacks citation @smith2020, page 3')
    expect(lost).toMatchObject({ errors: true, summary: '1 error, 0 advertencias' })
    const mended = await check(LEAN, LEANING)
    expect(mended).toMatchObject({ errors: false, summary: 'Sin problemas' })
    expect(mended.parts.issues).toBe('')
  })

  it('has the problems that check will tell when it is saved', async () => {
    const { root, check, save } = await openDesk()
    write(root, 'locales/terms.yaml', 'hold: { es: sostener }\n')
    const target =
      'Los los arcos  *se apoyan* [@smith2020, p. 4] and "aguantan" en 12.5 casos.[^lean] Véanse <b>el</b> {{x}}'
    const { issues } = (await check(LEAN, target)).parts
    const told = selectAll('li', fromHtml(issues)).map(item => textOf(select('.rule', item) ?? item))
    await save(LEAN, target)
    const { messages } = await runPipeline({ root, formats: [], progress: silent })
    const rules = messages.filter(({ file }) => file === ARCHES).map(({ rule }) => rule)
    expect(told.toSorted()).toEqual(rules.toSorted())
    expect(new Set(told).size).toBeGreaterThan(6)
    expect(told).toContain('term')
  })

  it('is rendered with the numbers that it will have in the page', async () => {
    const { render } = await openDesk()
    const swapped = LEANING.replace(' [@smith2020, p. 3]', '').replace('[^lean]', '[^lean][@smith2020, p. 3]')
    expect(words(await render(LEAN, swapped))).toMatch(/apoyan y «aguantan»1,2\. Véanse/)
    expect(words(await render('arches/fn-5eqjd', 'Véase [@ruiz2019, pp. 12-13].'))).toContain('Ruiz')
  })

  it('of a word in a figure is drawn there, and told where it does not fit', async () => {
    const { post } = await openDesk()
    const word = { source: 'figures', id: 'figures/fig-g7hrh', note: '' }
    const help = (await post('/api/help', word)).value as HelpAnswer
    expect(help.html).toMatch(/<svg[^>]*role="img"[\s\S]*Clave/)
    const render = async (target: string) => (await post('/api/render', { ...word, target })).value as RenderAnswer
    const { rendered } = await render('Dovela')
    expect(rendered).toMatch(/<svg[\s\S]*Dovela/)
    expect(rendered).not.toContain('figure-text-wide')
    expect((await render('Dovela central que cierra el arco '.repeat(9))).rendered).toContain('figure-text-wide')
  })

  it('of several paragraphs is rendered whole', async () => {
    const { render } = await openDesk()
    const print = await render(LEAN, LEANING.replace('[^lean] V', '[^lean]\n\nV'))
    const paragraphs = selectAll('.print > p', fromHtml(print)).map(textOf)
    expect(paragraphs.join('|')).toMatch(/^Los arcos.*\|Véanse el gráfico\s1/)
  })

  it('of a stale segment is held against the source as it is now', async () => {
    const { check } = await openDesk()
    const old = 'La piedra pesa [@smith2020, p. 5]. La ONU construyó la mitad,[^lean] a 12 km.'
    expect(words((await check(STALE, old)).parts.issues)).toContain('50')
    expect((await check(STALE, old.replace('la mitad', 'el 50 %'))).parts.issues).toBe('')
  })

  it('may say in its note why a rule does not hold', async () => {
    const { check } = await openDesk()
    const old = 'La piedra pesa [@smith2020, p. 5]. La ONU construyó la mitad,[^lean] a 12 km.'
    expect((await check(STALE, old, 'ignore parity-number: written out')).parts.issues).toBe('')
    expect(words((await check(STALE, old, 'ignore parity-number')).parts.issues)).toContain('The reason is missing')
  })

  it('brings nothing of its own into the page', async () => {
    const { check, render } = await openDesk()
    const hostile =
      'Arcos <img src=x onerror=alert(1)> <script>alert(1)</script> [x](javascript:alert(1)) {{x}} $t(y) \u202e'
    const print = await render(EMPTY, hostile)
    const { issues } = (await check(EMPTY, hostile)).parts
    expect(selectAll('img, script, a', fromHtml(print + issues))).toEqual([])
    expect(print).not.toContain('javascript:')
    expect(words(print)).toContain('{{x}} $t(y) \u202e')
    expect(words(issues)).toMatch(/raw-html.*link-scheme/)
  })

  it('larger than any text is refused in a sentence', async () => {
    const { post, save, root } = await openDesk()
    const before = read(root, ARCHES)
    const large = 'Arcos. '.repeat(15_000)
    for (const { status, value } of [
      await post('/api/check', { id: EMPTY, target: large, note: '' }),
      await save(EMPTY, large),
      await post('/api/check', { id: EMPTY, target: '', note: large }),
    ]) {
      expect(status).toBe(413)
      expect((value as { error: string }).error).toContain('puede tener 100 kB')
    }
    const { status } = await post('/api/check', { id: EMPTY, target: 'x'.repeat(2_000_000), note: '' })
    expect(status).toBe(413)
    expect(read(root, ARCHES)).toBe(before)
  })
})

describe('a save', () => {
  it('writes the locale file in its fixed layout, and nothing else in it', async () => {
    const { root, save } = await openDesk()
    const expected = entriesOf(root)
    expected.set(EMPTY, { ...(expected.get(EMPTY) as LocaleEntry), target: 'Piedra' })
    const { status, value } = await save(EMPTY, '  Piedra\r\n')
    expect(status).toBe(200)
    expect((value as SavedAnswer).segment).toMatchObject({ target: 'Piedra', state: 'translated' })
    expect(words((value as SavedAnswer).progress)).toContain('5 de 13 traducidos')
    expect(read(root, ARCHES)).toBe(formatLocaleFile(expected))
  })

  it('keeps marks of direction and other signs that nobody sees as text', async () => {
    const { root, save } = await openDesk()
    const target = 'Piedra \u200f(\u2067حجر\u2069) \u0000 {{x}}'
    await save(EMPTY, target)
    expect(entriesOf(root).get(EMPTY)?.target).toBe(target)
  })

  it('accepts a stale translation when it is told so, and not otherwise', async () => {
    const { root, save } = await openDesk()
    const target = 'La piedra pesa [@smith2020, p. 5]. La ONU construyó el 50 %,[^lean] a 12 km.'
    await save(STALE, target, { accept: false })
    expect(entriesOf(root).get(STALE)).toMatchObject({ target, previous: expect.stringContaining('half') })
    const { value } = await save(STALE, target)
    expect((value as SavedAnswer).segment.state).toBe('translated')
    expect(entriesOf(root).get(STALE)).not.toHaveProperty('previous')
  })

  it('of what another changed meanwhile is refused, and both versions are shown', async () => {
    const { root, baseOf, save } = await openDesk()
    const base = await baseOf(LEAN)
    change(root, LEAN, { target: 'Los arcos descansan.' })
    const before = read(root, ARCHES)
    const { status, value } = await save(LEAN, 'Los arcos se sostienen.', { base })
    expect(status).toBe(409)
    expect(read(root, ARCHES)).toBe(before)
    const { conflict, segment } = value as ConflictAnswer
    expect(words(conflict)).toMatch(/La suya.*sostienen.*En el archivo.*Los arcos descansan\./)
    expect(segment.target).toBe('Los arcos descansan.')
    expect((await save(LEAN, 'Los arcos se sostienen.', { base: segment.base })).status).toBe(200)
  })

  it('goes through beside changes of other segments, which stay', async () => {
    const { root, baseOf, save } = await openDesk()
    const base = await baseOf(EMPTY)
    change(root, LEAN, { target: 'Los arcos descansan.' })
    expect((await save(EMPTY, 'Piedra', { base })).status).toBe(200)
    expect(entriesOf(root).get(LEAN)?.target).toBe('Los arcos descansan.')
  })

  it('is refused when the source was edited meanwhile: what was translated is not what it says now', async () => {
    const { root, baseOf, save } = await openDesk()
    const base = await baseOf(LEAN)
    write(
      root,
      'content/01-arches.md',
      read(root, 'content/01-arches.md').replace('Arches *lean*', 'All arches *lean*'),
    )
    const { status, value } = await save(LEAN, LEANING, { base })
    expect(status).toBe(409)
    expect((value as ConflictAnswer).segment.parts.source).toContain('All')
    expect(entriesOf(root).get(LEAN)).not.toHaveProperty('previous')
  })

  it('from another site is refused', async () => {
    const { url, root, baseOf } = await openDesk()
    const before = read(root, ARCHES)
    const body = JSON.stringify({
      ...{ language: 'es', source: '01-arches', id: EMPTY, target: 'Mal', note: '', accept: true },
      base: await baseOf(EMPTY),
    })
    const headers = { 'content-type': 'application/json' }
    for (const foreign of [
      { origin: 'https://evil.example' },
      { 'sec-fetch-site': 'cross-site' },
      { host: 'evil.example' },
    ])
      expect(
        (await ask(url, { method: 'POST', path: '/api/save', headers: { ...headers, ...foreign }, body })).status,
      ).toBe(403)
    expect(read(root, ARCHES)).toBe(before)
  })

  it('of nonsense is refused', async () => {
    const { url, post } = await openDesk()
    const headers = { 'content-type': 'application/json' }
    const send = (body: string) => ask(url, { method: 'POST', path: '/api/save', headers, body })
    expect((await send('{')).status).toBe(400)
    expect((await send('null')).status).toBe(404)
    expect((await post('/api/save', { id: LEAN, target: 3 })).status).toBe(404)
    expect((await post('/api/save', { id: '__proto__', target: '', note: '', base: '', accept: true })).status).toBe(
      404,
    )
    expect(
      (
        await post('/api/save', {
          source: '../../content/01-arches',
          id: LEAN,
          target: '',
          note: '',
          base: '',
          accept: true,
        })
      ).status,
    ).toBe(404)
    expect((await post('/api/nothing', {})).status).toBe(404)
  })
})

describe('a source edited since the last sync', () => {
  it('can be translated where its segments are known, and after a sync everywhere', async () => {
    const root = copyBridges()
    write(
      root,
      'content/01-arches.md',
      read(root, 'content/01-arches.md')
        .replace('## Stone', 'New words stand here.\n\n## Stone')
        .replace('Stone is heavy', 'Stone is very heavy'),
    )
    const { page, post, save } = await openDesk(root)
    const before = await page()
    const fresh = selectAll('article', before).find(card => textOf(card).includes('New words'))
    expect(select('textarea', fresh)?.properties.readOnly).toBe(true)
    expect(select('#sync', before)).toBeDefined()
    expect(selectAll('textarea[data-field=target][readonly]', before)).toHaveLength(1)
    const id = String(fresh?.properties.dataId)
    expect((await save(id, 'Nuevas palabras.')).status).toBe(410)
    await save(STALE, 'La piedra pesa mucho [@smith2020, p. 5]. La ONU construyó el 50 %,[^lean] a 12 km.')
    expect(entriesOf(root).get(STALE)?.source).toContain('very heavy')
    expect((await post('/api/sync', {})).status).toBe(200)
    expect(select('#sync', await page())).toBeUndefined()
    expect((await save(id, 'Aquí hay palabras nuevas.')).status).toBe(200)
    expect(entriesOf(root).get(STALE)).not.toHaveProperty('previous')
    expect(entriesOf(root).get(LEAN)?.target).toBe(LEANING)
  })

  it('is not synced while a locale file cannot be read whole, and the reason is told', async () => {
    const root = copyBridges()
    write(root, 'content/01-arches.md', `${read(root, 'content/01-arches.md')}\nMore words.\n`)
    for (const language of ['es', 'pt']) write(root, `locales/${language}/annex.json`, '{')
    write(root, 'locales/en/annex.json', '{')
    const { page, post } = await openDesk(root)
    const panel = select('#dev-panel', await page())
    expect(panel && textOf(panel)).toMatch(/locales\/en\/annex\.json:1:2.*json-syntax/)
    const { status, value } = await post('/api/sync', {})
    expect(status).toBe(422)
    expect((value as { error: string }).error).toMatch(/locales\/en\/annex\.json:1:2/)
  })

  it('is not synced while words may be missing', async () => {
    const root = copyBridges()
    write(root, 'content/publication.yaml', read(root, 'content/publication.yaml').replace('02-cables,', '02-cabels,'))
    const { post } = await openDesk(root)
    const before = read(root, 'locales/es/02-cables.json')
    const { status, value } = await post('/api/sync', {})
    expect(status).toBe(422)
    expect((value as { error: string }).error).toContain('02-cabels')
    expect(read(root, 'locales/es/02-cables.json')).toBe(before)
  })
})

describe('suggestions', () => {
  it('come from like segments, retired ones, the term list and the marks of the source', async () => {
    const root = copyBridges()
    const retired = {
      in: 'Bows › paragraph',
      source: 'They lean on each other in the wind.',
      target: 'Se apoyan al viento.',
      note: '',
    }
    write(root, 'locales/es/.retired.json', formatLocaleFile(new Map([['bows/p-00000', retired]])))
    write(root, 'locales/terms.yaml', 'lean: { es: apoyarse | inclinarse, pt: apoiar-se }\nother: { pt: outro }\n')
    const { post } = await openDesk(root)
    const { value } = await post('/api/help', { id: 'arches/fn-5eqjd' })
    const tree = fromHtml((value as { html: string }).html)
    const inserts = selectAll('[data-insert]', tree).map(button => button.properties.dataInsert)
    expect(inserts).toEqual([
      'Se apoyan al viento.',
      'apoyarse',
      'inclinarse',
      '[@ruiz2019, pp. 12-13]',
      expect.stringMatching(/^They lean/),
    ])
    expect(textOf(tree)).toContain('ya no está en el original')
    expect(selectAll('[data-number]', tree).map(button => button.properties.dataNumber)).toEqual(['1', '2', '3', '4'])
  })

  it('put the identical text first', async () => {
    const root = copyBridges()
    change(root, 'arches/td-y9cq6', { target: 'Piedra' })
    const { post } = await openDesk(root)
    const { value } = await post('/api/help', { id: EMPTY })
    const [first] = selectAll('.match', fromHtml((value as { html: string }).html))
    expect(first && textOf(first)).toMatch(/^Idéntico · .*Piedra$/)
  })
})

describe('over all chapters', () => {
  it('has a place for what is found, in a chapter and in the list', async () => {
    const { page } = await openDesk()
    for (const address of ['/translate/es/01-arches', '/translate/es'])
      expect(select('#found', await page(address)), address).toBeDefined()
  })

  it('finds words in sources, translations and the memory, whatever their case and accents', async () => {
    const root = copyBridges()
    const language = (id: string) => ({ id, tag: id, csl: id, name: id })
    const unit = { in: '', source: 'Wombats dig.', target: 'Los uómbats cavan.' }
    write(root, 'locales/es/memory.tmx', writeTmx([unit], { source: language('en-GB'), target: language('es') }))
    const { post } = await openDesk(root)
    const find = async (text: string) =>
      fromHtml(((await post('/api/search', { text })).value as { html: string }).html)
    const found = await find('LOS ÁRCOS')
    expect(selectAll('mark', found).map(textOf)).toContain('Los arcos')
    expect(selectAll('a', found).map(link => link.properties.href)).toContain(
      `/translate/es/01-arches#${LEAN.split('/')[1]}`,
    )
    expect(textOf(await find('uombats'))).toContain('Wombats dig.')
    const cables = await find('cables')
    expect(selectAll('a', cables).some(link => String(link.properties.href).includes('/02-cables#'))).toBe(true)
    expect(words(((await post('/api/search', { text: '<b>no' })).value as { html: string }).html)).toContain(
      'No se encontró nada',
    )
  })

  it('leads to what is not translated, or faulty, in another chapter', async () => {
    const root = copyBridges()
    const cables = 'locales/es/02-cables.json'
    const all = readLocaleFile(new VFile(read(root, cables))).entries
    const done = [...all].map(([id, entry]): [string, LocaleEntry] => [id, { ...entry, target: entry.source }])
    const [, [faulty]] = done as [unknown, [string, LocaleEntry]]
    done[1] = [faulty, { ...(all.get(faulty) as LocaleEntry), target: 'Cables [@nobody]' }]
    write(root, cables, formatLocaleFile(new Map(done)))
    const { post } = await openDesk(root)
    const { href } = (await post('/api/next', {})).value as { href?: string }
    expect(href).toBe(`/translate/es/02-cables#${faulty.split('/')[1]}`)
  })
})

describe('a review at the desk', () => {
  it('goes into the locale file with a name, and not without one', async () => {
    const { root, post, baseOf, page } = await openDesk()
    const review = async (by: string, withdraw = false) =>
      post('/api/review', { id: LEAN, base: await baseOf(LEAN), by, withdraw })
    expect((await review(' ')).status).toBe(422)
    const { status, value } = await review('Ana  Pérez')
    expect(status).toBe(200)
    expect((value as SavedAnswer).segment).toMatchObject({ reviewed: true, state: 'translated' })
    expect(entriesOf(root).get(LEAN)?.reviewed).toMatch(/^Ana Pérez, \d{4}-\d\d-\d\d, /)
    const card = select(`[data-id="${LEAN}"]`, await page())
    expect(card && textOf(select('.badge.reviewed', card) as never)).toContain('Revisado: Ana Pérez')
    await review('Ana Pérez', true)
    expect(entriesOf(root).get(LEAN)?.reviewed).toBeUndefined()
  })

  it('is of nothing that wants work', async () => {
    const { post, baseOf } = await openDesk()
    const { status } = await post('/api/review', { id: STALE, base: await baseOf(STALE), by: 'Ana', withdraw: false })
    expect(status).toBe(422)
  })
})

it('what one person saved is there for another at once, without all being read anew', async () => {
  const { post, save, baseOf } = await openDesk()
  const before = await baseOf(LEAN)
  await save(
    LEAN,
    'Los arcos se *apoyan* [@smith2020, p. 3] y "sostienen".[^lean] Véanse el [](#fig-arch), el [](#tab-spans) y la [](#sec-wind).',
  )
  const { value } = await post('/api/chapter', { bases: { [LEAN]: before } })
  const { changed } = value as ChapterAnswer
  expect(changed.find(({ id }) => id === LEAN)?.target).toContain('sostienen')
})
