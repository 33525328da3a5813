import path from 'node:path'
import type { VFile } from 'vfile'
import * as z from 'zod'
import { readTextFile } from '../ground/files.ts'
import { limitOf } from '../ground/limits.ts'
import { report } from '../ground/messages.ts'
import { isRead, openFile } from '../ground/open-file.ts'
import { readYaml } from '../ground/yaml.ts'
import type { Publication } from '../model/publication.ts'
import type { Version, VersionFile } from '../model/version.ts'
import versionFile from '../rules/version-file.ts'
import yamlSchema from '../rules/yaml-schema.ts'

/** What is published as it is: kinds of files that run nothing in the site's name, as a page of HTML would. */
const KINDS = ['.pdf', '.docx', '.epub']

/** `content/versions.yaml`: the earlier versions. */
export const versionsSchema = z.array(
  z.strictObject({
    version: z
      .string()
      .regex(/^[.-]*\w[\w.-]*$/, { error: 'expected letters, digits, dots and hyphens' })
      .describe('In quotation marks: `"0.9"`.'),
    date: z.iso.date({ error: 'expected a date such as `2022-12-15`' }).describe('Date of the version: `2022-12-15`.'),
    status: z.enum(['draft', 'consultation', 'final']).optional().describe('`draft`, `consultation` or `final`.'),
    files: z
      .array(
        z.strictObject({
          edition: z.string().describe('Id of an edition of publication.yaml.'),
          language: z.string().describe('Id of a language of publication.yaml.'),
          src: z.string().min(1).describe('Path of the file below `content/`: PDF, DOCX or EPUB.'),
        }),
      )
      .min(1)
      .describe('What there is of it.'),
  }),
)

export interface LoadedVersions {
  /** As they are listed. */
  versions: Version[]
  file: VFile | undefined
}

/** Reads `content/versions.yaml`: the earlier versions, each with its date and its files below `content/`. */
export function loadVersions(publication: Publication): LoadedVersions {
  const file = readTextFile(publication.root, 'content/versions.yaml')
  const yaml = file && file.messages.length === 0 ? readYaml(file, versionsSchema) : undefined
  if (!file || !yaml) return { versions: [], file }
  const { value, placeOf } = yaml
  const seen = new Set<string>()
  const versions = value.map(({ files, status, ...rest }, index): Version => {
    const at = [index, 'version']
    if (rest.version === publication.version || seen.has(rest.version))
      report(file, yamlSchema, `Unexpected second \`${rest.version}\`, expected each version once`, {
        place: placeOf(at),
      })
    seen.add(rest.version)
    if (rest.date > publication.date)
      report(file, yamlSchema, `Unexpected date after that of this version, \`${publication.date}\``, {
        place: placeOf([index, 'date']),
      })
    const taken = new Map<string, string>()
    return {
      ...rest,
      status,
      files: files.flatMap((named, nth): VersionFile[] => {
        const where = [index, 'files', nth]
        for (const [key, known] of [
          ['edition', publication.editions.map(({ id }) => id)],
          ['language', publication.languages.map(({ id }) => id)],
        ] as const)
          if (!known.includes(named[key]))
            report(file, yamlSchema, `Unexpected ${key} \`${named[key]}\``, {
              place: placeOf([...where, key]),
              actual: named[key],
              expected: known,
            })
        const bytes = readVersionFile(publication.root, named.src, reason =>
          report(file, versionFile, reason, { place: placeOf([...where, 'src']) }),
        )
        if (!bytes) return []
        const { edition, language } = named
        const published = freeName(`versions/${rest.version}`, named, taken)
        return [{ edition, language, bytes, published }]
      }),
    }
  })
  return { versions, file }
}

/** Where a file is published: under its own name, unless another file of the version has it. */
function freeName(
  folder: string,
  { edition, language, src }: { edition: string; language: string; src: string },
  taken: Map<string, string>,
): string {
  const base = path.posix.basename(src)
  const names = [base, `${language}/${base}`, `${language}/${edition}/${base}`].map(name => `${folder}/${name}`)
  const name = names.find(free => (taken.get(free) ?? src) === src) ?? `${folder}/${path.posix.normalize(src)}`
  taken.set(name, src)
  return name
}

function readVersionFile(root: string, src: string, tell: (reason: string) => void): Uint8Array | undefined {
  const ending = path.posix.extname(src).toLowerCase()
  const isInside = !path.posix.normalize(src).startsWith('..') && !path.posix.isAbsolute(src)
  const opened = isInside ? openFile(root, path.posix.join('content', src), limitOf('image')) : undefined
  if (!KINDS.includes(ending)) tell(`Unexpected file \`${src}\`, expected a name that ends in ${KINDS.join(', ')}`)
  else if (opened === undefined) tell(`There is no file \`content/${src}\``)
  else if (!isRead(opened)) tell(opened.reason)
  else return opened
  return undefined
}
