import { escapeXml } from '../../../ground/xml-text.ts'

/** An XML element: name, attributes, and elements or text in it. */
export interface XmlElement {
  name: string
  attributes: Record<string, string>
  children: (XmlElement | string)[]
}

export function x(name: string, attributes: Record<string, string>, ...children: (XmlElement | string)[]): XmlElement {
  return { name, attributes, children }
}

/** Writes XML 1.0, with what may not stand in text escaped or, where XML has no way to write it, left out. */
export function toXml(node: XmlElement | string): string {
  if (typeof node === 'string') return escapeXml(node)
  const attributes = Object.entries(node.attributes).map(([key, value]) => ` ${key}="${escapeXml(value)}"`)
  const children = node.children.map(toXml)
  return `<${node.name}${attributes.join('')}>${children.join('')}</${node.name}>`
}
