import path from 'node:path'
import type { VFile } from 'vfile'
import { listFiles, readTextFile } from '../ground/files.ts'
import { type Place, report } from '../ground/messages.ts'
import { pointsOf } from '../ground/points.ts'
import { scanXml, type XmlTag } from '../ground/xml-scan.ts'
import cslLocaleMissing from '../rules/csl-locale-missing.ts'
import styleInvalid from '../rules/style-invalid.ts'
import styleUnknown from '../rules/style-unknown.ts'
import { bundledLocale, bundledLocaleNames } from './citation-js.ts'

const FOLDER = 'templates/csl'
const NAMESPACE = 'http://purl.org/net/xbiblio/csl'

/** A CSL style that can be used. */
export interface Style {
  name: string
  xml: string
  /** Whether citations are made in notes or in the text. */
  styleClass: 'note' | 'in-text'
  /** Whether citations in the text name the author (and are not numbers or labels). */
  authorDate: boolean
  /** Whether a work cited twice in a row is named otherwise the second time: "ibid.". */
  saysIbid: boolean
  /** For messages. */
  file: VFile
}

/** Where a publication asks for a style or locale. */
export interface Request {
  /** Folders that hold `templates/csl/`, first match first: the publication's, the toolchain's. */
  roots: readonly string[]
  /** publication.yaml, and the place in it that names the style or locale. */
  file: VFile
  place?: Place
}

/**
 * Loads `templates/csl/<name>.csl`. A name that is not there is reported where it is asked for (`style-unknown`), a file
 * that is no usable style on that file (`style-invalid`), which is why the file comes back in any case.
 */
export function loadStyle(name: string, request: Request): { style: Style | undefined; file: VFile | undefined } {
  const file = find(`${name}.csl`, request)
  if (!file) {
    report(request.file, styleUnknown, `No citation style \`${name}\`, which is a file ${FOLDER}/${name}.csl`, {
      place: request.place,
      actual: name,
      expected: request.roots.flatMap(root => namesIn(root, /^(.+)\.csl$/)),
    })
    return { style: undefined, file: undefined }
  }
  return { style: readStyle(name, file), file }
}

/**
 * Loads a CSL locale: `templates/csl/locales-<name>.xml`, or one that comes with citation-js.
 *
 * @returns undefined, with a message (`csl-locale-missing`, or `style-invalid` on the file), where there is none.
 */
export function loadLocale(name: string, request: Request): { xml: string | undefined; file: VFile | undefined } {
  const file = find(`locales-${name}.xml`, request)
  const xml = file ? String(file) : bundledLocale(name)
  if (file) return { xml: checkXml(file, 'locale') ? xml : undefined, file }
  if (xml === undefined) {
    report(request.file, cslLocaleMissing, `No CSL locale \`${name}\`, which is a file ${FOLDER}/locales-${name}.xml`, {
      place: request.place,
      actual: name,
      expected: [...request.roots.flatMap(root => namesIn(root, /^locales-(.+)\.xml$/)), ...bundledLocaleNames()],
    })
  }
  return { xml, file }
}

function find(fileName: string, { roots }: Request): VFile | undefined {
  // A name, not a path: nothing outside the folder is read.
  if (!/^[\w.-]+$/.test(fileName)) return undefined
  for (const root of roots) {
    const file = readTextFile(root, `${FOLDER}/${fileName}`)
    if (file) return file
  }
  return undefined
}

function namesIn(root: string, pattern: RegExp): string[] {
  return listFiles(path.join(root, FOLDER), root).flatMap(name => pattern.exec(name)?.[1] ?? [])
}

function readStyle(name: string, file: VFile): Style | undefined {
  const tags = checkXml(file, 'style')
  if (!tags) return undefined
  const root = tags[0] as XmlTag
  const styleClass = root.attributes.get('class')
  const complain = (reason: string, tag: XmlTag) =>
    report(file, styleInvalid, reason, { place: pointsOf(String(file))(tag.offset) })
  if (tags.every(tag => tag.name !== 'citation')) {
    const parent = tags.find(tag => tag.name === 'link' && tag.attributes.get('rel') === 'independent-parent')
    const reason = parent
      ? `The style stands for another one: put that in its place, ${parent.attributes.get('href')}`
      : 'The style has no `<citation>`: take a whole style'
    complain(reason, parent ?? root)
    return undefined
  }
  if (styleClass !== 'note' && styleClass !== 'in-text') {
    complain(`A style cannot have the class \`${styleClass ?? ''}\`: write \`note\` or \`in-text\``, root)
    return undefined
  }
  if (!checkMacros(file, tags)) return undefined
  const format = tags.find(tag => tag.name === 'category' && tag.attributes.has('citation-format'))
  const authorDate = /^author/.test(format?.attributes.get('citation-format') ?? 'author')
  const saysIbid = tags.some(tag => /\bibid/.test(tag.attributes.get('position') ?? ''))
  return { name, xml: String(file), styleClass, authorDate, saysIbid, file }
}

/** The processor throws at a macro that is not defined. */
function checkMacros(file: VFile, tags: readonly XmlTag[]): boolean {
  const defined = new Set(tags.filter(tag => tag.name === 'macro').map(tag => tag.attributes.get('name') ?? ''))
  const unknown = tags.filter(tag => !defined.has(tag.attributes.get('macro') ?? '') && tag.attributes.has('macro'))
  for (const tag of unknown) {
    const macro = tag.attributes.get('macro') ?? ''
    report(file, styleInvalid, `The style defines no macro \`${macro}\``, {
      place: pointsOf(String(file))(tag.offset),
      actual: macro,
      expected: defined,
    })
  }
  return unknown.length === 0 && checkSize(file, tags)
}

/** Elements of a citation or a bibliography, with those of all macros in them: many times those of the longest style. */
const MOST_ELEMENTS = 20_000
/** Macros that call one another. */
const MOST_DEPTH = 100

/** The processor writes out each macro where it is called: thirty that call the next one twice would fill any memory. */
function checkSize(file: VFile, tags: readonly XmlTag[]): boolean {
  const starts = tags.flatMap(({ name }, at) => (/^(?:macro|citation|bibliography|locale)$/.test(name) ? [at] : []))
  const parts = starts.map((at, index) => tags.slice(at, starts[index + 1]))
  const macros = new Map(parts.map(part => [part[0]?.name === 'macro' ? part[0].attributes.get('name') : '', part]))
  const known = new Map<readonly XmlTag[], number>()
  const sizeOf = (part: readonly XmlTag[], depth: number): number => {
    const before = known.get(part)
    if (before !== undefined) return before
    if (depth > MOST_DEPTH) return Number.POSITIVE_INFINITY
    // Of macros that call themselves the processor tells.
    known.set(part, 0)
    const called = part.flatMap(({ attributes }) => {
      const macro = macros.get(attributes.get('macro') ?? '-')
      return macro ? [macro] : []
    })
    const size = called.reduce((sum, macro) => sum + sizeOf(macro, depth + 1), part.length)
    known.set(part, size)
    return size
  }
  const [tag] =
    parts.find(part => /^(?:citation|bibliography)$/.test(part[0]?.name ?? '') && sizeOf(part, 0) > MOST_ELEMENTS) ?? []
  if (tag)
    report(
      file,
      styleInvalid,
      `\`${tag.name}\` has more than 20,000 elements, with those of macros wherever they are called: call fewer`,
      { place: pointsOf(String(file))(tag.offset) },
    )
  return tag === undefined
}

function checkXml(file: VFile, root: 'style' | 'locale'): XmlTag[] | undefined {
  const text = String(file)
  const { tags, fault } = scanXml(text)
  if (fault) {
    report(file, styleInvalid, fault.reason, { place: pointsOf(text)(fault.offset) })
    return undefined
  }
  const first = tags[0] as XmlTag
  if (first.name === root && first.attributes.get('xmlns') === NAMESPACE) return tags
  report(
    file,
    styleInvalid,
    `The file begins with \`<${first.name}>\`: a CSL ${root} begins with \`<${root} xmlns="${NAMESPACE}">\``,
    {
      place: pointsOf(text)(first.offset),
    },
  )
  return undefined
}
