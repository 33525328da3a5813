import { expect, it } from 'vitest'
import { runPipeline } from '../../scripts/build/pipeline.ts'
import { silent } from '../../scripts/ground/progress.ts'
import { createPublication, SETTINGS } from '../support/publication.ts'

/** In one language: what translations lack is no part of this. */
const ONE_LANGUAGE = SETTINGS.replace(/ {2}- \{ id: (?:es|pt),.*\n/g, '')
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
    'content/publication.yaml': ONE_LANGUAGE,
    'content/01-arches.md': '---\ntitle: Arches\n---\n\nThey lean [@smith2020].\n',
    'content/02-cables.md': text,
  })
  const { messages } = await runPipeline({ root, formats: [], progress: silent })
  const first = messages.map(({ file, line, column, rule }) => `${file}:${line}:${column} ${rule}`)
  expect(first).toEqual([`content/02-cables.md:${expected}`])
})
