import { readFileSync } from 'node:fs'
import path from 'node:path'
import { unzipSync } from 'fflate'
import { expect, it } from 'vitest'
import { runPipeline } from '../../scripts/build/pipeline.ts'
import { silent } from '../../scripts/ground/progress.ts'
import { violations } from '../support/pdf-ua.ts'
import { chapter, createPublication, SETTINGS } from '../support/publication.ts'
import { withAllTags } from '../support/read-page.ts'

const LINK =
  'The spans are [a table](data/spans of 2020.csv "Spans"), or [the same][spans].\n\n[spans]: <data/spans of 2020.csv>'

async function build(text: string, formats: string[], files: Record<string, string> = {}) {
  const root = createPublication({
    'content/publication.yaml': `${SETTINGS}formats: [html, pdf, docx]\n`,
    'content/01-arches.md': chapter('Arches', text),
    ...files,
  })
  const { messages } = await runPipeline({ root, formats, languages: ['en'], progress: silent })
  const said = messages.map(({ file, line, column, text: words, rule }) => `${file}:${line}:${column} ${rule} ${words}`)
  return {
    said: said.filter(message => !message.includes('sync')),
    read: (name: string) => readFileSync(path.join(root, 'dist', name)),
  }
}

it('a file that the text links to is published, and every format leads there', async () => {
  const spans = 'bridge,span\nArch,20\n'
  const { said, read } = await build(
    LINK.replaceAll('(data/spans of 2020.csv', '(<data/spans of 2020.csv>'),
    ['html', 'pdf', 'docx'],
    {
      'content/data/spans of 2020.csv': spans,
    },
  )
  expect(said).toEqual([])
  expect(read('files/data/spans of 2020.csv').toString('utf8')).toBe(spans)
  const address = '../files/data/spans%20of%202020.csv'
  expect(withAllTags(read('en/paper.html').toString('utf8')).split(`href="${address}"`)).toHaveLength(3)
  const pdf = read('en/paper.pdf')
  expect(pdf.toString('latin1')).toContain(`(${address})`)
  expect(pdf.toString('latin1')).not.toContain('publication.invalid')
  expect(await violations(new Uint8Array(pdf))).toEqual([])
  const parts = unzipSync(new Uint8Array(read('en/paper.docx')))
  expect(Buffer.from(parts['word/_rels/document.xml.rels'] ?? []).toString('utf8')).toContain(`Target="${address}"`)
})

it.each([
  [
    '[a table](data/span.csv)',
    /^content\/01-arches\.md:5:5 link-file No file `content\/data\/span\.csv`.*`data\/spans\.csv`\?$/,
  ],
  ['[a page](data/page.html)', /link-file The link leads to `data\/page\.html`: write an address/],
  ['[a chapter](02-cables.md)', /link-file The link leads to the chapter `02-cables\.md`: write a cross-reference/],
  ['[secrets](../references.bib)', /link-file No file/],
  ['[a machine](/etc/passwd)', /link-scheme/],
  ['[a machine](file:///etc/passwd.pdf)', /link-scheme/],
])('says with its place what %s cannot be', async (link, message) => {
  const { said } = await build(`See ${link}.`, [], {
    'content/data/spans.csv': 'a,b\n',
    'content/data/page.html': '<p>',
  })
  expect(said).toEqual([expect.stringMatching(message)])
})
