import { BuilderElement, type XmlComponent } from 'docx'

/** An element that the library has no class for. */
export class Xml extends BuilderElement {
  /**
   * @param name with its prefix: `w:bookmarkStart`
   * @param attributes with their prefixes; those that are undefined are left out
   */
  constructor(
    name: string,
    attributes: Readonly<Record<string, string | number | undefined>> = {},
    children: readonly (XmlComponent | string)[] = [],
  ) {
    const given = Object.entries(attributes).filter(([, value]) => value !== undefined)
    super({ name, attributes: Object.fromEntries(given.map(([key, value]) => [key, { key, value }])) })
    this.root.push(...children)
  }
}

/** Text without the control characters that XML cannot hold. */
export function xmlText(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is sought.
  return text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
}

/** Text with its markup escaped. */
export function escapeXml(text: string): string {
  return xmlText(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
}
