import { SaxesParser } from 'saxes'
import { scanXml } from './xml-scan.ts'

/** An element of an XML document, by its name without a prefix. */
export interface XmlNode {
  name: string
  /** By their names, with prefixes. */
  attributes: ReadonlyMap<string, string>
  children: readonly (XmlNode | string)[]
  /** Offset of its `<`. */
  offset: number
}

/**
 * Reads an XML document that came from elsewhere. Entities and document types are refused: nothing is read for them.
 *
 * @returns its root, or the first fault with its offset
 */
export function readXmlTree(text: string): { root: XmlNode } | { reason: string; offset: number } {
  const { tags, fault } = scanXml(text)
  if (fault) return fault
  interface Open extends XmlNode {
    children: (XmlNode | string)[]
  }
  const top: Open = { name: '', attributes: new Map(), children: [], offset: 0 }
  const open = [top]
  let count = 0
  const parser = new SaxesParser({ xmlns: true })
  parser.on('opentag', ({ local }) => {
    const { attributes, offset } = tags[count++] ?? { attributes: new Map(), offset: 0 }
    const element: Open = { name: local, attributes, children: [], offset }
    open.at(-1)?.children.push(element)
    open.push(element)
  })
  const addText = (words: string): void => {
    if (open.length > 1) open.at(-1)?.children.push(words)
  }
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.on('closetag', () => {
    open.pop()
  })
  parser.write(text).close()
  const [root] = top.children
  return root === undefined || typeof root === 'string'
    ? { reason: 'Unexpected text, expected XML', offset: 0 }
    : { root }
}

/** The elements directly in an element, all or those of a name. */
export function elementsIn(node: XmlNode, name?: string): XmlNode[] {
  return node.children.filter(
    child => typeof child !== 'string' && (name === undefined || child.name === name),
  ) as XmlNode[]
}

/** All elements of a name below an element, in their order. */
export function elementsBelow(node: XmlNode, name: string): XmlNode[] {
  return elementsIn(node).flatMap(child => [...(child.name === name ? [child] : []), ...elementsBelow(child, name)])
}

/** All text in an element. */
export function textIn(node: XmlNode): string {
  return node.children.map(child => (typeof child === 'string' ? child : textIn(child))).join('')
}
