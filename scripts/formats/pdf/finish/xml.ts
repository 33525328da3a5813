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
  if (typeof node === 'string') return escaped(node)
  const attributes = Object.entries(node.attributes).map(([key, value]) => ` ${key}="${escaped(value)}"`)
  const children = node.children.map(toXml)
  return `<${node.name}${attributes.join('')}>${children.join('')}</${node.name}>`
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

function escaped(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that XML 1.0 (2.2) forbids.
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
      .replace(/[&<>"]/g, character => ESCAPES[character] ?? '')
  )
}
