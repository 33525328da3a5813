import { expect, it } from 'vitest'
import { runPipeline } from '../../scripts/build/pipeline.ts'
import { silent } from '../../scripts/ground/progress.ts'
import { createPublication } from '../support/publication.ts'

const SETTINGS = `title: On bridges
body: Council of Bridges
version: "1.0"
date: 2022-12-15
status: draft
licence: { name: CC BY 4.0, url: "https://creativecommons.org/licenses/by/4.0/" }
languages:
  - { id: en, tag: en-GB }
editions:
  - { id: paper, title: Paper, chapters: [01-arches, 02-cables] }
`
const HEAD = '---\ntitle: Cables\nid: sec-cables\n---\n\n'
const REST = '\n\n## Towers {#sec-towers}\n\nThey stand [@ruiz2019], see [](#sec-towers).\n'

it.each([
  ['a mistyped key', `---\ntitle: Cables\nshrot: C\nid: sec-cables\n---${REST}`, '3:1 yaml-schema'],
  ['a quotation mark that nothing closes', `---\ntitle: "Cables\nid: sec-cables\n---${REST}`, '2:8 yaml-syntax'],
  ['a box that nothing closes', `${HEAD}:::box{#box-a}[Title]\nText.${REST}`, '6:1 directive-form'],
  ['code that nothing closes', `${HEAD}\`\`\`\ncode${REST}`, '6:1 code-unclosed'],
  [
    'two versions that git left',
    `${HEAD}<<<<<<< HEAD\nCables pull.\n=======\nCables hang.\n>>>>>>> branch${REST}`,
    '6:1 merge-conflict',
  ],
])('%s is told once, at its own place, and nothing that follows from it is', async (_, text, expected) => {
  const root = createPublication({
    'content/publication.yaml': SETTINGS,
    'content/01-arches.md': '---\ntitle: Arches\n---\n\nThey lean [@smith2020].\n',
    'content/02-cables.md': text,
  })
  const { messages } = await runPipeline({ root, formats: [], progress: silent })
  const first = messages.map(({ file, line, column, rule }) => `${file}:${line}:${column} ${rule}`)
  expect(first).toEqual([`content/02-cables.md:${expected}`])
})
