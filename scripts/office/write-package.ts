import { strToU8, type Zippable, zipSync } from 'fflate'

/** The first date that a zip file can hold. */
const ZIP_DATE = '1980-01-01T00:00:00'

/** Zips the parts of a Word file or a workbook: the same bytes for the same parts. */
export function writePackage(parts: Readonly<Record<string, Uint8Array | string>>): Uint8Array {
  const zip: Zippable = {}
  // Readers look for the list of parts first.
  for (const name of Object.keys(parts).sort(byPlace)) {
    const part = parts[name] ?? ''
    const bytes = typeof part === 'string' ? strToU8(part) : part
    zip[name] = [bytes, { mtime: ZIP_DATE, level: name.endsWith('.png') ? 0 : 9 }]
  }
  return zipSync(zip)
}

function byPlace(one: string, other: string): number {
  const rank = (name: string): number => (name === '[Content_Types].xml' ? 0 : name === '_rels/.rels' ? 1 : 2)
  return rank(one) - rank(other) || (one < other ? -1 : 1)
}

/** docProps/custom.xml: properties of our own, which programs leave in place. */
export function customProperties(values: Readonly<Record<string, string>>, toXml: (text: string) => string): string {
  const properties = Object.entries(values).map(
    ([name, value], index) =>
      `<property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="${index + 2}" name="${toXml(name)}"><vt:lpwstr>${toXml(value)}</vt:lpwstr></property>`,
  )
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties" xmlns:vt="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">${properties.join('')}</Properties>`
}
