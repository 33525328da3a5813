import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fromHtml } from 'hast-util-from-html'
import { select, selectAll } from 'hast-util-select'
import { describe, expect, it } from 'vitest'
import { runPipeline } from '../../../scripts/build/pipeline.ts'
import { silent } from '../../../scripts/ground/progress.ts'
import { readPdf } from '../../support/pdf.ts'
import { type Contents, createPublication, SETTINGS } from '../../support/publication.ts'

const LOGO =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40" width="40" height="40"><rect width="40" height="40"/></svg>'

async function build(settings: string, contents: Contents = {}, formats = ['html', 'pdf']) {
  const root = createPublication({
    'content/publication.yaml': SETTINGS + settings,
    'content/figures/logo.svg': LOGO,
    ...contents,
  })
  const { messages } = await runPipeline({ root, formats, languages: ['en'], progress: silent })
  const read = (name: string) => readFileSync(path.join(root, 'dist', name))
  return { messages: messages.map(({ line, column, text }) => `${line}:${column} ${text}`), read }
}

describe('the settings of the printed page', () => {
  it('make it as large as they say', async () => {
    const { read } = await build('page: Letter\nmargins: { left: 40 mm, right: 40 mm }\n', {}, ['pdf'])
    const [view, text] = await readPdf(new Uint8Array(read('en/paper.pdf')), async document => {
      const page = await document.getPage(4)
      const { items } = await page.getTextContent()
      const places = items.flatMap(item =>
        'str' in item && item.str.trim() !== '' ? [item.transform[4] as number] : [],
      )
      return [page.view, places] as const
    })
    expect(view).toEqual([0, 0, 612, 792])
    // 40 mm are 113.4 pt.
    expect(Math.min(...text)).toBeGreaterThan(113)
  })

  it('are refused where they leave no room, at the larger margin', async () => {
    const { messages } = await build('margins:\n  left: 90 mm\n  right: 60 mm\n', {}, [])
    expect(messages).toContain('20:9 The margins leave 60 mm of the A4 page for the text, expected 80 mm or more')
  })

  it('are refused with the nearest right word where a size is none', async () => {
    const { messages } = await build('page: Leter\n', {}, [])
    expect(messages.join()).toMatch(/^19:7 .*`Letter`/)
  })
})

describe('the cover', () => {
  it('shows logo and picture, with what they show in words', async () => {
    const { read, messages } = await build(
      'logo: { src: figures/logo.svg, alt: A square }\ncover: { src: figures/logo.svg, alt: A larger square }\n',
    )
    expect(messages.filter(message => !message.includes('sync'))).toEqual([])
    const page = fromHtml(read('en/paper.html').toString('utf8'))
    const labels = selectAll('.cover svg', page).map(({ properties }) => properties.ariaLabel)
    expect(labels).toEqual(['A larger square', 'A square'])
    expect(select('.cover-picture', page)).toBeDefined()
  })

  it('says where publication.yaml names a picture that is not there', async () => {
    const { messages } = await build('logo: { src: figures/lgo.svg, alt: A square }\n', {}, [])
    expect(messages.join()).toMatch(/19:14 .*figures\/lgo\.svg.*logo\.svg/)
  })

  it('and imprint name the authors, and a licence without an address', async () => {
    const licence = SETTINGS.replace(/licence: .*\n/, 'licence: { name: All rights reserved }\n')
    const { read } = await build('', { 'content/publication.yaml': `${licence}authors: [Ann Smith, Bo Lee]\n` }, [
      'html',
    ])
    const html = read('en/paper.html').toString('utf8')
    expect(html).toContain('Ann Smith; Bo Lee. Council of Bridges. 2022.')
    expect(html).toContain('<dd>All rights reserved</dd>')
    expect(html).toContain('<meta name="author" content="Bo Lee">')
  })
})
