import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Element, Nodes } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { select, selectAll } from 'hast-util-select'
import { toString as textOf } from 'hast-util-to-string'
import { describe, expect, it } from 'vitest'
import { runPipeline } from '../../../scripts/build/pipeline.ts'
import { silent } from '../../../scripts/ground/progress.ts'
import { type Contents, createPublication, SETTINGS } from '../../support/publication.ts'

const PICTURE =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 300"><text x="20" y="40" font-size="20">Words</text></svg>'

/** A chapter of which only the second paragraph, and the item that ends the list, are translated. */
const CHAPTER = `---
title: Arches
id: sec-arches
---

The UN said why,[^n] in [](#sec-cables) and [](#sec-stone).

The UN agrees.

- One
- Two

:::recommendation{#rec-a to=builders chapter=sec-stone}[Build]
Text.
:::

:::figure{#fig-a src=v.svg alt="A picture"}
A caption.
:::

## Stone {#sec-stone}

:::box{#box-a}[A box]
Text.
:::

:::box{#box-b}
Text.
:::

::acronyms

::recommendations{by=actor}

[^n]: A note.
`

const CONTENTS: Contents = {
  'content/01-arches.md': CHAPTER,
  'content/v.svg': PICTURE,
  'content/acronyms.yaml': 'UN: { short: UN, long: United Nations }\n',
  'content/publication.yaml': SETTINGS.replace('    title: Paper', '    title: Paper\n    numbered: false').replace(
    'On bridges',
    'On "bridges"',
  ),
  'locales/en/01-arches.json': JSON.stringify({ 'arches/p-aaaaa': 'The UN agrees.', 'arches/li-bbbbb': 'Two' }),
  'locales/es/01-arches.json': JSON.stringify({
    'arches/p-aaaaa': { in: '', source: 'The UN agrees.', target: 'La UN está de acuerdo.', note: '' },
    'arches/li-bbbbb': { in: '', source: 'Two', target: 'Dos', note: '' },
  }),
}

async function page(name: string): Promise<Nodes> {
  const root = createPublication(CONTENTS)
  const { messages } = await runPipeline({ root, formats: ['html'], progress: silent })
  expect(messages.filter(({ severity }) => severity === 'error')).toEqual([])
  return fromHtml(readFileSync(path.join(root, 'dist', name), 'utf8'))
}

/** The texts of a page by their language, as `tag: text`, in which a `lang` holds for all inside. */
function spoken(node: Nodes, tag = ''): string[] {
  if (node.type === 'text') return node.value.trim() === '' ? [] : [`${tag}: ${node.value.trim()}`]
  if (!('children' in node)) return []
  const own = node.type === 'element' && typeof node.properties.lang === 'string' ? node.properties.lang : tag
  return node.children.flatMap(child => spoken(child, own))
}

describe('the language of every text', () => {
  it('is told where it is not that of the page', async () => {
    const texts = spoken(await page('es/paper.html'))
    for (const text of [
      'en-GB: On “bridges”',
      'en-GB: Why they are built',
      'en-GB: Council of Bridges',
      'en-GB: Paper',
      'en-GB: Arches',
      'en-GB: The UN said why',
      'es: 1',
      'en-GB: “Cables”',
      'es: La',
      'en-GB: United Nations',
      'en-GB: One',
      'es: Dos',
      'en-GB: builders',
      'es: Gráfico 1',
      'en-GB: A caption.',
      'en-GB: Builders',
      'en-GB: A note.',
    ])
      expect(texts).toContain(text)
    for (const text of ['es: Arches', 'es: One', 'es: Builders', 'es: Paper', 'es: A caption.', 'en-GB: Gráfico 1'])
      expect(texts).not.toContain(text)
  })

  it('is that of an alternative text', async () => {
    const picture = select('figure svg', await page('es/paper.html'))
    expect([picture?.properties.ariaLabel, picture?.properties.lang]).toEqual(['A picture', 'en-GB'])
  })

  it('is never told twice', async () => {
    expect(selectAll('main [lang="en-GB"], main [lang="en-GB"] [lang="en-GB"]', await page('en/paper.html'))).toEqual(
      [],
    )
  })

  it('is told in the list of publications', async () => {
    const index = await page('es/index.html')
    const named = spoken(index).filter(text => text.endsWith('Paper'))
    expect(new Set(named)).toEqual(new Set(['en-GB: Paper']))
    expect(textOf(select('h1', index) as Element)).toBe('On “bridges”')
  })
})

it('gives each item its anchor, also in a list without paragraphs', async () => {
  const tree = await page('es/paper.html')
  expect(textOf(select('li#li-bbbbb', tree) as Element).trim()).toBe('Dos')
})

it('names each box as the landmark that it is', async () => {
  const tree = await page('en/paper.html')
  const names = selectAll('aside', tree).map(({ properties }) =>
    textOf(select(`#${properties.ariaLabelledBy}`, tree) as Element).trim(),
  )
  expect(names).toEqual(['Box 1 A box', 'Box 2'])
})
