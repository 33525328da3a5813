import {
  ExternalHyperlink,
  FootnoteReferenceRun,
  ImageRun,
  InternalHyperlink,
  type IRunOptions,
  type ParagraphChild,
  TextRun,
} from 'docx'
import type { Picture } from '../../blocks/shared/parts.ts'
import { figureKey } from '../../figures/library.ts'
import { xmlText } from '../../ground/xml-text.ts'
import type { NoteCall } from '../../resolve/nodes.ts'
import { bookmarkName } from './bookmarks.ts'
import type { Place, WordContext } from './context.ts'
import type { Marks, Span } from './spans.ts'
import { isSameChange, type Tracked, textRun } from './tracked.ts'
import { setSpans } from './typography.ts'
import { Xml } from './xml.ts'

/** Twips in a CSS px: 1440 an inch, 96 an inch. */
const TWIPS_PER_PX = 15

/** The runs of a paragraph, in the typography of its language. */
export function runsOf(spans: readonly Span[], place: Place, context: WordContext): ParagraphChild[] {
  const shown = place.again ? spans.filter(({ call }) => !call) : spans
  const set = setSpans(shown, place.lang).map(span => ({ ...span, change: span.change ?? place.change }))
  const runs: ParagraphChild[] = []
  for (let index = 0; index < set.length; ) {
    const { link } = set[index] as Span
    // Words in two kinds of type are one link.
    const end = link ? set.findIndex((span, at) => at > index && !isSameLink(span.link, link)) : index + 1
    const together = set.slice(index, end < 0 ? undefined : end)
    const made = trackedRuns(together, place, context)
    runs.push(...(link ? linked(made, link, context) : made))
    index += together.length
  }
  return runs
}

/** Runs, those that came or went together in one element. */
function trackedRuns(spans: readonly Span[], place: Place, context: WordContext): ParagraphChild[] {
  const runs: ParagraphChild[] = []
  for (let index = 0; index < spans.length; ) {
    const { change } = spans[index] as Span
    const end = spans.findIndex((span, at) => at > index && !isSameChange(span.change, change))
    const together = spans.slice(index, end < 0 ? undefined : end)
    const made = together.flatMap(span => runOf(span, place, context))
    runs.push(...(change && made.length > 0 ? [context.changes.around(change, made)] : made))
    index += together.length
  }
  return runs
}

function isSameLink(one: Span['link'], other: Span['link']): boolean {
  if (!one || !other) return false
  return 'anchor' in one ? 'anchor' in other && one.anchor === other.anchor : 'url' in other && one.url === other.url
}

function linked(runs: ParagraphChild[], link: NonNullable<Span['link']>, context: WordContext): ParagraphChild[] {
  if ('url' in link) return [new ExternalHyperlink({ children: runs, link: link.url })]
  if (!context.anchors.has(link.anchor)) return runs
  return [new InternalHyperlink({ children: runs, anchor: bookmarkName(link.anchor) })]
}

function runOf(span: Span, place: Place, context: WordContext): ParagraphChild[] {
  const { text, marks, call, picture, link, change, lang = place.lang } = span
  if (call) return callRuns(call, change, place, context)
  if (picture) return pictureRuns(picture, place, context)
  const style = marks.style ?? (marks.code ? 'Code' : link ? 'Hyperlink' : undefined)
  const options = { ...optionsOf(marks, lang), ...(style === undefined ? {} : { style }) }
  if (span.break) return [new TextRun({ ...options, break: 1 })]
  return text === '' ? [] : [textRun(text, options, change)]
}

function optionsOf({ bold, italics, strike, underline, smallCaps, raised }: Marks, lang: string): IRunOptions {
  return {
    ...(bold === undefined ? {} : { bold }),
    ...(italics === undefined ? {} : { italics }),
    ...(strike === undefined ? {} : { strike }),
    ...(underline === undefined ? {} : { underline: {} }),
    ...(smallCaps === undefined ? {} : { smallCaps }),
    ...(raised === 'sub' ? { subScript: true } : raised === 'super' ? { superScript: true } : {}),
    language: { value: lang },
  }
}

/** The first call of a note carries it; another one refers to it, and has its number even when notes come and go. */
function callRuns(
  call: NoteCall,
  change: Tracked | undefined,
  { lang }: Place,
  context: WordContext,
): ParagraphChild[] {
  const { number, first, follows } = call
  const raised = { style: 'FootnoteReference', language: { value: lang } }
  const before = follows ? [textRun(',', raised, change)] : []
  if (context.notes === 'listed') {
    const link = new InternalHyperlink({
      children: [new TextRun({ ...raised, text: String(number) })],
      anchor: bookmarkName(`note-${number}`),
    })
    return [...before, link]
  }
  if (first)
    return [
      ...before,
      ...context.bookmarks.around([`call-${number}`], [new FootnoteReferenceRun(number)]),
    ] as ParagraphChild[]
  return [...before, ...noteReference(number, raised, change)]
}

function noteReference(number: number, raised: IRunOptions, change: Tracked | undefined): ParagraphChild[] {
  const mark = (type: string): TextRun =>
    new TextRun({ ...raised, children: [new Xml('w:fldChar', { 'w:fldCharType': type })] })
  const name = change?.kind === 'deleted' ? 'w:delInstrText' : 'w:instrText'
  const instruction = ` NOTEREF ${bookmarkName(`call-${number}`)} \\f \\h `
  return [
    mark('begin'),
    new TextRun({ ...raised, children: [new Xml(name, { 'xml:space': 'preserve' }, [instruction])] }),
    mark('separate'),
    textRun(String(number), raised, change),
    mark('end'),
  ]
}

/** A picture as wide as it wants to be and as there is room. */
export function pictureRuns(picture: Picture, place: Place, context: WordContext): ParagraphChild[] {
  const drawing = context.drawings.get(figureKey(picture.scope, picture.src))
  if (!drawing) return []
  const room = (place.width - place.indent) / TWIPS_PER_PX
  const width = Math.min(room, picture.width === undefined ? drawing.width : room * picture.width)
  const size = { width: Math.round(width), height: Math.max(1, Math.round((width * drawing.height) / drawing.width)) }
  const id = String(context.nextPicture())
  const altText = { id, name: `Picture ${id}`, description: xmlText(picture.alt), title: '' }
  const bitmap = { type: drawing.type, data: drawing.bytes }
  return [
    drawing.svg
      ? new ImageRun({ type: 'svg', data: drawing.svg, fallback: bitmap, transformation: size, altText })
      : new ImageRun({ ...bitmap, transformation: size, altText }),
  ]
}
