import { expect, test } from 'vitest'
import { toXml, x } from '../../../../scripts/formats/pdf/finish/xml.ts'

test('escapes what would be read as markup, and leaves out what XML cannot say', () => {
  expect(toXml(x('a', { b: '"&<' }, 'x < y & \u0000z', x('c', {})))).toBe(
    '<a b="&quot;&amp;&lt;">x &lt; y &amp; z<c></c></a>',
  )
})
