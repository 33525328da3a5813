import { chapter, SETTINGS } from '../../support/publication.ts'
import { type HostileInput, OUTSIDE } from '../corpus.ts'

const unreadable = (path: string): RegExp =>
  new RegExp(`^${path.replaceAll('.', '\\.')}:1:1 {2}error {2}.* {2}file-unreadable$`, 'm')

/** Files of a publication that a link may stand for. */
const READ: [path: string, secret: string][] = [
  ['content/publication.yaml', 'secret.yaml'],
  ['content/acronyms.yaml', 'secret.yaml'],
  ['locales/terms.yaml', 'secret.yaml'],
  ['references.bib', 'secret.bib'],
  ['docs/sources.md', 'secret.md'],
  ['locales/es/interface.json', 'secret.json'],
  ['locales/en/01-arches.json', 'secret.json'],
  ['templates/base.css', 'secret.css'],
  ['templates/print.css', 'secret.css'],
  ['templates/paper.html', 'secret.html'],
  ['templates/csl/policy-notes.csl', 'secret.csl'],
  ['templates/csl/locales-es-ES.xml', 'secret.csl'],
]
/** Of these nothing is read through a link at all: they are found by listing a folder, which follows none. */
const LISTED = new Set(['locales/en/01-arches.json'])

const without = (path: string) => ({ [path]: undefined })

const links = READ.flatMap(([path, secret]): HostileInput[] => {
  const expected = LISTED.has(path) ? undefined : unreadable(path)
  return [
    {
      name: `a link out in place of ${path}`,
      files: without(path),
      links: { [path]: `${OUTSIDE}/${secret}` },
      expected,
    },
    { name: `a device in place of ${path}`, files: without(path), links: { [path]: '/dev/zero' }, expected },
    {
      name: `a circle of links in place of ${path}`,
      files: without(path),
      links: { [path]: `${OUTSIDE}/circle` },
      expected,
    },
    { name: `a pipe in place of ${path}`, files: without(path), pipes: [path], expected },
    { name: `a folder in place of ${path}`, files: without(path), folders: [path], expected },
  ]
})

const folders: HostileInput[] = [
  {
    name: 'a link out in place of content/',
    files: {
      'content/publication.yaml': undefined,
      'content/01-arches.md': undefined,
      'content/02-cables.md': undefined,
    },
    links: { content: `${OUTSIDE}/content` },
    expected: unreadable('content/publication.yaml'),
  },
  { name: 'a link out in place of locales/', links: { locales: OUTSIDE }, expected: undefined },
  { name: 'a link out in place of locales/es/', links: { 'locales/es': `${OUTSIDE}/es` }, expected: undefined },
  {
    name: 'a link to what git keeps',
    files: { '.git/config': '[http]\n  extraheader = tromelin7391\n', 'references.bib': undefined },
    links: { 'references.bib': '.git/config' },
    expected: unreadable('references.bib'),
  },
  {
    name: 'a link to what npm keeps',
    files: { 'node_modules/x/x.md': 'tromelin7391\n', 'docs/sources.md': undefined },
    links: { 'docs/sources.md': '../node_modules/x/x.md' },
    expected: unreadable('docs/sources.md'),
  },
  { name: 'a link within content/', links: { 'content/03-link.md': '01-arches.md' }, expected: undefined },
]

const chapters: HostileInput[] = [
  {
    name: 'a link out in place of a chapter',
    files: { 'content/01-arches.md': undefined },
    links: { 'content/01-arches.md': `${OUTSIDE}/secret.md` },
    expected: /^content\/publication\.yaml:\d+:\d+ {2}error .* {2}path-outside-content$/m,
  },
  {
    name: 'a pipe in place of a chapter',
    files: { 'content/01-arches.md': undefined },
    pipes: ['content/01-arches.md'],
    expected: unreadable('content/01-arches.md'),
  },
  {
    name: 'a folder in place of a chapter',
    files: { 'content/01-arches.md': undefined },
    folders: ['content/01-arches.md'],
    expected: unreadable('content/01-arches.md'),
  },
  {
    name: 'a chapter whose name is too long',
    files: { 'content/publication.yaml': SETTINGS.replace('01-arches', 'a'.repeat(5000)) },
    expected: /^content\/a+\.md:1:1 {2}error {2}A name has 5003 bytes.* {2}file-unreadable$/m,
  },
  {
    name: 'a chapter whose name holds a control character',
    files: { 'content/publication.yaml': SETTINGS.replace('01-arches', '"a\\u0007b"') },
    expected:
      /^content\/publication\.yaml:\d+:\d+ {2}error {2}The control character U\+0007 is no text.* {2}yaml-syntax$/m,
  },
  {
    name: 'a chapter of more than 2 MB',
    files: { 'content/01-arches.md': chapter('Arches', 'Arches lean.\n\n'.repeat(150_000)) },
    expected: /^content\/01-arches\.md:1:1 {2}error {2}The file has 2\.2 MB: make it 2 MB at most {2}file-unreadable$/m,
  },
  {
    name: 'a bibliography of more than 10 MB',
    files: { 'references.bib': `@comment{${'x'.repeat(10_000_001)}}` },
    expected: /^references\.bib:1:1 {2}error {2}The file has 10\.1 MB: make it 10 MB at most {2}file-unreadable$/m,
  },
]

const figure = (src: string) => chapter('Arches', `:::figure{#fig-a src="${src}" alt="A"}\nA caption.\n:::`)
const chart = JSON.stringify({
  data: { url: 'x.csv' },
  mark: 'bar',
  encoding: { x: { field: 'b', type: 'quantitative' } },
})
const inChapter = (rule: string): RegExp => new RegExp(`^content/01-arches\\.md:5:23 {2}error .* {2}${rule}$`, 'm')

const figures: HostileInput[] = [
  {
    name: 'a link out in place of a drawing',
    files: { 'content/01-arches.md': figure('x.svg') },
    links: { 'content/x.svg': `${OUTSIDE}/secret.svg` },
    expected: inChapter('image-outside-content'),
  },
  {
    name: 'a device in place of a drawing',
    files: { 'content/01-arches.md': figure('x.png') },
    links: { 'content/x.png': '/dev/zero' },
    expected: inChapter('image-outside-content'),
  },
  {
    name: 'a pipe in place of a drawing',
    files: { 'content/01-arches.md': figure('x.svg') },
    pipes: ['content/x.svg'],
    expected: inChapter('image-format'),
  },
  {
    name: 'a link out in place of the data of a chart',
    files: { 'content/01-arches.md': figure('x.vl.json'), 'content/x.vl.json': chart },
    links: { 'content/x.csv': `${OUTSIDE}/secret.csv` },
    expected: /^content\/x\.vl\.json:1:\d+ {2}error .* {2}image-outside-content$/m,
  },
  {
    name: 'a drawing whose name is too long',
    files: { 'content/01-arches.md': figure(`${'x'.repeat(4000)}.svg`) },
    expected: inChapter('image-missing'),
  },
  {
    name: 'a drawing whose name holds a zero',
    files: { 'content/01-arches.md': figure('x&#0;.svg') },
    expected: inChapter('image-missing'),
  },
]

const templates: HostileInput[] = [
  {
    name: 'a style sheet that leaves its package',
    files: { 'templates/base.css': '@import "hyphen/../../../secret.css";\n' },
    expected: /^templates\/base\.css:1:1 {2}error {2}There is no style sheet .* {2}template-font$/m,
  },
  {
    name: 'a font that leaves its package',
    files: { 'templates/base.css': '@font-face { src: url("hyphen/../../../secret.woff2") }\n' },
    expected: /^templates\/base\.css:1:19 {2}error {2}There is no font .* {2}template-font$/m,
  },
]

/** What stands in place of files, and what leads out of the publication. */
export const FILES: readonly HostileInput[] = [...links, ...folders, ...chapters, ...figures, ...templates]
