import { readFileSync } from 'node:fs'
import path from 'node:path'
import { fromHtml } from 'hast-util-from-html'
import { selectAll } from 'hast-util-select'
import { HtmlValidate } from 'html-validate'
import { expect, it } from 'vitest'
import { runPipeline } from '../../../scripts/build/pipeline.ts'
import { silent } from '../../../scripts/ground/progress.ts'
import { chapter, createPublication } from '../../support/publication.ts'

/** Every block and inline construct that a chapter may hold. */
const EVERYTHING = `A paragraph with *emphasis*, **strength**, \`code\`, ~~deletion~~, a [link](https://example.org),
a hard\\
break, a note[^a] and another[^a], SDGs, [@smith2020, p. 3] and [](#tab-x).

> A quotation.

- A list
  1. in a list
- with *more*.

\`\`\`
pre
\`\`\`

---

## Section

### Subsection

:::table{#tab-x}[A *table*]
| Left | Right |
|:-----|------:|
| a[^b] | 1 |
:::

::::box{#box-y}[A box]
Text.

:::recommendation{#rec-z to="builders towns"}[Build]
Build.
:::
::::

:::figure{#fig-v src=v.svg alt="A square"}
A square.
:::

::recommendations{by=actor}

::acronyms

::bibliography

[^a]: A note with [@ruiz2019].

    - And a list.

[^b]: In a cell.
`

it('lets every table move in a room of its own on a small screen', async () => {
  const bare = '| a |\n|---|\n| b |'
  const root = createPublication({
    'content/01-arches.md': chapter(
      'Arches',
      `${bare}\n\n:::table{#tab-a}[A]\n${bare}\n:::\n\n:::box[B]\n${bare}\n:::`,
    ),
  })
  await runPipeline({ root, formats: ['html'], progress: silent })
  const html = readFileSync(path.join(root, 'dist/en/paper.html'), 'utf8')
  expect(html.match(/<table>/g)).toHaveLength(3)
  const page = fromHtml(html)
  expect(selectAll('div.scroll[tabindex="0"] > table', page)).toHaveLength(2)
  expect(selectAll('figure.table#tab-a[tabindex="0"] > table', page)).toHaveLength(1)
})

it('gives valid and accessible HTML for everything that content can hold', async () => {
  const root = createPublication({
    'content/01-arches.md': chapter('Arches', EVERYTHING),
    'content/v.svg':
      '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 640 300"><rect width="9" height="9"/><text x="20" y="40" font-size="20">Words</text></svg>',
    'content/acronyms.yaml': 'SDG: { short: SDG, long: Goal, shortPlural: SDGs, longPlural: Goals }\n',
  })
  const { messages } = await runPipeline({ root, formats: ['html'], progress: silent })
  expect(messages.filter(({ severity }) => severity === 'error')).toEqual([])
  const validator = new HtmlValidate({
    extends: ['html-validate:standard', 'html-validate:a11y'],
    rules: { 'no-raw-characters': 'off', 'long-title': 'off' },
  })
  for (const page of ['en/paper.html', 'es/paper.html', 'index.html']) {
    const report = await validator.validateString(readFileSync(path.join(root, 'dist', page), 'utf8'))
    const problems = report.results.flatMap(result =>
      result.messages.map(({ line, column, ruleId, message }) => `${page}:${line}:${column} ${ruleId} ${message}`),
    )
    expect(problems).toEqual([])
  }
})
