import { SaxesParser, type SaxesTagNS } from 'saxes'

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

/** Deeper than any document; those who walk through it are recursive. */
const DEEPEST = 200

/** Characters of a text that a message shows. */
const LONGEST_SHOWN = 80

class DepthError extends Error {}

/**
 * Checks that a text is well-formed XML with namespaces and without a document type, and says where it is not: of what
 * reads anything, such as the CSL processor, the fault would come later and without a place.
 */
export function scanXml(text: string): XmlScan {
  const tags: XmlTag[] = []
  const open: XmlTag[] = []
  let fault: XmlScan['fault']
  /** Offset behind the last tag. */
  let read = 0
  let closed: XmlTag | undefined
  const parser = new SaxesParser({ xmlns: true })
  const tagStart = () => text.lastIndexOf('<', parser.position - 1)
  parser.on('opentagstart', ({ name }) => {
    // The parser looks for namespaces in all that are open, at each of them: it is not to go on.
    if (open.length >= DEEPEST) throw new DepthError()
    open.push({ name, attributes: new Map(), offset: tagStart() })
  })
  parser.on('opentag', (tag: SaxesTagNS) => {
    const started = open.at(-1) as XmlTag
    started.attributes = new Map(Object.entries(tag.attributes).map(([name, { value }]) => [name, value]))
    tags.push(started)
    read = parser.position
  })
  parser.on('closetag', () => {
    closed = open.pop()
    read = parser.position
  })
  parser.on('doctype', () => {
    fault ??= {
      reason: 'The file declares a document type: delete the line `<!DOCTYPE …>`',
      offset: text.indexOf('<!DOCTYPE', read),
    }
  })
  parser.on('error', ({ message }) => {
    // The parser puts its own line and column in front, of the place up to which it has read.
    fault ??= faultOf(message.replace(/^\d+:\d+: |\.$/g, ''), {
      text,
      last: open.at(-1),
      closed,
      read,
      position: parser.position,
    })
  })
  try {
    parser.write(text).close()
  } catch (error) {
    if (!(error instanceof DepthError)) throw error
    fault ??= { reason: `Elements are nested more than ${DEEPEST} deep`, offset: tagStart() }
  }
  return { tags, fault }
}

interface Progress {
  text: string
  /** The innermost open tag. */
  last: XmlTag | undefined
  /** The tag that was closed last. */
  closed: XmlTag | undefined
  read: number
  /** Offset behind the last character that was read. */
  position: number
}

/** The fault in our words where the parser's would not help, at the place of what is wrong. */
function faultOf(
  message: string,
  { text, last, closed, read, position }: Progress,
): { reason: string; offset: number } {
  const tagStart = text.lastIndexOf('<', position - 1)
  if (/^(?:unexpected close|unmatched closing) tag/.test(message)) {
    // The parser closes the innermost tag before it looks at its name.
    const expected = message.startsWith('unexpected') && closed ? `\`</${closed.name}>\`` : 'no closing tag'
    return {
      reason: `Unexpected \`${text.slice(tagStart, Math.min(position, tagStart + LONGEST_SHOWN))}\`, expected ${expected}`,
      offset: tagStart,
    }
  }
  const ampersand = /&(?!#?\w+;)/.exec(text.slice(read))
  if (ampersand && /^(?:unclosed|unexpected end|disallowed character in entity)/.test(message)) {
    return { reason: 'Unexpected `&`, expected `&amp;`', offset: read + ampersand.index }
  }
  if (/^unclosed tag/.test(message) && last) {
    return { reason: `Unexpected end of file, expected \`</${last.name}>\``, offset: last.offset }
  }
  if (/^(?:text data outside|document must contain)/.test(message)) {
    const offset = read + Math.max(0, text.slice(read).search(/[^\s\uFEFF]/))
    return { reason: 'Unexpected text, expected XML', offset }
  }
  const of = /entity/.test(message) ? '&' : /^(?:duplicate|unbound|documents may)/.test(message) ? '<' : ''
  const offset = of === '' ? Math.max(0, position - 1) : text.lastIndexOf(of, position - 1)
  const found = /^(?:<[^\s>/]*|&\w*;?|[\s\S])/u.exec(text.slice(offset, offset + LONGEST_SHOWN))?.[0] ?? 'end of file'
  return { reason: `Unexpected \`${found}\`: ${message}`, offset }
}
