import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { runCommand } from '../support/command-line.ts'
import { type Contents, chapter, createPublication, SETTINGS } from '../support/publication.ts'

const run = (root: string, ...argv: string[]) => runCommand(...argv, '--root', root)
const figure = (attributes: string) => chapter('Arches', `:::figure{#fig-a ${attributes}}\nA caption.\n:::`)
const locale = (target: string) =>
  JSON.stringify(
    { 'arches/p-aaaaa': { in: '', source: 'Arches carry [@smith2020, p. 3].', target, note: '' } },
    null,
    2,
  )

/** What an editor or translator may get wrong, and the message that must come of it: place, rule and what was meant. */
const CASES: [name: string, contents: Contents, message: RegExp][] = [
  [
    'unknown citation key',
    { 'content/01-arches.md': chapter('Arches', 'Arches lean [@smith2002].') },
    /^content\/01-arches\.md:5:14 {2}error {2}No entry `smith2002` in references\.bib; did you mean `smith2020`\? {2}citation-unknown$/m,
  ],
  [
    'footnote without definition',
    { 'content/01-arches.md': chapter('Arches', 'Arches\nlean.[^why]') },
    /^content\/01-arches\.md:6:6 {2}error {2}Footnote `why` is not defined.* {2}footnote-undefined$/m,
  ],
  [
    'definition never called',
    { 'content/01-arches.md': chapter('Arches', 'Arches lean.\n\n[^why]: Because.') },
    /^content\/01-arches\.md:7:1 {2}error {2}Footnote `why` is never called.* {2}footnote-unused$/m,
  ],
  [
    'definition without text',
    { 'content/01-arches.md': chapter('Arches', 'Arches lean.[^why]\n\n[^why]:') },
    /^content\/01-arches\.md:7:1 {2}error {2}Footnote `why` has no text.* {2}footnote-empty$/m,
  ],
  [
    'duplicate heading id',
    {
      'content/01-arches.md': chapter('Arches', '## One {#sec-x}\n\nA.'),
      'content/02-cables.md': chapter('Cables', '## Two {#sec-x}\n\nB.'),
    },
    /^content\/02-cables\.md:5:1 {2}error {2}Edition `paper` has the anchor `#sec-x` twice.* {2}anchor-duplicate$/m,
  ],
  [
    'duplicate BibTeX key',
    { 'references.bib': '@misc{a, title={A}, date={2020}}\n@misc{a, title={B}, date={2021}}\n' },
    /^references\.bib:2:\d+ {2}error .*`a`.* {2}reference-duplicate$/m,
  ],
  [
    'unbalanced BibTeX brace',
    { 'references.bib': '@misc{a, title={A, date={2020}}\n\n@book{smith2020, title={B}, author={C}, date={2020}}\n' },
    /^references\.bib:1:\d+ {2}error {2}.* {2}reference-unbalanced$/m,
  ],
  [
    'unknown directive',
    { 'content/01-arches.md': chapter('Arches', ':::boxx[Title]\nText.\n:::') },
    /^content\/01-arches\.md:5:1 {2}error {2}No block is called `boxx`.*; did you mean `box`\? {2}directive-unknown$/m,
  ],
  [
    'unknown attribute',
    { 'content/01-arches.md': figure('source=a.png alt="A"') },
    /^content\/01-arches\.md:5:18 {2}error {2}`figure` has no attribute `source`.* {2}directive-attribute$/m,
  ],
  [
    'missing image',
    { 'content/01-arches.md': figure('src=figures/arch.svg alt="An arch"'), 'content/figures/arcs.svg': '<svg/>' },
    /^content\/01-arches\.md:5:22 {2}error {2}.*`.*arch\.svg`.* {2}image-missing$/m,
  ],
  [
    'image outside content/',
    { 'content/01-arches.md': figure('src=../secret.svg alt="A"'), 'secret.svg': '<svg/>' },
    /^content\/01-arches\.md:5:22 {2}error {2}.* {2}image-outside-content$/m,
  ],
  [
    'missing alternative text',
    { 'content/01-arches.md': figure('src=a.svg'), 'content/a.svg': '<svg viewBox="0 0 9 9"/>' },
    /^content\/01-arches\.md:5:1 {2}error {2}`figure` has no `alt`.* {2}missing-alt$/m,
  ],
  [
    'broken cross-reference',
    { 'content/01-arches.md': chapter('Arches', 'See [](#sec-cabels).') },
    /^content\/01-arches\.md:5:5 {2}error {2}.*`#sec-cabels`.*did you mean `sec-cables`\? {2}cross-reference-unknown$/m,
  ],
  [
    'invalid YAML',
    { 'content/publication.yaml': `${SETTINGS}x: [1\n` },
    /^content\/publication\.yaml:\d+:\d+ {2}error {2}`\[` has none that closes it: write `\]` {2}yaml-syntax$/m,
  ],
  [
    'unknown key in publication.yaml',
    { 'content/publication.yaml': SETTINGS.replace('status: draft', 'status: draft\nstatsu: x') },
    /^content\/publication\.yaml:7:1 {2}error {2}No key is called `statsu`; did you mean `status`\? {2}yaml-schema$/m,
  ],
  [
    'wrong value in publication.yaml',
    { 'content/publication.yaml': SETTINGS.replace('status: draft', 'status: drafty') },
    /^content\/publication\.yaml:6:9 {2}error {2}`status` cannot be `drafty`.*did you mean `draft`\? {2}yaml-schema$/m,
  ],
  [
    'a language that has no file',
    { 'content/publication.yaml': SETTINGS.replace('{ id: pt, tag: pt-BR }', '{ id: ptt, tag: ptt-BR }') },
    /^content\/publication\.yaml:11:\d+ {2}error {2}No rules for language `ptt-BR`: add `scripts\/languages\/ptt\.ts`.*did you mean `pt`\? {2}language-unknown$/m,
  ],
  [
    'a format that does not exist',
    { 'content/publication.yaml': `${SETTINGS}formats: [html, pfd]\n` },
    /^content\/publication\.yaml:19:\d+ {2}error {2}There is no format `pfd`, only .*; did you mean `pdf`\? {2}yaml-schema$/m,
  ],
  [
    'a size of pages that is none',
    { 'content/publication.yaml': `${SETTINGS}page: Leter\n` },
    /^content\/publication\.yaml:19:7 {2}error {2}`page` cannot be `Leter`: write `A4` or `Letter`; did you mean `Letter`\? {2}yaml-schema$/m,
  ],
  [
    'a silenced rule that does not exist',
    {
      'content/publication.yaml': `${SETTINGS}checks: { silenced: [{ rule: word-doubld, reason: It is a name. }] }\n`,
    },
    /^content\/publication\.yaml:19:\d+ {2}error {2}.*`word-doubld`.*did you mean `word-doubled`\? {2}silence-invalid$/m,
  ],
  [
    'two languages with one tag',
    { 'content/publication.yaml': SETTINGS.replace('{ id: pt, tag: pt-BR }', '{ id: la, tag: es, csl: es-ES }') },
    /^content\/publication\.yaml:11:\d+ {2}error {2}`es` stands twice in `languages`.* {2}yaml-schema$/m,
  ],
  [
    'a language in the place of another folder',
    { 'content/publication.yaml': SETTINGS.replace('{ id: pt, tag: pt-BR }', '{ id: assets, tag: pt-BR }') },
    /^content\/publication\.yaml:11:\d+ {2}error {2}A language cannot be called `assets`.* {2}yaml-schema$/m,
  ],
  [
    'invalid front matter',
    { 'content/01-arches.md': '---\ntitle: A\ntitel: B\n---\n\nText.\n' },
    /^content\/01-arches\.md:3:1 {2}error {2}No key is called `titel`; did you mean `title`\? {2}yaml-schema$/m,
  ],
  [
    'invalid JSON in a locale file',
    { 'locales/es/01-arches.json': '{\n  "arches/p-aaaaa": {\n' },
    /^locales\/es\/01-arches\.json:\d+:\d+ {2}error {2}.* {2}(json-syntax|locale-[a-z-]+)$/m,
  ],
  [
    'a translation that lost a citation',
    {
      'content/01-arches.md': chapter('Arches', 'Arches carry [@smith2020, p. 3].'),
      'locales/es/01-arches.json': `${locale('Los arcos sostienen.')}\n`,
      'locales/en/01-arches.json': '{ "arches/p-aaaaa": "Arches carry [@smith2020, p. 3]." }\n',
    },
    /^locales\/es\/01-arches\.json:\d+:\d+ {2}error {2}.*smith2020.* {2}parity-citation$/m,
  ],
  [
    'a chapter listed but absent',
    { 'content/02-cables.md': undefined, 'content/02-cable.md': chapter('Cable', 'Text.') },
    /^content\/publication\.yaml:15:27 {2}error {2}No chapter `content\/02-cables\.md`; did you mean `02-cable`\? {2}chapter-missing$/m,
  ],
  [
    'a chapter outside content/',
    { 'content/publication.yaml': SETTINGS.replace('02-cables', '../02-cables'), '02-cables.md': 'x' },
    /^content\/publication\.yaml:15:27 {2}error {2}`\.\.\/02-cables` is not inside.* {2}path-outside-content$/m,
  ],
  [
    'a file that is not UTF-8',
    { 'content/01-arches.md': Buffer.from('---\ntitle: Arches\n---\n\nEl ni\xf1o\n', 'latin1') },
    /^content\/01-arches\.md:5:6 {2}error {2}The file is not in UTF-8.* {2}file-not-utf8$/m,
  ],
  [
    'a control character',
    { 'content/01-arches.md': chapter('Arches', 'Arches\r\nlean \u0093so\u0094.') },
    /^content\/01-arches\.md:6:6 {2}error {2}The control character U\+0093.* {2}file-characters$/m,
  ],
  [
    'a recommendation to nobody',
    { 'content/01-arches.md': chapter('Arches', ':::recommendation{#rec-a to=" , "}[Build]\nText.\n:::') },
    /^content\/01-arches\.md:5:30 {2}error {2}`to`.* {2}directive-attribute$/m,
  ],
  [
    'a list of recommendations by something else',
    { 'content/01-arches.md': chapter('Arches', '::recommendations{by=actors}') },
    /^content\/01-arches\.md:5:22 {2}error {2}`by=actors` is not known: write `by=actor` {2}directive-attribute$/m,
  ],
  [
    'raw HTML',
    { 'content/01-arches.md': chapter('Arches', 'Arches <script>alert(1)</script> lean.') },
    /^content\/01-arches\.md:5:8 {2}error {2}HTML is left out.* {2}raw-html$/m,
  ],
  [
    'a link that runs something',
    { 'content/01-arches.md': chapter('Arches', 'See [this](javascript:alert(1)).') },
    /^content\/01-arches\.md:5:5 {2}error {2}The link leads to .* {2}link-scheme$/m,
  ],
  [
    'an include that is not there',
    { 'content/01-arches.md': chapter('Arches', '::include{src=shared.md}') },
    /^content\/01-arches\.md:5:15 {2}error {2}No file `shared\.md`.* {2}include-missing$/m,
  ],
  [
    'an include of a part that is not there',
    { 'content/01-arches.md': chapter('Arches', '::include{src=02-cables.md#box-a}\n\n:::box{#box-b}[B]\nText.\n:::') },
    /^content\/01-arches\.md:5:27 {2}error {2}No anchor `#box-a`.* {2}include-missing$/m,
  ],
  [
    'files that include one another',
    {
      'content/01-arches.md': chapter('Arches', '::include{src=02-cables.md}'),
      'content/02-cables.md': chapter('Cables', '::include{src=01-arches.md}'),
    },
    /^content\/0[12]-\w+\.md:5:15 {2}error {2}.* {2}include-cycle$/m,
  ],
  [
    'an actor that nobody named',
    { 'content/01-arches.md': chapter('Arches', ':::recommendation{#rec-a to="bilders"}[Build]\nText.\n:::') },
    /^content\/01-arches\.md:5:30 {2}error {2}No actor is called `bilders` in .*; did you mean `builders`\? {2}actor-unknown$/m,
  ],
  [
    'a recommendation whose chapter is nowhere',
    {
      'content/01-arches.md': chapter(
        'Arches',
        ':::recommendation{#rec-a to=builders chapter=sec-cabels}[Build]\nText.\n:::',
      ),
    },
    /^content\/01-arches\.md:5:46 {2}error {2}No chapter has the anchor `sec-cabels`.*did you mean `sec-cables`\? {2}anchor-unknown$/m,
  ],
  [
    'a citation style that is not there',
    { 'content/publication.yaml': SETTINGS.replace('title: Paper\n', 'title: Paper\n    style: policy-note\n') },
    /^content\/publication\.yaml:15:12 {2}error {2}.*`policy-note`.*did you mean `policy-notes`\? {2}style-unknown$/m,
  ],
  [
    'a template without a place for the text',
    {
      'content/publication.yaml': SETTINGS.replace('title: Paper\n', 'title: Paper\n    template: mine\n'),
      'templates/mine.html': '<template data-slot="head"></template><template data-slot="notes"></template>',
    },
    /^templates\/mine\.html:1:1 {2}error {2}The template has no slot `chapters`.* {2}template-slot$/m,
  ],
  [
    'a citation style that is cut short',
    {
      'content/publication.yaml': SETTINGS.replace('title: Paper\n', 'title: Paper\n    style: own\n'),
      'templates/csl/own.csl': '<style xmlns="http://purl.org/net/xbiblio/csl" class="note">\n<citation>\n',
    },
    /^templates\/csl\/own\.csl:\d+:\d+ {2}error {2}.* {2}style-invalid$/m,
  ],
  [
    'a template that is not there',
    { 'content/publication.yaml': SETTINGS.replace('title: Paper\n', 'title: Paper\n    template: papper\n') },
    /^content\/publication\.yaml:15:15 {2}error {2}.*`papper`.*did you mean `paper`\? {2}template-unknown$/m,
  ],
]

describe('bad input', () => {
  it.each(CASES)('%s: a message with place and rule, and dist/ stays as it was', async (_name, contents, message) => {
    const root = createPublication(contents)
    mkdirSync(path.join(root, 'dist'))
    writeFileSync(path.join(root, 'dist/kept.txt'), 'as it was')
    const { code, out, err } = await run(root, 'build', '--format', 'html')
    expect(out).toMatch(message)
    expect(code).toBe(1)
    expect(out + err).not.toMatch(/\n\s+at /)
    expect(readFileSync(path.join(root, 'dist/kept.txt'), 'utf8')).toBe('as it was')
    expect(existsSync(path.join(root, 'dist/index.html'))).toBe(false)
  })

  it('does not call citations unknown where the bibliography cannot be read', async () => {
    const root = createPublication({ 'references.bib': Buffer.from('@book{smith2020, title={Ma\xf1ana}}', 'latin1') })
    const { code, out } = await run(root, 'check')
    expect(code).toBe(1)
    expect(out).toMatch(/^references\.bib:1:27 {2}error .* {2}file-not-utf8$/m)
    expect(out).not.toContain('citation-unknown')
  })

  it('reports all problems of all files at once', async () => {
    const root = createPublication({
      'content/01-arches.md': chapter('Arches', 'Lean [@nobody].\n\nSee [](#sec-nowhere).\n\n:::boxx\nx\n:::'),
      'content/02-cables.md': chapter('Cables', 'Pull.[^x]'),
    })
    const { code, out } = await run(root, 'check')
    expect(code).toBe(1)
    for (const rule of ['citation-unknown', 'cross-reference-unknown', 'directive-unknown', 'footnote-undefined'])
      expect(out).toContain(rule)
  })

  it('does not follow a link out of content/', async () => {
    const root = createPublication({ 'secret.md': chapter('Secret', 'The secret.') })
    symlinkSync(path.join(root, 'secret.md'), path.join(root, 'content/shared.md'))
    writeFileSync(path.join(root, 'content/01-arches.md'), chapter('Arches', '::include{src=shared.md}'))
    const { code, out } = await run(root, 'check')
    expect(code).toBe(1)
    expect(out).toMatch(/path-outside-content/)
    expect(out).not.toContain('The secret')
  })

  it('says in a sentence what is wrong with a command line', async () => {
    const root = createPublication()
    expect(await run(root, 'biuld')).toMatchObject({ code: 2, err: expect.stringContaining('did you mean `build`?') })
    expect(await run(root, 'build', '--langauge', 'es')).toMatchObject({
      code: 2,
      err: expect.stringContaining('did you mean `--language`?'),
    })
    expect(await run(root, 'build', '--language', 'fr')).toMatchObject({
      code: 2,
      err: expect.stringContaining('No language is called `fr`'),
    })
    expect(await run(path.join(root, 'nowhere'), 'build')).toMatchObject({ code: 2 })
  })
})
