import type { HostileText } from '../texts.ts'
import { ADDRESSES, MARKUP } from './payloads.ts'

const PAGE = (head: string, body: string): string => `<!doctype html>
<html>
  <head>
    <meta charset="utf-8">
    <template data-slot="head"></template>
    ${head}
  </head>
  <body>
    <h1 id="title"><template data-slot="title"></template></h1>
    ${body}
    <main id="main">
      <template data-slot="contents"></template>
      <template data-slot="chapters"></template>
      <template data-slot="notes"></template>
    </main>
    <template data-slot="imprint"></template>
  </body>
</html>
`

const STYLE = (inner: string, before = ''): string => `<?xml version="1.0" encoding="utf-8"?>
${before}<style xmlns="http://purl.org/net/xbiblio/csl" class="note" version="1.0">
  <info><title>S</title><id>s</id><updated>2020-01-01T00:00:00+00:00</updated></info>
  ${inner}
  <citation><layout><text variable="title"/></layout></citation>
</style>
`

const STYLES: readonly (readonly [name: string, text: string])[] = [
  ['entities', STYLE('', '<!DOCTYPE style [<!ENTITY a "b">]>\n')],
  ['a foreign entity', STYLE('', '<!DOCTYPE style [<!ENTITY a SYSTEM "file:///etc/passwd">]>\n')],
  [
    'a macro that calls itself',
    STYLE('<macro name="a"><text macro="a"/></macro>').replace('variable="title"', 'macro="a"'),
  ],
  [
    'macros that call each other',
    STYLE('<macro name="a"><text macro="b"/></macro><macro name="b"><text macro="a"/></macro>').replace(
      'variable="title"',
      'macro="a"',
    ),
  ],
  ['a macro that is not there', STYLE('').replace('variable="title"', 'macro="constructor"')],
  ['an end that is missing', '<style xmlns="http://purl.org/net/xbiblio/csl"><info>'],
  ['a page in its place', '<html><script>canary(120)</script></html>'],
]

/** Those of the markup that a template is refused for; words and harmless elements it may hold. */
const ACTIVE = MARKUP.filter(([, text]) =>
  /<(?:script|iframe|object|embed|base|form|video|audio|frameset|noscript|style)\b|\son\w+=|http-equiv|127\.0\.0\.1|javascript:/i.test(
    text,
  ),
).filter(
  ([name]) =>
    !/frames|body with|character data|instruction|document type|end of|condition|shadows|never closed|link that tells/.test(
      name,
    ),
)

export const TEMPLATES: readonly HostileText[] = [
  ...ACTIVE.map(
    ([name, text]): HostileText => ({
      name: `a template with ${name}`,
      shelf: 'template',
      text: PAGE('', text),
      rule: 'template-',
    }),
  ),
  ...ADDRESSES.filter((_, n) => n < 9).map(
    ([name, address]): HostileText => ({
      name: `a template with ${name}`,
      shelf: 'template',
      text: PAGE('', `<a href="${address}">x</a>`),
      rule: 'template-unsafe',
    }),
  ),
  {
    name: 'a template with a base in its head',
    shelf: 'template',
    text: PAGE('<base href="http://127.0.0.1:9/">', ''),
    rule: 'template-unsafe',
  },
  {
    name: 'a template with a refresh in its head',
    shelf: 'template',
    text: PAGE('<meta http-equiv="refresh" content="0;url=http://127.0.0.1:9/">', ''),
    rule: 'template-unsafe',
  },
  ...STYLES.map(
    ([name, text]): HostileText => ({ name: `a citation style with ${name}`, shelf: 'style', text, rule: 'style-' }),
  ),
]
