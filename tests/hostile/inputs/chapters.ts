import type { HostileText } from '../texts.ts'
import { ADDRESSES, MARKUP, WORDS } from './payloads.ts'

/** Places in a chapter, and what is written there. Raw HTML is refused wherever it stands. */
const PLACES: readonly (readonly [place: string, around: (text: string) => string])[] = [
  ['a paragraph', text => `Stones ${text} lean.`],
  ['a line of its own', text => text],
  ['a heading', text => `## Stones ${text}\n\nThey lean.`],
  ['a list', text => `- Stones ${text} lean.\n- Others stand.`],
  ['a cell', text => `| Stone | Weight |\n|---|---|\n| ${text.replaceAll('|', '\\|')} | 3 |`],
  ['a note', text => `Stones lean.[^1]\n\n[^1]: They ${text} do.`],
  ['a box', text => `:::box[Stones]\nStones ${text} lean.\n:::`],
  ['a quotation', text => `> Stones ${text} lean.`],
]

/** Each payload at one place of all, in turn, so that each place meets several of each sort. */
/** What Markdown takes for text, or for a comment. */
const TEXT = /^a script with a slash|^a picture with slashes|^a condition for one browser/

const markup = MARKUP.flatMap(([name, text], index): HostileText[] =>
  [index, index + 3, index + 5].map(at => {
    const [place, around] = PLACES[at % PLACES.length] ?? ['', (one: string) => one]
    return {
      name: `${name} in ${place} of a chapter`,
      shelf: 'chapter',
      text: around(text),
      rule: TEXT.test(name) ? undefined : 'raw-html',
    }
  }),
)

const links = ADDRESSES.flatMap(([name, address]): HostileText[] => [
  { name: `${name} in a link`, shelf: 'chapter', text: `Stones [lean](${address}).`, rule: 'link-' },
  { name: `${name} in a definition`, shelf: 'chapter', text: `Stones [lean][a].\n\n[a]: ${address}`, rule: 'link-' },
  { name: `${name} as a picture`, shelf: 'chapter', text: `![Stones](${address})`, rule: 'image-format' },
])

const autolinks: HostileText[] = [
  {
    name: 'an address that runs between angle brackets',
    shelf: 'chapter',
    text: 'Stones <javascript:canary(70)> lean.',
    rule: 'link-scheme',
  },
  {
    name: 'a page between angle brackets',
    shelf: 'chapter',
    text: 'Stones <data:text/html,x> lean.',
    rule: 'link-scheme',
  },
]

/** In code and with backslashes, markup is what somebody writes about. */
const written = [
  ...MARKUP.map(
    ([name, text]): HostileText => ({
      name: `${name} as code`,
      shelf: 'chapter',
      text: `Stones \`${text}\` lean.`,
      rule: undefined,
    }),
  ),
  ...WORDS.filter(([, text]) => !text.includes('`')).map(
    ([name, text]): HostileText => ({
      name: `${name} as code`,
      shelf: 'chapter',
      text: `Stones \`${text}\` lean.`,
      rule: undefined,
    }),
  ),
]

const ATTRIBUTES: readonly (readonly [name: string, text: string, rule: string])[] = [
  ['a handler as an attribute of a heading', '## Stones {onclick=canary(71)}\n\nThey lean.', 'markdown-unsupported'],
  [
    'a class and a style of a heading',
    '## Stones {.x style="background:url(http://127.0.0.1:9/x)"}\n\nThey lean.',
    'quote-open',
  ],
  ['a handler as an attribute of a box', ':::box{onclick=canary(72)}[Stones]\nThey lean.\n:::', 'directive-attribute'],
  [
    'a style as an attribute of a box',
    ':::box[Stones]{style="position:fixed"}\nThey lean.\n:::',
    'directive-attribute',
  ],
  [
    'a handler as an attribute of a figure',
    ':::figure{src=figures/x.svg alt="x" onload=canary(73)}\nStones.\n:::',
    'directive-attribute',
  ],
  ['a name of the prototype as an attribute', ':::box[Stones]{__proto__=x}\nThey lean.\n:::', 'directive-attribute'],
  ['a name of the constructor as a block', ':::constructor\nThey lean.\n:::', 'directive-unknown'],
  ['a name of the prototype as a block', ':::__proto__\nThey lean.\n:::', 'directive-form'],
  ['a name of a method as a block', '::toString', 'directive-unknown'],
  ['an anchor that breaks out', '## Stones {#x"onmouseover="canary(74)}\n\nThey lean.', 'braces-misplaced'],
  ['an anchor of the page', '## Stones {#main}\n\nThey lean.', 'anchor-reserved'],
  ['an anchor that a script looks for', '## Stones {#constructor"}\n\nThey lean.', 'braces-misplaced'],
  ['a part of a file out of content', '::include{src=../../../../etc/passwd}', 'path-outside-content'],
  ['a part of a file by its whole path', '::include{src=/etc/passwd}', 'path-outside-content'],
  ['a part from the web', '::include{src="http://127.0.0.1:9/x.md"}', 'include-missing'],
  ['a part with a name for devices', '::include{src=/dev/zero}', 'path-outside-content'],
  [
    'a figure out of content',
    ':::figure{src=../../../../etc/passwd.svg alt="x"}\nStones.\n:::',
    'image-outside-content',
  ],
  ['a figure from the web', ':::figure{src="http://127.0.0.1:9/x.svg" alt="x"}\nStones.\n:::', 'image-missing'],
  ['a figure that is a page', ':::figure{src=figures/x.html alt="x"}\nStones.\n:::', 'image-format'],
  ['a link to a file out of content', 'Stones [lean](../../../../etc/passwd.pdf).', 'link-file'],
  ['a link to a page of the machine', 'Stones [lean](files/x.html).', 'link-file'],
  ['a link to a program', 'Stones [lean](files/x.exe).', 'link-file'],
  ['a citation of the prototype', 'Stones lean [@__proto__].', 'citation-unknown'],
  ['a citation of the constructor', 'Stones lean [@constructor].', 'citation-unknown'],
  ['a note of the prototype', 'Stones lean.[^__proto__]', 'footnote-undefined'],
  ['a reference to a method', 'See [](#toString).', 'cross-reference-unknown'],
  ['a reference that breaks out', 'See [](#x"onmouseover=canary).', 'cross-reference-unknown'],
  ['code that other tools run', '```{r}\nsystem("touch x")\n```', 'markdown-unsupported'],
  ['code of a template', '```{python}\nimport os\n```', 'markdown-unsupported'],
  ['an anchor of dashes that is never closed', `## Stones {#${'-'.repeat(60)} x\n\nThey lean.`, 'anchor-unclosed'],
  ['a null character', 'Stones\u0000 lean.', 'file-characters'],
  ['an escape of a terminal', 'Stones \u001b[31mlean\u001b[0m.', 'file-characters'],
  ['an escape that sets a title', 'Stones \u001b]0;x\u0007 lean.', 'file-characters'],
  ['a bell', 'Stones\u0007 lean.', 'file-characters'],
  ['a control character of old', 'Stones\u0085 lean \u009b31m.', 'file-characters'],
  ['an override of the direction', 'Stones \u202elean\u202c.', 'character-invisible'],
  ['an isolate of the direction', 'Stones \u2066lean\u2069.', 'character-invisible'],
  ['a mark of the direction', 'Stones \u200flean.', 'character-invisible'],
  ['a space without width', 'Sto\u200bnes lean.', 'character-invisible'],
  ['a joiner without width', 'Sto\u200dnes lean.', 'character-invisible'],
  ['a mark of the byte order in the text', 'Sto\ufeffnes lean.', 'character-invisible'],
  ['a soft hyphen', 'Sto\u00adnes lean.', 'character-invisible'],
  ['letters of another script', 'St\u043enes lean.', 'script-mixed'],
  ['a tag character', 'Stones\u{e0041} lean.', 'character-invisible'],
  ['a mark of a merge', '<<<<<<< HEAD\nStones lean.\n=======\nStones stand.\n>>>>>>> other', 'merge-conflict'],
  ['a placeholder of a template that is left', 'Stones {{lean}}.', 'markdown-unsupported'],
  [
    'a line that sets attributes of what stands above',
    'Stones lean.\n{: onclick="canary(75)" }',
    'markdown-unsupported',
  ],
  ['a comment that is never closed', 'Stones lean <!-- <script>canary(76)</script>', 'comment-unclosed'],
  [
    'a definition with a handler in its title',
    'Stones [lean][a].\n\n[a]: javascript:canary(77) "onmouseover=canary(78)"',
    'link-scheme',
  ],
]

const FRONTS: readonly (readonly [name: string, text: string, rule: string])[] = [
  ['front matter with a key that is none', 'title: Stones\nonload: canary(80)', 'yaml-schema'],
  ['front matter with a template', 'title: Stones\ntemplate: ../../../etc/passwd', 'yaml-schema'],
  ['front matter with a name of the prototype', 'title: Stones\n__proto__: { polluted: true }', 'yaml-schema'],
  ['front matter with a name of the constructor', 'title: Stones\nconstructor: x', 'yaml-schema'],
  ['front matter with a tag that runs', 'title: !!js/function "function(){canary(81)}"', 'yaml-syntax'],
  ['front matter with a tag of Python', 'title: !!python/object/apply:os.system ["touch x"]', 'yaml-syntax'],
  ['front matter with a merge of itself', 'a: &a\n  <<: *a\ntitle: Stones', 'yaml-syntax'],
  ['front matter with an alias to nothing', 'title: *nothing', 'yaml-syntax'],
  [
    'front matter with aliases of aliases',
    'a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c,*c]\ne: [*d,*d,*d,*d,*d,*d,*d,*d,*d]\ntitle: Stones',
    'yaml-syntax',
  ],
  ['front matter that is a list', '- title: Stones', 'yaml-schema'],
  ['front matter that is a text', 'Stones', 'yaml-schema'],
  ['front matter with a title that is a map', 'title: { toString: x }', 'yaml-schema'],
  ['front matter with a title that is empty', 'title: ""', 'yaml-schema'],
  ['front matter with an id that breaks out', "title: Stones\nid: 'x\" onload=canary(82)'", 'yaml-schema'],
  ['front matter with an id of the page', 'title: Stones\nid: main', 'anchor-reserved'],
  ['front matter with two titles', 'title: Stones\ntitle: Others', 'yaml-syntax'],
  ['front matter with tabs', '\ttitle: Stones', 'yaml-syntax'],
  ['front matter with a directive', '%YAML 1.1\n%TAG ! x\ntitle: Stones', 'yaml-syntax'],
]

export const CHAPTERS: readonly HostileText[] = [
  ...markup,
  ...links,
  ...autolinks,
  ...written,
  ...ATTRIBUTES.map(([name, text, rule]): HostileText => ({ name, shelf: 'chapter', text, rule })),
  ...FRONTS.map(
    ([name, front, rule]): HostileText => ({ name, shelf: 'whole', text: `---\n${front}\n---\n\nThey lean.\n`, rule }),
  ),
  ...[...MARKUP, ...WORDS].map(
    ([name, text]): HostileText => ({
      name: `${name} in the title of a chapter`,
      shelf: 'whole',
      text: `---\ntitle: ${JSON.stringify(text)}\n---\n\nThey lean.\n`,
      rule: /__|`|\$`/.test(text) ? 'emphasis-unclosed' : undefined,
    }),
  ),
]
