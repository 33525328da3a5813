import path from 'node:path'
import { fromHtml } from 'hast-util-from-html'
import { selectAll } from 'hast-util-select'
import { describe, expect, it } from 'vitest'
import { runPipeline } from '../../scripts/build/pipeline.ts'
import { silent } from '../../scripts/ground/progress.ts'
import { type Contents, chapter, createPublication, SETTINGS } from '../support/publication.ts'
import { readPage } from '../support/read-page.ts'

/** Builds the HTML of a small publication and returns it as text without the markup, and as it is. */
async function build(contents: Contents, language = 'en'): Promise<{ html: string; text: string }> {
  const root = createPublication(contents)
  const { messages } = await runPipeline({ root, formats: ['html'], progress: silent })
  expect(messages.filter(message => message.severity === 'error')).toEqual([])
  const html = readPage(path.join(root, `dist/${language}/paper.html`))
  const main = html.slice(html.indexOf('<main'), html.indexOf('</main>'))
  const text = main
    .replace(/<[^>]+>/g, '')
    .replaceAll('\u00a0', ' ')
    .replace(/\s+/g, ' ')
  return { html, text }
}

describe('footnotes', () => {
  it('are scoped to their chapter and numbered through the edition', async () => {
    const { html } = await build({
      'content/01-arches.md': chapter('Arches', 'Lean.[^a] Again.[^b]\n\n[^b]: Bee.\n[^a]: Ay.'),
      'content/02-cables.md': chapter('Cables', 'Pull.[^a]\n\n[^a]: Another ay.'),
    })
    expect(html).toMatch(/id="note-1"[^>]*>\s*<p[^>]*>Ay\./)
    expect(html).toMatch(/id="note-2"[^>]*>\s*<p[^>]*>Bee\./)
    expect(html).toMatch(/id="note-3"[^>]*>\s*<p[^>]*>Another ay\./)
  })

  it('may be called twice, and link back to both calls', async () => {
    const { html } = await build({
      'content/01-arches.md': chapter('Arches', 'Lean.[^a] Again.[^a]\n\n[^a]: Ay.\n\n    Second paragraph.'),
      'content/02-cables.md': chapter('Cables', 'Pull.'),
    })
    expect(html.match(/id="call-1(-2)?" href="#note-1"/g)).toHaveLength(2)
    expect(html).toContain('href="#call-1"')
    expect(html).toContain('href="#call-1-2"')
    expect(html).toMatch(/Ay\.<\/p>\s*<p[^>]*>Second paragraph\./)
  })
})

describe('notes', () => {
  it('may hold cross-references and acronyms, which are expanded in the text only', async () => {
    const { text } = await build({
      'content/acronyms.yaml': 'UN: { short: UN, long: United Nations }\n',
      'content/01-arches.md': chapter('Arches', 'Lean.[^a]\n\n[^a]: The UN says so, see [](#sec-cables).'),
      'content/02-cables.md': '---\ntitle: Cables\nid: sec-cables\n---\n\nThe UN pulls.\n',
    })
    expect(text).toContain('The UN says so, see chapter 2.')
    expect(text).toContain('The United Nations (UN) pulls.')
  })

  it('of an included part come with it', async () => {
    const { text } = await build({
      'content/01-arches.md': chapter('Arches', '::include{src=shared.md#box-a}'),
      'content/shared.md': chapter(
        'S',
        ':::box{#box-a}[A]\nIn a box.[^n]\n:::\n\nElsewhere.[^m]\n\n[^n]: Note of the box.\n\n[^m]: Other.',
      ),
    })
    expect(text).toContain('Note of the box.')
    expect(text).not.toContain('Other.')
  })
})

describe('numbering and cross-references', () => {
  const content: Contents = {
    'content/01-arches.md': `---\ntitle: Arches\nid: sec-arches\n---\n\nSee [](#sec-pull), [](#tab-x) and [](#box-y).\n\n[](#rec-z) follows.\n\n## Why lean\n\n:::table{#tab-x}[Spans]\n| A | B |\n|---|---|\n| 1 | 2 |\n:::\n`,
    'content/02-cables.md': `---\ntitle: Cables\nid: sec-cables\nnumbering: annex\n---\n\n## Pull {#sec-pull}\n\n:::box{#box-y}[A box]\nText.\n:::\n\n:::recommendation{#rec-z to="builders towns" chapter=sec-arches}[Build]\nBuild more.\n:::\n\nAs [](#sec-cables) says.\n`,
  }

  it('number chapters, annexes, sections, tables, boxes and recommendations', async () => {
    const { text } = await build(content)
    expect(text).toContain('See section A.1, Table 1 and Box 1.')
    expect(text).toContain('Recommendation 1 follows.')
    expect(text).toContain('As annex A says.')
    expect(text).toContain('Annex A Cables')
    expect(text).toContain('Addressed to: builders; towns. Reasons: chapter 1.')
  })

  it('read in the words of the language', async () => {
    const { text } = await build(content, 'es')
    expect(text).toContain('See sección A.1, cuadro 1 and recuadro 1.')
    expect(text).toContain('Recomendación 1 follows.')
  })

  it('name the title where nothing is numbered', async () => {
    const settings = SETTINGS.replace('title: Paper\n', 'title: Paper\n    numbered: false\n')
    const { text } = await build({ ...content, 'content/publication.yaml': settings })
    expect(text).toContain('See “Pull”, Table 1')
    expect(text).toContain('Reasons: “Arches”.')
  })

  it('sets the title of what is not numbered in quotation marks, its own in inner ones', async () => {
    const { text } = await build({
      'content/01-arches.md': chapter('Arches', 'See [](#sec-cables).'),
      'content/02-cables.md': '---\ntitle: The "long" way\nid: sec-cables\nnumbering: none\n---\n\nText.\n',
    })
    expect(text).toContain('See “The ‘long’ way”.')
  })

  it('letters annexes beyond Z', async () => {
    const names = Array.from({ length: 28 }, (_, index) => `annex-${index + 1}`)
    const annexes = names.map(name => [
      `content/${name}.md`,
      `---\ntitle: Title of ${name}\nid: sec-${name}\nnumbering: annex\n---\n\nSee [](#sec-${name}).\n\n## Part\n`,
    ])
    const settings = SETTINGS.replace('01-arches, 02-cables', names.join(', '))
    const { text } = await build({ ...Object.fromEntries(annexes), 'content/publication.yaml': settings })
    expect(text).toContain('Annex Z Title of annex-26 See annex Z. Z.1 Part')
    expect(text).toContain('Annex AA Title of annex-27 See annex AA. AA.1 Part')
    expect(text).toContain('Annex AB Title of annex-28')
  })

  it('name the place where a page is asked for and there are none', async () => {
    const { html } = await build({
      'content/01-arches.md': chapter('Arches', 'See [](#sec-cables){page}.'),
    })
    expect(html).toContain(
      '<a href="#sec-cables" class="cross-reference"><span class="screen-only">chapter\u00a02</span></a>.',
    )
  })

  it('begins with a capital where a sentence does, and nowhere else', async () => {
    const { text } = await build({
      'content/01-arches.md': chapter(
        'Arches',
        '[](#sec-cables) says so; as *[](#sec-cables)* and, e.g. [](#sec-cables), do. **[](#sec-cables)** too.\n\n*[](#sec-cables)* again.',
      ),
    })
    expect(text).toContain('Chapter 2 says so; as chapter 2 and, e.g. chapter 2, do. Chapter 2 too. Chapter 2 again.')
  })
})

describe('includes', () => {
  it('reuse a file, or the part of it with an anchor, in several editions', async () => {
    const { text } = await build({
      'content/01-arches.md': chapter('Arches', '::include{src=shared/a.md}'),
      'content/02-cables.md': chapter('Cables', '::include{src=shared/b.md#sec-two}'),
      'content/shared/a.md': chapter('Shared title', 'Whole text.[^n]\n\n[^n]: Its note.'),
      'content/shared/b.md': chapter('Other', '## One {#sec-one}\n\nNot this.\n\n## Two {#sec-two}\n\nBut this.'),
    })
    expect(text).toContain('Whole text.1')
    expect(text).toContain('Its note.')
    expect(text).toContain('But this.')
    expect(text).not.toContain('Not this.')
    expect(text).not.toContain('Shared title')
  })
})

describe('includes of parts', () => {
  it('find them inside other blocks, and take the whole file by the anchor of its title', async () => {
    const { text } = await build({
      'content/01-arches.md': chapter(
        'Arches',
        '::include{src=shared.md#box-in}\n\n::include{src=02-cables.md#sec-cables}',
      ),
      'content/02-cables.md': '---\ntitle: Cables\nid: sec-cables\n---\n\nAll of it.\n',
      'content/shared.md': chapter('Shared', '> :::box{#box-in}[Inside]\n> A quotation.\n> :::\n\nNot this.'),
    })
    expect(text).toMatch(/Box 1 Inside\s*A quotation\.\s*All of it\./)
    expect(text).not.toContain('Not this.')
  })

  it('end when files include one another without end', async () => {
    const twice = (name: string) => chapter('Part', `::include{src=${name}.md}\n\n::include{src=${name}.md}`)
    const parts = Array.from({ length: 40 }, (_, index) => [`content/p${index}.md`, twice(`p${index + 1}`)])
    const root = createPublication({
      'content/01-arches.md': twice('p0'),
      ...Object.fromEntries(parts),
      'content/p40.md': chapter('Part', 'End.'),
    })
    const { messages } = await runPipeline({ root, formats: [], progress: silent })
    expect(messages.filter(({ severity }) => severity === 'error').map(({ rule }) => rule)).toEqual(['include-excess'])
  })
})

describe('acronyms', () => {
  const acronyms =
    'SDG:\n  short: SDG\n  long: Sustainable Development Goal\n  shortPlural: SDGs\n  longPlural: Sustainable Development Goals\n'

  it('are expanded at their first use in running text and listed', async () => {
    const { html, text } = await build({
      'content/acronyms.yaml': acronyms,
      'content/01-arches.md': chapter('Arches', '## The SDGs\n\nThe SDGs matter. Each SDG does; `SDG` is code.'),
      'content/02-cables.md': chapter('Acronyms', 'SDGs again.\n\n::acronyms'),
    })
    expect(text).toContain('The Sustainable Development Goals (SDGs) matter.')
    expect(text.match(/Sustainable Development Goals \(/g)).toHaveLength(1)
    expect(html).toContain('<abbr title="Sustainable Development Goal">SDG</abbr> does')
    expect(html).toContain('<code>SDG</code>')
    expect(html).toMatch(/<dt>SDG<\/dt>\s*<dd>Sustainable Development Goal<\/dd>/)
  })

  it('are expanded in running text only, and where a long form can be read', async () => {
    const { text } = await build({
      'content/acronyms.yaml': acronyms,
      'content/01-arches.md': chapter(
        'Arches',
        "## The *SDGs*\n\n| **SDGs** |\n|---|\n| *SDG* |\n\n:::box[An *SDG* box]\nThe SDGs' aim is SDG-led. The SDGs!\n:::",
      ),
    })
    expect(text).toContain('The SDGs’ aim is SDG-led. The Sustainable Development Goals (SDGs)!')
    expect(text.match(/Sustainable Development Goals? \(/g)).toHaveLength(1)
  })

  it('are not expanded where the text does so itself', async () => {
    const { text } = await build({
      'content/acronyms.yaml': acronyms,
      'content/01-arches.md': chapter('Arches', 'The Sustainable Development Goals (SDGs) matter. SDGs!'),
    })
    expect(text.match(/Sustainable Development Goals/g)).toHaveLength(1)
  })
})

describe('untrusted text', () => {
  it('never becomes markup', async () => {
    const { html } = await build({
      'content/01-arches.md': chapter(
        '"<b>Arches</b>"',
        'A \\<script>alert(1)\\</script> and `<img src=x onerror=y>`.',
      ),
    })
    expect(selectAll('script:not([type="application/ld+json"], [src]), img, b', fromHtml(html))).toEqual([])
  })
})
