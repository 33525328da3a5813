import printGlyph from '../../../rules/print-glyph.ts'
import printUntagged from '../../../rules/print-untagged.ts'
import { applyEdits, type Edit } from './edits.ts'
import type { Rectangle } from './matrix.ts'
import type { EdgeGlyph, LineChange, PageContent, Range, ShownText, UntaggedPainting } from './page-content.ts'
import type { PageStream, PdfFile } from './pdf-file.ts'
import type { PdfDict, PdfRef } from './pdf-objects.ts'
import type { Problem } from './problem.ts'
import { readContent } from './read-content.ts'
import { type StructureElement, setEntry } from './structure-tree.ts'
import { GlyphDecoder, utf16 } from './to-unicode.ts'

interface Owner {
  element: StructureElement
  /** Whether lines and areas are what it is there for: a picture, or the sign of a list item. */
  isDrawn: boolean
  /** The paragraph or other block around it. */
  block: StructureElement
}

/**
 * Makes every painting on the pages either content of the structure tree or an artifact (ISO 14289-1, 7.1): headers and
 * footers (7.8), lines and backgrounds. Takes soft hyphens out of the text, so that it is copied and read without them.
 *
 * Reported are texts that the browser failed to tag, which would be lost to a reader who listens, and characters that no font has.
 */
export function markContent(
  pdf: PdfFile,
  document: StructureElement,
  contents: readonly PageStream[],
  hidden: readonly string[],
): Problem[] {
  return new ContentMarker(pdf, document, hidden).run(contents)
}

class ContentMarker {
  readonly #pdf: PdfFile
  readonly #decoder: GlyphDecoder
  readonly #owners: Owners
  readonly #hidden: string
  readonly #problems = new Map<string, Problem>()
  readonly #forms = new Set<PdfRef>()
  #pageNumber = 0

  constructor(pdf: PdfFile, document: StructureElement, hidden: readonly string[]) {
    this.#pdf = pdf
    this.#decoder = new GlyphDecoder(pdf)
    this.#owners = ownersOf(document)
    this.#hidden = hidden.map(squeezed).join('\n')
  }

  run(contents: readonly PageStream[]): Problem[] {
    for (const { page, dict, stream, bytes } of contents) {
      this.#pageNumber++
      const height = this.#pdf.numbers(dict, 'MediaBox')[3] ?? 0
      this.#mark(stream, bytes, page, this.#pdf.dict(dict, 'Resources'), height)
    }
    return [...this.#problems.values()]
  }

  /** @param height of the page in points; none in a form, all of which belongs to the document. */
  #mark(
    stream: PdfRef,
    bytes: Uint8Array,
    owner: PdfRef,
    resources: PdfDict | undefined,
    height: number | undefined,
  ): void {
    const content = readContent(bytes, height === undefined)
    const edits = [
      ...this.#decorations(content, owner),
      ...content.untagged.flatMap(painting => this.#artifact(painting, resources, height)),
      ...content.softHyphens.map(({ start, end, text }) => ({ at: start, remove: end - start, insert: text })),
      ...content.lineEnds.flatMap(hyphen => this.#lineEnd(hyphen, resources)),
      ...content.lineChanges.flatMap(change => this.#lineChange(change, owner, resources)),
    ]
    for (const missing of content.missing) this.#reportMissing(missing, resources)
    if (edits.length > 0) this.#pdf.replace(stream, applyEdits(bytes, edits))
  }

  /** Tagged sequences that are nothing but lines and areas around text: they become artifacts and leave the tree. */
  #decorations(content: PageContent, owner: PdfRef): Edit[] {
    return content.sequences.flatMap(({ id, open, marks, hasContent, area }) => {
      const found = this.#owners.get(owner)?.[id]
      if (found?.element.type === 'Figure' && area) this.#placeFigure(found.element, area)
      if (hasContent || found?.isDrawn) return []
      if (found)
        found.element.children = found.element.children.filter(
          child => child.kind !== 'content' || child.id !== id || (child.form ?? child.page) !== owner,
        )
      return [
        { at: open.start, remove: open.end - open.start, insert: `/Artifact ${LAYOUT} BDC` },
        ...marks.map(removal),
      ]
    })
  }

  /** Says where a figure stands (14.8.5.4.5), so that it can be shown to who asks for it. */
  #placeFigure(figure: StructureElement, area: Rectangle): void {
    if (this.#pdf.get(figure.more, 'A')) return
    const box = area.map(value => Math.round(value * 100) / 100)
    setEntry(figure, 'A', this.#pdf.object({ O: 'Layout', Placement: 'Block', BBox: box }))
  }

  #artifact(painting: UntaggedPainting, resources: PdfDict | undefined, height: number | undefined): Edit[] {
    if (painting.kind === 'object' && this.#isForm(painting.object, resources)) {
      this.#markForm(painting.object, resources)
      return []
    }
    const text = painting.inBody ? painting.shown.map(shown => this.#decode(shown, resources)).join('') : ''
    if (/[\p{L}\p{N}]/u.test(text) && !this.#hidden.includes(squeezed(text)))
      this.#note({
        rule: printUntagged,
        reason: `The text \`${text.trim()}\` on page ${this.#pageNumber} is not in the structure, where assistive technology would read it`,
      })
    const isMargin = painting.kind === 'text' && !painting.inBody && height !== undefined
    const properties = isMargin ? (painting.y > height / 2 ? HEADER : FOOTER) : LAYOUT
    return [
      { at: painting.start, remove: 0, insert: `/Artifact ${properties} BDC\n` },
      ...painting.marks.map(removal),
      { at: painting.end, remove: 0, insert: '\nEMC' },
    ]
  }

  /** A form (8.10) with content of its own is marked inside. */
  #markForm(name: string, resources: PdfDict | undefined): void {
    const form = this.#object(name, resources)
    if (!form || this.#forms.has(form)) return
    this.#forms.add(form)
    const dict = this.#pdf.dictionaryOf(form)
    this.#mark(form, this.#pdf.readStream(form), form, dict && this.#pdf.dict(dict, 'Resources'), undefined)
  }

  #isForm(name: string, resources: PdfDict | undefined): boolean {
    const object = this.#object(name, resources)
    const dict = object && this.#pdf.dictionaryOf(object)
    return dict !== undefined && this.#pdf.name(dict, 'Subtype') === 'Form'
  }

  #object(name: string, resources: PdfDict | undefined): PdfRef | undefined {
    const objects = resources && this.#pdf.dict(resources, 'XObject')
    return objects && this.#pdf.reference(objects, name)
  }

  /** The hyphen at the end of a line is read as a soft one: the word goes on. */
  #lineEnd(hyphen: ShownText, resources: PdfDict | undefined): Edit[] {
    if (!/^[-\u2010]$/.test(this.#decode(hyphen, resources))) return []
    return [
      { at: hyphen.start, remove: 0, insert: '/Span <</ActualText <FEFF00AD>>> BDC\n' },
      { at: hyphen.end, remove: 0, insert: '\nEMC' },
    ]
  }

  /**
   * The browser paints no space where a line ends between words; without one they would be read as one word (ISO 32000-1,
   * 14.8.2.5). None is missing behind hyphens, nor in addresses, which go on before a mark or behind a slash.
   */
  #lineChange({ at, last, next }: LineChange, owner: PdfRef, resources: PdfDict | undefined): Edit[] {
    if (last.code === '') return []
    const owners = this.#owners.get(owner)
    const block = owners?.[last.sequence]?.block
    if (block === undefined || block !== owners?.[next.sequence]?.block) return []
    const textOf = ({ font, code }: EdgeGlyph) => this.#decoder.decode(resources, font, code)
    // One glyph may stand for hyphens and soft hyphens.
    if (/[\s\p{Pd}\u00ad/]$/u.test(textOf(last)) || /^[\s_?=&%#~.\p{Pd}\u00ad]/u.test(textOf(next))) return []
    const space = this.#decoder.spaceOf(resources, last.font)
    return space === undefined ? [] : [{ at, remove: 0, insert: `<${space}> Tj\n` }]
  }

  /** The browser writes down which character it is for all but the first one that a font lacks. */
  #reportMissing(missing: PageContent['missing'][number], resources: PdfDict | undefined): void {
    const given = utf16(/^<(.*)>$/.exec(missing.actualText)?.[1] ?? '')
    const code = given.codePointAt(0)?.toString(16).toUpperCase().padStart(4, '0')
    const around = missing.codes.replace(/.{4}/g, glyph =>
      glyph === '0000' ? '□' : this.#decode({ ...missing, codes: glyph }, resources),
    )
    const name = code === undefined ? `character in \`${around}\`` : `character \`${given}\` (U+${code})`
    const reason = `No font of the document has ${name} on page ${this.#pageNumber}`
    this.#note({ rule: printGlyph, reason, ...(code === undefined && { unnamed: true }) }, name)
  }

  #decode({ font, codes }: ShownText, resources: PdfDict | undefined): string {
    return this.#decoder.decode(resources, font, codes)
  }

  #note(problem: Problem, key = problem.reason): void {
    if (!this.#problems.has(key)) this.#problems.set(key, problem)
  }
}

export const LAYOUT = '<</Type /Layout>>'
const HEADER = '<</Type /Pagination /Subtype /Header /Attached [/Top]>>'
const FOOTER = '<</Type /Pagination /Subtype /Footer /Attached [/Bottom]>>'

/** The elements of sequences by the page or form that these are in, and by their numbers. */
type Owners = Map<PdfRef, (Owner | undefined)[]>

function ownersOf(document: StructureElement): Owners {
  const owners: Owners = new Map()
  const add = (element: StructureElement, isInDrawn: boolean, around: StructureElement) => {
    const block = INLINE.has(element.type) ? around : element
    const owner = { element, isDrawn: isInDrawn || DRAWN.has(element.type), block }
    for (const child of element.children) {
      if (child.kind === 'element') add(child, owner.isDrawn, block)
      if (child.kind !== 'content') continue
      const place = child.form ?? child.page
      const known = owners.get(place) ?? []
      known[child.id] = owner
      owners.set(place, known)
    }
  }
  add(document, false, document)
  return owners
}

/** Types within lines; the untyped ones, too, which the browser makes for each text. */
const INLINE = new Set('NonStruct Span Link Em Strong Code Quote Sub Reference'.split(' '))

const DRAWN = new Set(['Figure', 'Formula', 'Lbl'])

function squeezed(text: string): string {
  return text.replace(/[\s\u00ad]+/g, '')
}

function removal({ start, end }: Range): Edit {
  return { at: start, remove: end - start, insert: '' }
}
