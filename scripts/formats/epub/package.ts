import { createHash } from 'node:crypto'
import { type Zippable, zipSync } from 'fflate'
import type { Files } from '../../ground/files.ts'
import { escapeXml } from '../../ground/xml-text.ts'

export interface BookFacts {
  title: string
  authors: readonly string[]
  publisher: string
  /** BCP 47 tag. */
  language: string
  /** ISO date. */
  date: string
  rights: string
  description: string
  /** What makes it this book and no other, for its identifier. */
  identity: readonly string[]
  /** Whether it has drawings or pictures. */
  hasPictures: boolean
  /** How it serves readers with disabilities, in a sentence of its language. */
  accessibility: string
}

/** A file of the book. */
export interface BookFile {
  /** Path below `EPUB/`. */
  path: string
  bytes: Uint8Array
  /** `nav`, `svg`: what the package has to say of it. */
  properties?: string
  /** Whether it is read in its turn. */
  inSpine?: boolean
}

const TYPES: Record<string, string> = {
  css: 'text/css',
  jpeg: 'image/jpeg',
  jpg: 'image/jpeg',
  png: 'image/png',
  svg: 'image/svg+xml',
  webp: 'image/webp',
  woff2: 'font/woff2',
  xhtml: 'application/xhtml+xml',
}

/** The first date that a zip file can hold; not the time of day, for the same bytes. */
const ZIP_DATE = '1980-01-01T00:00:00'

/** Packs a book (EPUB 3.3). The same files give the same bytes. */
export function packBook(facts: BookFacts, files: readonly BookFile[]): Uint8Array {
  const encode = (text: string) => new TextEncoder().encode(text)
  const zip: Zippable = {
    // First and as it is, so that the file can be told by its bytes.
    mimetype: [encode('application/epub+zip'), { level: 0 }],
    'META-INF/container.xml': encode(CONTAINER),
    'EPUB/package.opf': encode(packageDocument(facts, files)),
  }
  for (const { path, bytes } of files) zip[`EPUB/${path}`] = bytes
  return zipSync(zip, { mtime: ZIP_DATE })
}

const CONTAINER = `<?xml version="1.0" encoding="utf-8"?>
<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="EPUB/package.opf" media-type="application/oebps-package+xml"/></rootfiles></container>
`

function packageDocument(facts: BookFacts, files: readonly BookFile[]): string {
  const element = (name: string, text: string, attributes = ''): string =>
    text === '' ? '' : `    <${name}${attributes}>${escapeXml(text)}</${name}>\n`
  const meta = (property: string, text: string): string => element('meta', text, ` property="${property}"`)
  const items = files.map(({ path, properties }, index) => {
    const type = TYPES[path.slice(path.lastIndexOf('.') + 1)] ?? 'application/octet-stream'
    const said = properties === undefined ? '' : ` properties="${properties}"`
    return `    <item id="f${index + 1}" href="${escapeXml(encodeURI(path))}" media-type="${type}"${said}/>\n`
  })
  const spine = files.flatMap(({ inSpine }, index) => (inSpine ? `    <itemref idref="f${index + 1}"/>\n` : []))
  return [
    `<?xml version="1.0" encoding="utf-8"?>\n`,
    `<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id" xml:lang="${facts.language}">\n`,
    `  <metadata xmlns:dc="http://purl.org/dc/elements/1.1/">\n`,
    element('dc:identifier', `urn:uuid:${uuid(facts.identity)}`, ' id="id"'),
    element('dc:title', facts.title),
    element('dc:language', facts.language),
    ...facts.authors.map(author => element('dc:creator', author)),
    element('dc:publisher', facts.publisher),
    element('dc:date', facts.date),
    element('dc:rights', facts.rights),
    element('dc:description', facts.description),
    meta('dcterms:modified', `${facts.date}T00:00:00Z`),
    meta('schema:accessMode', 'textual'),
    ...(facts.hasPictures ? [meta('schema:accessMode', 'visual')] : []),
    meta('schema:accessModeSufficient', 'textual'),
    ...['structuralNavigation', 'tableOfContents', 'readingOrder', 'displayTransformability'].map(feature =>
      meta('schema:accessibilityFeature', feature),
    ),
    ...(facts.hasPictures ? [meta('schema:accessibilityFeature', 'alternativeText')] : []),
    meta('schema:accessibilityHazard', 'none'),
    meta('schema:accessibilitySummary', facts.accessibility),
    `  </metadata>\n  <manifest>\n`,
    ...items,
    `  </manifest>\n  <spine>\n`,
    ...spine,
    `  </spine>\n</package>\n`,
  ].join('')
}

/** A UUID of a name (RFC 9562, version 8): the same book has the same. */
function uuid(identity: readonly string[]): string {
  const hex = createHash('sha256').update(JSON.stringify(identity)).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** The files of a map, below a folder. */
export function filesBelow(files: Files): BookFile[] {
  return [...files].map(([path, bytes]) => ({ path, bytes }))
}
