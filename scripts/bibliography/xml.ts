/** A start tag of an XML document. */
export interface XmlTag {
  name: string
  attributes: Map<string, string>
  /** Offset of its `<`. */
  offset: number
}

/** What was read of an XML document: its start tags in order, and the first fault that makes it not well-formed. */
export interface XmlScan {
  tags: XmlTag[]
  fault: { reason: string; offset: number } | undefined
}

const TOKEN =
  /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<!\[CDATA\[[\s\S]*?\]\]>|<(\/?)([A-Za-z_][\w:.-]*)((?:\s+[\w:.-]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|[<&]/g
const ATTRIBUTE = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g
const ENTITY = /&(?:lt|gt|amp|quot|apos|#\d+|#x[\da-f]+);/iy

/**
 * Checks that CSL files are well-formed XML (tags nested, attributes quoted, no document type, predefined entities),
 * since the CSL processor reads anything and fails later without a place. Namespaces are not resolved.
 */
export function scanXml(text: string): XmlScan {
  const tags: XmlTag[] = []
  const open: XmlTag[] = []
  const fail = (reason: string, offset: number): XmlScan => ({ tags, fault: { reason, offset } })
  for (const match of text.matchAll(TOKEN)) {
    const [token, closing, name, attributes = '', empty] = match
    if (token === '&') {
      ENTITY.lastIndex = match.index
      if (!ENTITY.test(text)) return fail('Unexpected `&`, expected `&amp;`', match.index)
    } else if (token === '<') {
      const start = (text.slice(match.index).match(/^<[^\s>]{0,30}/) as RegExpMatchArray)[0]
      return fail(`Unexpected \`${start}\`, expected a tag with quoted attributes`, match.index)
    } else if (name !== undefined && closing === '/') {
      const last = open.pop()
      if (last?.name === name) continue
      return fail(`Unexpected \`</${name}>\`, expected ${last ? `\`</${last.name}>\`` : 'no closing tag'}`, match.index)
    } else if (name !== undefined) {
      const tag = { name, attributes: attributesOf(attributes), offset: match.index }
      if (open.length === 0 && tags.length > 0) return fail(`Unexpected second root \`<${name}>\``, match.index)
      tags.push(tag)
      if (empty === '') open.push(tag)
    }
  }
  const unclosed = open.at(-1)
  if (unclosed) return fail(`Unexpected end of file, expected \`</${unclosed.name}>\``, unclosed.offset)
  return tags.length === 0 ? fail('Unexpected text, expected XML', 0) : { tags, fault: undefined }
}

function attributesOf(source: string): Map<string, string> {
  return new Map(
    [...source.matchAll(ATTRIBUTE)].map(([, name, double, single]) => [name as string, double ?? single ?? '']),
  )
}
