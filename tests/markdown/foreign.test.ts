import { VFile } from 'vfile'
import { expect, it } from 'vitest'
import { parseSource } from '../../scripts/markdown/parse.ts'

function problemsIn(body: string): string[] {
  const file = new VFile({ path: 'content/a.md', value: `# Title\n\n${body}\n` })
  parseSource(file, { name: 'a', slug: 'a', actors: new Set() })
  return file.messages.map(({ line, column, ruleId }) => `${line}:${column} ${ruleId}`)
}

/** What manuscripts written for other tools hold; each was once printed as it stands here. */
it.each([
  ['It lies $-0.1$ degrees east.', '3:9 markdown-unsupported'],
  ['For all $(a, z, a)$ it holds.', '3:9 markdown-unsupported'],
  ['The demand $K - G(K)$ falls.', '3:12 markdown-unsupported'],
  ['The weight $w(j)$ of each.', '3:12 markdown-unsupported'],
  ['After $20$ years.', '3:7 markdown-unsupported'],
  ['See Figure \\@ref(fig:span).', '3:12 markdown-unsupported'],
  ['See {ref}`span`.', '3:5 markdown-unsupported'],
  ['Arches ({cite:p}`smith2020`) lean.', '3:9 markdown-unsupported'],
  [':::{note} On arches\n:class: dropdown\n\nText.\n:::', '3:1 markdown-unsupported'],
  ['::::{tip} On arches\nText.\n::::', '3:1 markdown-unsupported'],
  ['## Arches {-#sec-arches}', '3:11 markdown-unsupported'],
  ['```{r span, fig.cap="An arch"}\nplot(1)\n```', '3:1 markdown-unsupported'],
  ['```{=latex}\n\\newpage\n```', '3:1 markdown-unsupported'],
  ['```{r, fig.cap="The `old` arch"}\nplot(1)\n```', '3:1 markdown-unsupported'],
  ["The ``old'' arch.", '3:5 markdown-unsupported'],
  ['Text.\n{: .lead}', '4:1 markdown-unsupported'],
  ['{% raw %}Text{% endraw %}', '3:1 markdown-unsupported'],
  ['See [the charter][charter].', '3:17 link-undefined'],
  ['- one\n  a. two\n  b. three', '4:1 markdown-unsupported'],
  ['Arch\n  ~ What spans.', '4:3 markdown-unsupported'],
  ['| a | b | c |\n|---|---|---|\n| d || e |', '5:6 table-cells'],
  ['Text.\n\n+++\n\nText.', '5:1 markdown-unsupported'],
  ['![[arch.png]]', '3:1 markdown-unsupported'],
  ['Built :tada: today.', '3:7 markdown-unsupported'],
  ['An ++inserted++ word.', '3:4 markdown-unsupported'],
  ['*[UN]: United Nations', '3:1 markdown-unsupported'],
])('tells of %j', (body, problem) => {
  expect(problemsIn(body)[0]).toBe(problem)
})

it.each([
  'It cost $5 million, or $7 million in all.',
  'Between $5 and $10, US$20, R$ 30, 5 $ and $ 6.',
  'From $5, that is 10 $, it rose.',
  'J. J. Smith and\nA. N. Jones wrote it.',
  'In group A. Then\nB. came.',
  'At 10:30:15, note:this: and a::b.',
  'About ~90 per cent, at a scale of {-1, 0, 1}.',
  'The norm |P| and a | b.',
  '| a | b |\n|---|---|\n| c | |\n| c \\|\\| d | `e\\|\\|f` |',
  '[words][charter]\n\n[charter]: https://example.org',
  'In C++ and in C++, of A++.',
  'Arches\n-------\n\nLean.',
  '```js\nlet a = `b`\n```',
])('takes %j as it is', body => {
  expect(problemsIn(body)).toEqual([])
})

it.each([
  ['::: {.callout-note}\nText.\n:::', '3:1 markdown-unsupported'],
  ['::: warning\nText.\n\n::: {.note}\nInner.\n:::\n:::', '3:1 markdown-unsupported', '6:1 markdown-unsupported'],
  ['Text.\n\n:::', '5:1 directive-form'],
  ['-----  -----\nfirst  second\n-----  -----\n12     34\n-----  -----', '3:1 markdown-unsupported'],
])('tells of %j once', (body, ...problems) => {
  expect(problemsIn(body)).toEqual(problems)
})
