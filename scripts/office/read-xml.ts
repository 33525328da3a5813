import { SaxesParser } from 'saxes'
import { OfficeError } from './office-error.ts'

/** An element, with the prefix that its namespace usually has: `w:p`, whatever the file calls it. */
export interface XmlElement {
  name: string
  attributes: Readonly<Record<string, string>>
  children: (XmlElement | string)[]
}

/** Namespaces by their usual prefixes: those of the first edition of the standard, and those of the strict one. */
const PREFIXES = new Map([
  ['http://schemas.openxmlformats.org/wordprocessingml/2006/main', 'w'],
  ['http://purl.oclc.org/ooxml/wordprocessingml/main', 'w'],
  ['http://schemas.microsoft.com/office/word/2010/wordml', 'w14'],
  ['http://schemas.microsoft.com/office/word/2012/wordml', 'w15'],
  ['http://schemas.openxmlformats.org/markup-compatibility/2006', 'mc'],
  ['http://schemas.openxmlformats.org/officeDocument/2006/relationships', 'r'],
  ['http://purl.oclc.org/ooxml/officeDocument/relationships', 'r'],
  ['http://schemas.openxmlformats.org/spreadsheetml/2006/main', 'x'],
  ['http://purl.oclc.org/ooxml/spreadsheetml/main', 'x'],
])

const DEEPEST = 500
/** A paper has some 50,000 in Word; each takes some hundred bytes of memory. */
const MOST_ELEMENTS = 500_000

/**
 * Parses XML from a file of somebody else's.
 *
 * @param most Elements that it may have.
 * @throws OfficeError where it is not well-formed, declares entities or a document type, or goes deeper than any text
 */
export function readXml(bytes: Uint8Array, part: string, most = MOST_ELEMENTS): XmlElement {
  const root: XmlElement = { name: '', attributes: {}, children: [] }
  const open = [root]
  let count = 0
  const parser = new SaxesParser({ xmlns: true })
  parser.on('error', error => {
    throw new OfficeError(`Its part \`${part}\` is damaged: ${error.message}`)
  })
  parser.on('doctype', () => {
    throw new OfficeError(`Its part \`${part}\` declares entities, which no program writes`)
  })
  parser.on('opentag', ({ uri, prefix, local, attributes }) => {
    if (++count > most) throw new OfficeError(`Its part \`${part}\` has more than ${most} elements`)
    if (open.length > DEEPEST) throw new OfficeError(`Its part \`${part}\` has elements more than ${DEEPEST} deep`)
    const element: XmlElement = { name: named(uri, prefix, local), attributes: {}, children: [] }
    const own = element.attributes as Record<string, string>
    for (const attribute of Object.values(attributes))
      own[named(attribute.uri, attribute.prefix, attribute.local)] = attribute.value
    open.at(-1)?.children.push(element)
    open.push(element)
  })
  const text = (words: string): void => {
    const parent = open.at(-1)
    if (open.length > 1) parent?.children.push(words)
  }
  parser.on('text', text)
  parser.on('cdata', text)
  parser.on('closetag', () => {
    open.pop()
  })
  let decoded: string
  try {
    decoded = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw new OfficeError(`Its part \`${part}\` is not in UTF-8`)
  }
  parser.write(decoded.replace(/^\ufeff/, '')).close()
  return root
}

function named(uri: string, prefix: string, local: string): string {
  const usual = PREFIXES.get(uri) ?? prefix
  return usual === '' ? local : `${usual}:${local}`
}

/** The elements among the children of an element. */
export function elementsOf(element: XmlElement): XmlElement[] {
  return element.children.filter(child => typeof child !== 'string')
}

/** The first child of a name. */
export function childOf(element: XmlElement, name: string): XmlElement | undefined {
  return elementsOf(element).find(child => child.name === name)
}

/** All elements of a name below an element, in their order. */
export function allOf(element: XmlElement, name: string): XmlElement[] {
  const found: XmlElement[] = []
  const walk = (one: XmlElement): void => {
    for (const child of one.children) {
      if (typeof child === 'string') continue
      if (child.name === name) found.push(child)
      walk(child)
    }
  }
  walk(element)
  return found
}

/** The elements of a name below an element that are in no other one of it, in their order. */
export function outermostOf(element: XmlElement, name: string): XmlElement[] {
  return elementsOf(element).flatMap(child => (child.name === name ? [child] : outermostOf(child, name)))
}

/** All text in an element. */
export function textIn(element: XmlElement): string {
  return element.children.map(child => (typeof child === 'string' ? child : textIn(child))).join('')
}

/** The properties of docProps/custom.xml. */
export function propertiesIn(bytes: Uint8Array | undefined): Map<string, string> {
  if (!bytes) return new Map()
  const root = readXml(bytes, 'docProps/custom.xml')
  return new Map(allOf(root, 'property').map(property => [property.attributes.name ?? '', textIn(property)]))
}
