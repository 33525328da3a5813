import { strFromU8, strToU8, unzipSync } from 'fflate'
import { escapeXml } from '../../ground/xml-text.ts'
import { customProperties, writePackage } from '../../office/write-package.ts'

/** What the file says of itself. */
export interface Properties {
  title: string
  subject: string
  authors: readonly string[]
  /** BCP 47 tag. */
  language: string
  version: string
  /** Properties of our own, by which it is known again. */
  own: Readonly<Record<string, string>>
  /** The only date that the file bears. */
  date: Date
}

/**
 * The file with parts and properties of its own, and the same bytes for the same document: the library gives links random
 * names and writes the time of day.
 *
 * @param own XML by the part's name, in place of the library's
 */
export function finishPackage(
  made: Uint8Array,
  own: Readonly<Record<string, string>>,
  properties: Properties,
): Uint8Array {
  const parts = unzipSync(made)
  for (const [name, xml] of Object.entries(own)) parts[name] = strToU8(xml)
  for (const name of ['word/footnotes.xml', 'word/endnotes.xml']) clearSeparators(parts, name)
  parts['docProps/core.xml'] = strToU8(coreProperties(properties))
  parts['docProps/custom.xml'] = strToU8(customProperties(properties.own, escapeXml))
  for (const name of Object.keys(parts).filter(part => part.endsWith('.rels'))) renameRelationships(parts, name)
  return writePackage(parts)
}

/** The library puts a note's number into the lines above notes, which have none. */
function clearSeparators(parts: Record<string, Uint8Array>, name: string): void {
  const part = parts[name]
  if (!part) return
  const number =
    /<w:r>(?:(?!<\/w:r>).)*<w:(?:footnote|endnote)Ref\/><\/w:r>(?=<w:r><w:(?:separator|continuationSeparator)\/>)/g
  parts[name] = strToU8(strFromU8(part).replace(number, ''))
}

/** Gives the relationships of a part numbers in their order. */
function renameRelationships(parts: Record<string, Uint8Array>, rels: string): void {
  const owner = rels.replace('_rels/', '').replace(/\.rels$/, '')
  const list = parts[rels]
  const part = parts[owner]
  if (!list || !part) return
  const names = new Map<string, string>()
  const xml = strFromU8(list).replace(/ Id="([^"]*)"/g, (_, id: string) => {
    names.set(id, `rId${names.size + 1}`)
    return ` Id="${names.get(id)}"`
  })
  parts[rels] = strToU8(xml)
  const renamed = strFromU8(part).replace(
    / (r:(?:id|embed|link))="([^"]*)"/g,
    (given, attribute: string, id: string) => {
      const name = names.get(id)
      return name === undefined ? given : ` ${attribute}="${name}"`
    },
  )
  parts[owner] = strToU8(renamed)
}

function coreProperties({ title, subject, authors, language, version, date }: Properties): string {
  const time = `${date.toISOString().slice(0, 19)}Z`
  const element = (name: string, text: string): string => (text === '' ? '' : `<${name}>${escapeXml(text)}</${name}>`)
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${element('dc:title', title)}${element('dc:subject', subject)}${element('dc:creator', authors.join('; '))}${element('dc:language', language)}${element('cp:version', version)}${element('cp:lastModifiedBy', authors.join('; '))}<dcterms:created xsi:type="dcterms:W3CDTF">${time}</dcterms:created><dcterms:modified xsi:type="dcterms:W3CDTF">${time}</dcterms:modified></cp:coreProperties>`
}
