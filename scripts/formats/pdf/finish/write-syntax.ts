import { type PdfObject, PdfRef, PdfStream, PdfString } from './pdf-objects.ts'

/** A direct object as it stands in a file (ISO 32000-1, 7.3), a character for each byte; no stream, which cannot be one. */
export function syntaxOf(object: PdfObject): string {
  if (typeof object === 'string') return nameSyntax(object)
  if (typeof object === 'number') return numberSyntax(object)
  if (object instanceof PdfRef) return `${object.number} 0 R`
  if (object instanceof PdfString) return object.syntax
  if (Array.isArray(object)) {
    let items = ''
    for (const item of object) items += items === '' ? syntaxOf(item) : ` ${syntaxOf(item)}`
    return `[${items}]`
  }
  if (object instanceof PdfStream) throw new Error('Unexpected stream within an object, expected a reference to it')
  if (!(object instanceof Map)) return String(object)
  let entries = ''
  // A loop over pairs would make an array of each.
  object.forEach((value, key) => {
    entries += `${nameSyntax(key)} ${syntaxOf(value)}`
  })
  return `<<${entries}>>`
}

function nameSyntax(name: string): string {
  return SPECIAL.test(name) ? `/${name.replaceAll(SPECIALS, escaped)}` : `/${name}`
}

/** What does not stand in a name as it is (7.3.5). */
const SPECIAL = /[^!"$&'*+,\-.0-9:;=?@A-Z\\^_`a-z|~]/
const SPECIALS = new RegExp(SPECIAL, 'g')

function escaped(character: string): string {
  const code = character.charCodeAt(0)
  if (code === 0 || code > 0xff) throw new Error(`Unexpected character ${code} in a name, expected 1 to 255`)
  return `#${code.toString(16).toUpperCase().padStart(2, '0')}`
}

/** Without an exponent (7.3.3). */
function numberSyntax(value: number): string {
  if (!Number.isFinite(value)) throw new Error(`Unexpected number ${value}`)
  const syntax = String(value)
  if (!syntax.includes('e')) return syntax
  return Number.isInteger(value) ? BigInt(value).toString() : value.toFixed(20).replace(/\.?0+$/, '')
}
