import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { scanXml } from '../../scripts/ground/xml-scan.ts'

interface XmlSample {
  xml: string
  tags: string[]
}

/** A well-formed element, with the text of each of its start tags. */
const { element } = fc.letrec<{ element: XmlSample }>(tie => ({
  element: fc
    .record({
      name: fc.constantFrom('a', 'b-c', 'dé'),
      value: fc.constantFrom('', 'x', '&lt; &amp;', '😀', "it's"),
      between: fc.constantFrom('', ' ', '\n', '\r\n', '<!-- <a> & -->', '<![CDATA[<b>&]]>', '&#233;', '😀'),
      children: fc.oneof({ maxDepth: 4 }, fc.constant<XmlSample[]>([]), fc.array(tie('element'), { maxLength: 3 })),
    })
    .map(({ name, value, between, children }) => {
      const start = `<${name} at="${value}"`
      const xml =
        children.length === 0 && between === ''
          ? `${start}/>`
          : `${start}>${between}${children.map(child => child.xml + between).join('')}</${name}>`
      return { xml, tags: [start, ...children.flatMap(child => child.tags)] }
    }),
}))

describe('scanXml', () => {
  it('finds every tag of well-formed XML at its place', () => {
    fc.assert(
      fc.property(element, fc.constantFrom('', '<?xml version="1.0"?>\n', '\n<!-- a -->'), ({ xml, tags }, prolog) => {
        const text = prolog + xml
        const scan = scanXml(text)
        expect(scan.fault).toBeUndefined()
        expect(scan.tags.map(({ offset }, index) => text.slice(offset, offset + (tags[index]?.length ?? 0)))).toEqual(
          tags,
        )
      }),
      { seed: 3, numRuns: 300 },
    )
  })

  it('names the place of what was put in wrongly', () => {
    fc.assert(
      fc.property(
        element,
        fc.constantFrom('< ', '& ', '&nbsp;', '</x>', '<x y=z/>'),
        fc.nat(),
        ({ xml, tags }, fault, pick) => {
          // Behind a start tag, where any of these is wrong.
          const tag = tags[pick % tags.length] as string
          const at = xml.indexOf('>', xml.indexOf(tag) + tag.length) + 1
          if (xml[at - 2] === '/') return
          const scan = scanXml(xml.slice(0, at) + fault + xml.slice(at))
          const wrong = fault === '<x y=z/>' ? at + fault.indexOf('z') : at
          // An open `<` is wrong with the character behind it.
          expect([wrong, ...(fault === '< ' ? [at + 1] : [])]).toContain(scan.fault?.offset)
        },
      ),
      { seed: 4, numRuns: 300 },
    )
  })

  it.each([
    ['<a/><b/>', 4, 'Unexpected `<b`: documents may contain only one root'],
    [
      '<!DOCTYPE a [<!ENTITY x "y">]>\n<a>&x;</a>',
      0,
      'The file declares a document type: delete the line `<!DOCTYPE …>`',
    ],
    ['<a>&nbsp;</a>', 3, 'Unexpected `&nbsp;`: undefined entity'],
    ['<a b="1" b="2"/>', 0, 'Unexpected `<a`: duplicate attribute: b'],
    ['<a x:b="1"/>', 0, 'Unexpected `<a`: unbound namespace prefix: "x"'],
    ['<a/> text', 5, 'Unexpected text, expected XML'],
    ['', 0, 'Unexpected text, expected XML'],
  ])('%s', (text, offset, reason) => {
    expect(scanXml(text).fault).toEqual({ reason, offset })
  })
})
