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
