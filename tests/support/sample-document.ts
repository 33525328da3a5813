import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { crc32, deflateSync } from 'node:zlib'
import type { PrintFile } from '../../scripts/browser/browser.ts'
import type { PrintDocument } from '../../scripts/formats/pdf/print.ts'

const FIXTURES = join(import.meta.dirname, '../fixtures/pdf')
const FONT = '@fontsource/source-serif-4/files/source-serif-4-latin-400-normal.woff2'

export const METADATA = {
  title: 'Cooperación descentralizada: «eficaz & abierta»',
  language: 'es',
  authors: ['Ciudades y Gobiernos Locales Unidos'],
  subject: 'Documento de políticas',
  keywords: ['cooperación', 'ciudades'],
  rights: 'CC BY 4.0',
  published: '2022-12-15',
  date: new Date('2022-12-15T10:20:30Z'),
}

/** A document with one of each thing that an edition may hold, in Spanish. */
export async function sampleDocument(html?: string): Promise<PrintDocument> {
  const require = createRequire(import.meta.url)
  const [page, css, font] = await Promise.all([
    html ?? readFile(join(FIXTURES, 'sample.html'), 'utf8'),
    readFile(join(FIXTURES, 'sample.css')),
    readFile(require.resolve(FONT)),
  ])
  const files = new Map<string, PrintFile>([
    ['assets/sample.css', { body: css, type: 'text/css' }],
    ['assets/fonts/source-serif-4-latin-400-normal.woff2', { body: font, type: 'font/woff2' }],
    ['assets/dot.png', { body: dot(), type: 'image/png' }],
  ])
  return { name: 'es/policy-paper', html: page, files, metadata: METADATA }
}

/** A PNG of one red pixel. */
function dot(): Uint8Array {
  const header = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0])
  const chunks = [
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.from([0, 255, 0, 0]))),
    chunk('IEND', Buffer.alloc(0)),
  ]
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...chunks])
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}
