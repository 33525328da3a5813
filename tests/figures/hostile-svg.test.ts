import fc from 'fast-check'
import { expect, test } from 'vitest'
import { renderFigure } from '../../scripts/figures/render.ts'
import { ES, load, publication, toHtml } from './publication.ts'

const wrap = (inner: string, attributes = ''): string => `<svg viewBox="0 0 640 100" ${attributes}>${inner}</svg>`

/** What a hostile drawing holds, the rule that refuses it, and what may not be left of it in the page. */
const HOSTILE: [name: string, svg: string, rule: string, gone: RegExp][] = [
  ['a script', wrap('<script>alert(1)</script>'), 'figure-unsafe', /script|alert/],
  ['a script of another space', wrap('<svg:script>alert(1)</svg:script>'), 'figure-unsafe', /script|alert/],
  ['a script in capitals', wrap('<SCRIPT>alert(1)</SCRIPT>'), 'figure-unsafe', /script|alert/i],
  ['HTML', wrap('<foreignObject><p>x</p></foreignObject>'), 'figure-unsafe', /foreign|<p/i],
  ['HTML in a title', wrap('<g><title><img src="x" onerror="alert(1)"/></title></g>'), 'figure-unsafe', /<img|alert/],
  ['HTML that ends the drawing', wrap('<p>x</p>'), 'figure-invalid', /<p/],
  ['an event handler', wrap('<rect width="1" onclick="alert(1)"/>'), 'figure-unsafe', /onclick|alert/],
  ['an event handler of the drawing', wrap('', 'onload="alert(1)"'), 'figure-unsafe', /onload|alert/],
  ['a link', wrap('<a href="https://example.org/"><rect width="1"/></a>'), 'figure-unsafe', /example/],
  ['a script link', wrap('<a xlink:href="javascript:alert(1)"><rect/></a>'), 'figure-unsafe', /javascript/],
  ['an animation', wrap('<rect><animate attributeName="x" to="9"/></rect>'), 'figure-unsafe', /animate/],
  [
    'a set',
    wrap('<rect><set attributeName="href" to="javascript:alert(1)"/></rect>'),
    'figure-unsafe',
    /set|javascript/,
  ],
  ['a picture', wrap('<image href="https://example.org/x.png"/>'), 'figure-unsafe', /example/],
  ['a picture in the file', wrap('<image href="data:image/svg+xml;base64,AAAA"/>'), 'figure-unsafe', /data:/],
  ['a style sheet', wrap('<style>@import "https://example.org/x.css";</style>'), 'figure-unsafe', /example|import/],
  ['a style that fetches', wrap('<rect style="fill:url(https://example.org/x)"/>'), 'figure-unsafe', /example/],
  ['a hidden fetch', wrap('<rect style="fill:u\\72l(https://example.org/x)"/>'), 'figure-unsafe', /example/],
  ['a comment in a style', wrap('<rect style="fill:url/**/(https://example.org/x)"/>'), 'figure-unsafe', /example/],
  ['a paint that fetches', wrap('<rect fill="url(https://example.org/x#a)"/>'), 'figure-unsafe', /example/],
  ['a filter that fetches', wrap('<rect filter="url(https://example.org/x#a)"/>'), 'figure-unsafe', /example/],
  ['a style that leaves the figure', wrap('<rect style="position:fixed"/>'), 'figure-unsafe', /position|fixed/],
  ['a use of another file', wrap('<use href="https://example.org/x.svg#a"/>'), 'figure-unsafe', /example/],
  ['a base for links', wrap('<g xml:base="https://example.org/"/>'), 'figure-unsafe', /example/],
  ['a drawing in the drawing', wrap('<svg><script>1</script></svg>'), 'figure-unsafe', /script/],
  ['an entity', `<!DOCTYPE svg [<!ENTITY a "b">]>${wrap('<text>&a;</text>')}`, 'figure-invalid', /ENTITY/],
  [
    'an entity of a file',
    `<!DOCTYPE svg [<!ENTITY a SYSTEM "file:///etc/passwd">]>${wrap('')}`,
    'figure-invalid',
    /root:/,
  ],
  [
    'a drawing as high as a country',
    '<svg viewBox="0 0 1 1e9"><rect width="1"/></svg>',
    'figure-invalid',
    /1e9|1000000000/,
  ],
  ['a drawing without end', `<svg viewBox="0 0 ${'1'.repeat(400)} 1"><rect width="1"/></svg>`, 'figure-invalid', /111/],
  ['copies of copies', wrap(laughs()), 'figure-unsafe', /"#fig-x-b"/],
  [
    'a large marker at each of many corners',
    wrap(`<marker id="m">${'<rect/>'.repeat(100)}</marker><path d="M0 0${' L1 1'.repeat(500)}" marker-mid="url(#m)"/>`),
    'figure-unsafe',
    /marker-mid/,
  ],
  [
    'a large mask for each of many shapes',
    wrap(`<mask id="m">${'<rect/>'.repeat(100)}</mask>${'<rect mask="url(#m)"/>'.repeat(200)}`),
    'figure-unsafe',
    /nothing is left of the last ones alone/,
  ],
  [
    'a large pattern that many shapes take over',
    wrap(`<pattern id="m">${'<rect/>'.repeat(100)}</pattern><g fill="url(#m)">${'<rect/>'.repeat(200)}</g>`),
    'figure-unsafe',
    /fill="url/,
  ],
  ['a copy of itself', wrap('<g id="a"><use href="#a"/></g>'), 'figure-unsafe', /href/],
  ['a pattern of itself', wrap('<pattern id="a"><rect fill="url(#a)"/></pattern>'), 'figure-unsafe', /url/],
  ['a stairway', `${'<g>'.repeat(50_000)}`, 'figure-invalid', /<g/],
  ['a stairway within', wrap('<g>'.repeat(50_000) + '</g>'.repeat(50_000)), 'figure-invalid', /<g/],
  ['elements in tens of thousands', wrap('<rect width="1"/>'.repeat(30_000)), 'figure-invalid', /<rect/],
  ['a text of pages', wrap(`<text>${'Arches lean. '.repeat(1000)}</text>`), 'figure-invalid', /lean/],
  ['no end', '<svg viewBox="0 0 1 1"><g><rect/></svg>', 'figure-invalid', /<g/],
  ['no drawing', 'hello', 'figure-invalid', /hello/],
  ['nothing', '', 'figure-invalid', /./],
  ['two drawings', wrap('') + wrap(''), 'figure-invalid', /./],
  ['no size', '<svg><rect/></svg>', 'figure-invalid', /./],
  ['a reference to nothing', wrap('<rect fill="url(#nil)"/>'), 'figure-invalid', /nil/],
]

/** Each group draws the one before it twice. */
function laughs(): string {
  const groups = [...'bcdefghijklmnopqrstuvwxyz'].map((id, index) => {
    const before = `<use href="#${'abcdefghijklmnopqrstuvwxyz'[index]}"/>`
    return `<g id="${id}">${before}${before}</g>`
  })
  return `<g id="a"><rect width="1"/></g>${groups.join('')}`
}

test.each(HOSTILE)('%s is refused, and nothing of it reaches the page', async (_, svg, rule, gone) => {
  const root = await publication({ 'content/x.svg': svg })
  const { asset, messages } = await load(root, 'content/x.svg')
  expect(messages.join('\n')).toMatch(new RegExp(`^content/x\\.svg:\\d+:\\d+ ${rule} .`, 'm'))
  if (asset === undefined) return
  const options = { translate: (text: string) => ({ text }), language: ES, id: 'fig-x', alt: 'x' }
  expect(toHtml((await renderFigure(asset, options)).element)).not.toMatch(gone)
})

test('whatever stands in a file, no page gets a script, a handler or an address', async () => {
  const piece = fc.constantFrom(
    '<g>',
    '</g>',
    '<rect ',
    '/>',
    '>',
    '"',
    "'",
    '<!--',
    '-->',
    '<![CDATA[',
    ']]>',
    '<title>',
    '</title>',
    '<text>',
    '</text>',
    '<script>',
    '</script>',
    '<style>',
    '</style>',
    '<desc>',
    'onload=',
    'href=',
    'style=',
    'fill=',
    '"javascript:1"',
    '"url(//x.y)"',
    '<svg>',
    '</svg>',
    '<use ',
    '<p>',
    '<foreignObject>',
    '&lt;',
    '&#x3c;',
    '<math>',
    '<mtext>',
    '<template>',
    '<noscript>',
    '<a ',
    ' ',
    'x',
  )
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 30 }), async pieces => {
      const root = await publication({ 'content/x.svg': wrap(pieces.join('')) })
      const { asset } = await load(root, 'content/x.svg')
      if (asset === undefined) return
      const options = { translate: (text: string) => ({ text }), language: ES, id: 'fig-x', alt: 'x' }
      const html = toHtml((await renderFigure(asset, options)).element)
      expect(html.replace(/>[^<]*</g, '><')).not.toMatch(
        /<(?:script|style|a|p|math|template|foreignObject)\b|onload|javascript:|\/\/x\.y/,
      )
    }),
    { seed: 20221215, numRuns: 300 },
  )
})

test('a thousand comments in front are read at once', async () => {
  const root = await publication({ 'content/x.svg': '<!-- a -->\n'.repeat(1000) + wrap('<rect width="1"/>') })
  expect((await load(root, 'content/x.svg')).messages).toEqual([])
})

test('a long comment in a drawing is no text', async () => {
  const text = '<text x="9" y="50" font-size="40">Arches</text>'
  const root = await publication({ 'content/x.svg': wrap(`<g><!-- ${'Licence. '.repeat(500)} -->${text}</g>`) })
  expect((await load(root, 'content/x.svg')).messages).toEqual([])
})
