import type { PdfFile } from './pdf-file.ts'
import { PdfString } from './pdf-objects.ts'
import { toXml, type XmlElement, x } from './xml.ts'

/** What a document says of itself. */
export interface PdfMetadata {
  title: string
  /** BCP 47 tag: `pt-BR`. */
  language: string
  authors: string[]
  /** One sentence on what it is about. */
  subject: string
  keywords: string[]
  /** Under which it may be used: `CC BY 4.0`. */
  rights: string
  /** When it was published: `2022-12-15`. */
  published: string
  /** When its source was changed last; nothing says when the file was made. */
  date: Date
}

/** The name in `xmp:CreatorTool`. */
const CREATOR = 'policy-paper'

/**
 * Writes the same facts into the information dictionary (ISO 32000-1, 14.3.3) and into XMP (ISO 16684-1), with the
 * claims to be PDF/UA-1 (ISO 14289-1, clause 5) and PDF/A-2a (ISO 19005-2, 6.6.4).
 */
export function writeMetadata(pdf: PdfFile, metadata: PdfMetadata): void {
  const producer = pdf.text(pdf.information, 'Producer') ?? ''
  const info = pdf.information
  pdf.set(info, 'Title', PdfString.of(metadata.title))
  pdf.set(info, 'Author', PdfString.of(metadata.authors.join('; ')))
  pdf.set(info, 'Subject', PdfString.of(metadata.subject))
  pdf.set(info, 'Keywords', PdfString.of(metadata.keywords.join(', ')))
  pdf.set(info, 'Creator', PdfString.of(CREATOR))
  pdf.set(info, 'CreationDate', PdfString.of(pdfDate(metadata.date)))
  pdf.set(info, 'ModDate', PdfString.of(pdfDate(metadata.date)))
  const packet = Buffer.from(xmpPacket(metadata, producer))
  pdf.set(pdf.catalog, 'Metadata', pdf.addStream(packet, { Type: 'Metadata', Subtype: 'XML' }, 'none'))
  pdf.set(pdf.catalog, 'Lang', PdfString.of(metadata.language))
  pdf.set(pdf.catalog, 'ViewerPreferences', { DisplayDocTitle: true })
}

/** `D:20221215000000+00'00'` (7.9.4). */
function pdfDate(date: Date): string {
  return `D:${date.toISOString().replace(/\..*|[-:T]/g, '')}+00'00'`
}

function xmpPacket(metadata: PdfMetadata, producer: string): string {
  const date = date8601(metadata.date)
  const description = x(
    'rdf:Description',
    { 'rdf:about': '', ...NAMESPACES },
    x('dc:title', {}, container('Alt', [metadata.title], { 'xml:lang': 'x-default' })),
    x('dc:description', {}, container('Alt', [metadata.subject], { 'xml:lang': 'x-default' })),
    x('dc:creator', {}, container('Seq', metadata.authors)),
    x('dc:subject', {}, container('Bag', metadata.keywords)),
    x('dc:language', {}, container('Bag', [metadata.language])),
    x('dc:date', {}, container('Seq', [metadata.published])),
    x('dc:rights', {}, container('Alt', [metadata.rights], { 'xml:lang': 'x-default' })),
    x('dc:format', {}, 'application/pdf'),
    x('pdf:Producer', {}, producer),
    x('pdf:Keywords', {}, metadata.keywords.join(', ')),
    x('xmp:CreatorTool', {}, CREATOR),
    x('xmp:CreateDate', {}, date),
    x('xmp:ModifyDate', {}, date),
    x('xmp:MetadataDate', {}, date),
    x('pdfuaid:part', {}, '1'),
    x('pdfaid:part', {}, '2'),
    x('pdfaid:conformance', {}, 'A'),
    x('pdfaExtension:schemas', {}, x('rdf:Bag', {}, UA_SCHEMA)),
  )
  const root = x('x:xmpmeta', { 'xmlns:x': 'adobe:ns:meta/' }, x('rdf:RDF', { 'xmlns:rdf': RDF }, description))
  // The packet's id is the one that XMP prescribes (ISO 16684-1, 7.3.2).
  return `<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n${toXml(root)}\n<?xpacket end="w"?>`
}

function date8601(date: Date): string {
  return date.toISOString().replace(/\.\d+Z$/, '+00:00')
}

function container(kind: 'Alt' | 'Bag' | 'Seq', items: string[], attributes: Record<string, string> = {}): XmlElement {
  return x(`rdf:${kind}`, {}, ...items.map(item => x('rdf:li', attributes, item)))
}

const RDF = 'http://www.w3.org/1999/02/22-rdf-syntax-ns#'
const PDFUA = 'http://www.aiim.org/pdfua/ns/id/'
const NAMESPACES = {
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  'xmlns:xmp': 'http://ns.adobe.com/xap/1.0/',
  'xmlns:pdf': 'http://ns.adobe.com/pdf/1.3/',
  'xmlns:pdfuaid': PDFUA,
  'xmlns:pdfaid': 'http://www.aiim.org/pdfa/ns/id/',
  'xmlns:pdfaExtension': 'http://www.aiim.org/pdfa/ns/extension/',
  'xmlns:pdfaSchema': 'http://www.aiim.org/pdfa/ns/schema#',
  'xmlns:pdfaProperty': 'http://www.aiim.org/pdfa/ns/property#',
}

/** PDF/A knows only XMP's own schemas: others are described in the file (ISO 19005-2, 6.6.2.3). */
const UA_SCHEMA = resource(
  x('pdfaSchema:schema', {}, 'PDF/UA identification schema'),
  x('pdfaSchema:namespaceURI', {}, PDFUA),
  x('pdfaSchema:prefix', {}, 'pdfuaid'),
  x(
    'pdfaSchema:property',
    {},
    x(
      'rdf:Seq',
      {},
      resource(
        x('pdfaProperty:name', {}, 'part'),
        x('pdfaProperty:valueType', {}, 'Integer'),
        x('pdfaProperty:category', {}, 'internal'),
        x('pdfaProperty:description', {}, 'Part of ISO 14289 to which the file conforms'),
      ),
    ),
  ),
)

function resource(...children: XmlElement[]): XmlElement {
  return x('rdf:li', { 'rdf:parseType': 'Resource' }, ...children)
}
