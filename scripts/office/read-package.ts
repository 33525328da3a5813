import { unzipSync } from 'fflate'
import { OfficeError } from './office-error.ts'

/** The parts of a Word file or a workbook that came from elsewhere. */
export interface OfficePackage {
  /** XML and other text by part name; pictures and whatever else it holds are left packed. */
  parts: ReadonlyMap<string, Uint8Array>
  /** Names of all parts. */
  names: readonly string[]
}

/** Most that is unpacked, in bytes: a paper with all its XML has some 2 MB, a sheet of 20,000 rows some 20. */
const MOST_UNPACKED = 64 * 1024 * 1024

/** Largest part. */
const LARGEST_PART = 48 * 1024 * 1024

const MOST_PARTS = 5000

/** Those that are read at all. */
const READ = /\.(?:xml|rels)$/i

/**
 * Unpacks the XML of a package, within limits. Nothing of it is run or fetched.
 *
 * @throws OfficeError for what is no package, is encrypted, or unpacks to more than a machine should hold
 */
export function readPackage(bytes: Uint8Array): OfficePackage {
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf)
    throw new OfficeError(
      'It is protected by a password, or in the format of Word or Excel before 2007: save it without one, as .docx or .xlsx',
    )
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) throw new OfficeError('It is no Word file and no workbook')
  const names: string[] = []
  let total = 0
  let unpacked: Record<string, Uint8Array>
  try {
    unpacked = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        names.push(name)
        if (names.length > MOST_PARTS) throw new OfficeError(`It holds more than ${MOST_PARTS} parts`)
        if (!READ.test(name)) return false
        total += originalSize
        if (originalSize > LARGEST_PART)
          throw new OfficeError(`Its part \`${shownName(name)}\` unpacks to more than ${LARGEST_PART / 1024 / 1024} MB`)
        if (total > MOST_UNPACKED) throw new OfficeError(`It unpacks to more than ${MOST_UNPACKED / 1024 / 1024} MB`)
        return true
      },
    })
  } catch (error) {
    if (error instanceof OfficeError) throw error
    throw new OfficeError('It is damaged: its parts cannot be unpacked')
  }
  return { parts: new Map(Object.entries(unpacked)), names }
}

/** The name of a part, for messages. */
function shownName(name: string): string {
  return name.length > 80 ? `${name.slice(0, 80)}…` : name
}

/** What a package brings that no text needs: macros, objects, links to other places. */
export function unwantedParts({ names, parts }: OfficePackage): string[] {
  const found: string[] = []
  if (names.some(name => /vbaProject|\.bin$/i.test(name) && /vba|macro/i.test(name))) found.push('macros')
  if (names.some(name => /(?:embeddings|activeX)\//i.test(name))) found.push('embedded objects')
  if (names.some(name => /externalLinks\//i.test(name))) found.push('links to other workbooks')
  const template = parts.get('word/_rels/settings.xml.rels')
  if (template && /TargetMode="External"/i.test(new TextDecoder().decode(template)))
    found.push('a template from elsewhere')
  return found
}
