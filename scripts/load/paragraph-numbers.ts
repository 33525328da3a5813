import { existsSync } from 'node:fs'
import path from 'node:path'
import { VFile } from 'vfile'
import * as z from 'zod'
import { readTextFile } from '../ground/files.ts'
import { report } from '../ground/messages.ts'
import { readYaml } from '../ground/yaml.ts'
import { parseParagraphNumber } from '../model/paragraph-number.ts'
import type { Edition, Publication } from '../model/publication.ts'
import type { Source } from '../model/source.ts'
import { assembleEdition } from '../resolve/assemble.ts'
import { assignParagraphNumbers, numberedSegments, type ParagraphNumbers } from '../resolve/paragraph-numbers.ts'
import numbersOutOfDate from '../rules/numbers-out-of-date.ts'
import yamlSchema from '../rules/yaml-schema.ts'

/** The numbers of the paragraphs of all editions that have any. */
export interface LoadedNumbers {
  /** By edition. */
  numbers: ReadonlyMap<string, ParagraphNumbers>
  /** Registers as they should be, by their paths; those that are. */
  writes: ReadonlyMap<string, string>
  /** The registers read, with their messages. */
  files: readonly VFile[]
}

const FOLDER = 'content/paragraph-numbers'

const schema = z.record(z.string(), z.string())

/** Path of an edition's register. */
export function numbersPath(edition: Pick<Edition, 'id'>): string {
  return `${FOLDER}/${edition.id}.yaml`
}

/**
 * Numbers the paragraphs of a publication that wants to have them numbered, or has been sent out for consultation. What
 * its registers say holds for ever; a register that cannot be read stays as it is.
 *
 * @param sources with the ids of their segments
 */
export function loadParagraphNumbers(
  publication: Pick<Publication, 'root' | 'editions' | 'numbering'>,
  sources: ReadonlyMap<string, Source>,
): LoadedNumbers {
  const { root, editions, numbering } = publication
  const wanted = numbering === 'paragraphs' || existsSync(path.join(root, 'content/consultation'))
  const numbers = new Map<string, ParagraphNumbers>()
  const writes = new Map<string, string>()
  const files: VFile[] = []
  const trees = new Map([...sources].map(([name, { tree }]) => [name, tree]))
  for (const edition of editions) {
    const relative = numbersPath(edition)
    const file = readTextFile(root, relative)
    if (!file && !wanted) continue
    const given = file ? readNumbers(file) : new Map<string, string>()
    if (file) files.push(file)
    if (!given) continue
    const segments = numberedSegments(assembleEdition({ edition, sources, trees }))
    const assigned = assignParagraphNumbers(segments, given)
    numbers.set(edition.id, assigned)
    const text = formatNumbers(assigned)
    if (text !== (file ? String(file) : '')) writes.set(relative, text)
  }
  return { numbers, writes, files }
}

/** A warning (`numbers-out-of-date`) for each register that sync would change. */
export function outOfDateNumbers(root: string, changed: Iterable<string>): VFile[] {
  return [...changed].map(relative => {
    const file = new VFile({ path: relative, cwd: root })
    report(file, numbersOutOfDate, 'Paragraphs have come since the numbers were given, run `npm run translations:sync`')
    return file
  })
}

function readNumbers(file: VFile): Map<string, string> | undefined {
  const yaml = file.messages.length === 0 ? readYaml(file, schema) : undefined
  if (!yaml) return undefined
  const numbers = new Map(Object.entries(yaml.value))
  for (const [id, number] of numbers)
    if (!parseParagraphNumber(number))
      report(file, yamlSchema, `\`${number}\` is no number of a paragraph: write one such as \`14\` or \`14 bis\``, {
        place: yaml.placeOf([id]),
      })
  return file.messages.length === 0 ? numbers : undefined
}

function formatNumbers(numbers: ParagraphNumbers): string {
  const lines = [...numbers].map(([id, number]) => `${id}: ${number}\n`)
  return `# The numbers of the paragraphs, for ever: \`npm run translations:sync\` adds those of new ones.\n${lines.join('')}`
}
